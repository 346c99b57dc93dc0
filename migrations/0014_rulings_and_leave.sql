-- What a decision says of absence, whichever decision it is: a lesson that counts no absence (0: the whole
-- day), for one pupil. What is registered there is kept as observed.
create table absence_ruling (
  decision_id {uuid} not null,
  pupil_id {uuid} not null references pupil (id),
  date {date} not null,
  lesson integer not null check (lesson between 0 and 20),
  -- Seen by the home.
  note_home text not null,
  decided_by {uuid} not null references account (id),
  decided_at {instant} not null,
  revoked_by {uuid} references account (id),
  revoked_at {instant},
  primary key (decision_id, pupil_id, lesson)
) {strict};
create index absence_ruling_pupil on absence_ruling (pupil_id, date);

-- The decision by which an entry stands, and, of one that counts no absence, what had been seen.
alter table absence_entry add column decision_id {uuid};
alter table absence_entry add column observed text
  check (observed in ('day', 'lesson', 'late', 'left_early'));
create index absence_entry_decision on absence_entry (decision_id) where decision_id is not null;

-- Absence outside the pupil's control: the bus was late, and none is recorded.
create table outside_control_decision (
  id {uuid} not null primary key,
  date {date} not null,
  -- A JSON list of lessons; empty: the whole day.
  lessons text not null,
  reason text not null,
  decided_by {uuid} not null references account (id),
  decided_at {instant} not null,
  undone_by {uuid} references account (id),
  undone_at {instant}
) {strict};
create index outside_control_decision_date on outside_control_decision (date);

create table outside_control_pupil (
  decision_id {uuid} not null references outside_control_decision (id),
  pupil_id {uuid} not null references pupil (id),
  primary key (decision_id, pupil_id)
) {strict};
create index outside_control_pupil_pupil on outside_control_pupil (pupil_id);

-- Leave from school: applied for, or a single day that a home may take without applying.
create table leave_application (
  id {uuid} not null primary key,
  pupil_id {uuid} not null references pupil (id),
  kind text not null check (kind in ('leave', 'religious_holiday', 'single_day')),
  from_date {date} not null,
  to_date {date} not null,
  -- School days of the pupil within the dates, as they were when it was sent.
  school_days integer not null,
  reason text,
  -- How the pupil is taught meanwhile.
  teaching text,
  -- Who applies, and who wrote it: the office may, on behalf of the guardian.
  guardian_id {uuid} not null references guardian (id),
  applied_by {uuid} not null references account (id),
  is_by_office {bool} not null,
  applied_at {instant} not null,
  withdrawn_at {instant},
  outcome text check (outcome in ('granted', 'partly_granted', 'refused')),
  granted_from {date},
  granted_to {date},
  grounds text,
  -- Of holy days that were not granted: which of the law's reasons.
  legal_reason text,
  decided_by {uuid} references account (id),
  decided_at {instant},
  -- The letter as it was sent, as JSON.
  letter text,
  -- What of the granted dates stands; both null when nothing does.
  standing_from {date},
  standing_to {date}
) {strict};
create index leave_application_pupil on leave_application (pupil_id, to_date);

-- A granted leave that was shortened, or undone: then without dates.
create table leave_change (
  id {uuid} not null primary key,
  application_id {uuid} not null references leave_application (id),
  standing_from {date},
  standing_to {date},
  reason text not null,
  changed_by {uuid} not null references account (id),
  changed_at {instant} not null
) {strict};
create index leave_change_application on leave_change (application_id);

-- How many days others than the principal decide at a school; without a row the municipality's setting holds.
create table leave_delegation (
  school_id {uuid} not null primary key references school (id),
  contact_teacher_days integer not null,
  department_head_days integer not null,
  set_by {uuid} not null references account (id),
  set_at {instant} not null
) {strict};
