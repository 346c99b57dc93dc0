-- The log of one pupil is asked for by days.
create index audit_event_subject_at on audit_event (subject_kind, subject_id, at);
drop index audit_event_subject;
