-- What homes tell the school: by the page, or by telephone, text, paper or word, which the office records for them.

-- Reasons that a home may give; the others are the school's to decide.
alter table absence_reason add column home_may_give {bool} not null default false;
update absence_reason set home_may_give = true
 where code in ('illness', 'chronic_illness', 'appointment', 'hospital', 'institution', 'leave_without_application', 'other');

create table home_message_before (
  id {uuid} not null primary key,
  pupil_id {uuid} not null,
  guardian_id {uuid},
  from_date {date} not null,
  to_date {date} not null,
  lesson integer,
  reason text,
  text text,
  reported_at {instant} not null,
  withdrawn_at {instant}
) {strict};
insert into home_message_before
  select id, pupil_id, guardian_id, from_date, to_date, lesson, reason, text, reported_at, withdrawn_at from home_message;
drop table home_message;

create table home_message (
  id {uuid} not null primary key,
  pupil_id {uuid} not null references pupil (id),
  -- On whose behalf.
  guardian_id {uuid} references guardian (id),
  from_date {date} not null,
  to_date {date} not null,
  -- A JSON list of the pupil's lessons that day; null: whole days, or the times below without a timetable.
  lessons text,
  -- Part of a day by the clock, as it was said; null: from its beginning, or to its end.
  from_minute integer check (from_minute between 0 and 1439),
  until_minute integer check (until_minute between 1 and 1440),
  reason text references absence_reason (code),
  text text,
  channel text not null default 'page' check (channel in ('page', 'phone', 'text_message', 'paper', 'in_person')),
  -- Who at the school recorded it; null: the guardian did.
  recorded_by {uuid} references account (id),
  reported_at {instant} not null,
  withdrawn_at {instant},
  withdrawn_by {uuid} references account (id),
  -- What the school answered when the message explains absence that stood as undocumented.
  answer text check (answer in ('accepted', 'declined')),
  answered_at {instant},
  answered_by {uuid} references account (id),
  check ((from_minute is null and until_minute is null and lessons is null) or from_date = to_date)
) {strict};
insert into home_message (id, pupil_id, guardian_id, from_date, to_date, lessons, reason, text, reported_at, withdrawn_at)
  select id, pupil_id, guardian_id, from_date, case when lesson is null then to_date else from_date end,
         case when lesson is null then null else '[' || cast(lesson as text) || ']' end,
         reason, text, reported_at, withdrawn_at
    from home_message_before;
drop table home_message_before;
create index home_message_pupil on home_message (pupil_id, to_date);

-- How a guardian wants to be reached who would rather not sign in.
create table contact_wish (
  guardian_id {uuid} not null primary key references guardian (id),
  channel text not null check (channel in ('page', 'phone', 'text_message')),
  language text,
  needs_interpreter {bool} not null,
  updated_at {instant} not null,
  updated_by {uuid} not null references account (id)
) {strict};

-- A home holds that an entry is wrong; the school corrects it or says why it stands.
create table entry_contest (
  id {uuid} not null primary key,
  pupil_id {uuid} not null references pupil (id),
  entry_id {uuid} not null references absence_entry (id),
  guardian_id {uuid} not null references guardian (id),
  text text not null,
  contested_at {instant} not null,
  outcome text check (outcome in ('corrected', 'explained')),
  answer text,
  answered_at {instant},
  answered_by {uuid} references account (id)
) {strict};
create index entry_contest_pupil on entry_contest (pupil_id);
-- One open question about an entry from each guardian.
create unique index entry_contest_open on entry_contest (entry_id, guardian_id) where outcome is null;
