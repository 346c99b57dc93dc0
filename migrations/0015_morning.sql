-- This morning: who is missing without a word, and what the school does about it.

-- The day's lists ask for these many times a minute.
create index absence_entry_without_word on absence_entry (date, pupil_id)
  where superseded_by is null and kind in ('day', 'lesson') and reported_by in ('nobody', 'unknown');
create index class_registration_date on class_registration (date, class_id);

-- What somebody did about one missing pupil on one day. Append-only; what stands is derived from the steps.
create table morning_step (
  id {uuid} not null primary key,
  pupil_id {uuid} not null references pupil (id),
  date {date} not null,
  -- 1, 2, 3 ... for the pupil that day: two who act at once cannot both be the next.
  number integer not null,
  school_id {uuid} not null references school (id),
  kind text not null
    check (kind in ('take', 'give_back', 'attempt', 'text_message', 'explained', 'at_school', 'not_found', 'reopen')),
  at {instant} not null,
  by_account {uuid} not null references account (id),
  guardian_id {uuid} references guardian (id),
  channel text check (channel in ('call', 'text', 'other')),
  outcome text check (outcome in ('no_answer', 'message_left', 'talked', 'home_does_not_know', 'wrong_number')),
  -- Internal.
  note text,
  message_id {uuid} references outbox_message (id),
  unique (pupil_id, date, number)
) {strict};
create index morning_step_school on morning_step (school_id, date);

create table morning_setting (
  school_id {uuid} not null primary key references school (id),
  wait_minutes integer not null check (wait_minutes between 0 and 120),
  return_minutes integer not null check (return_minutes between 1 and 120),
  -- The school's own number, for the text message to the home.
  phone text,
  -- A JSON list of staff ids: secretaries who may see how to reach the home of a child with a protected address.
  contacts_staff text not null,
  changed_at {instant} not null,
  changed_by {uuid} not null references account (id)
) {strict};

-- When teachers are reminded of lessons that nobody has registered; without a row they are not.
create table gap_setting (
  school_id {uuid} not null primary key references school (id),
  -- After midnight, local time; null: not at all.
  remind_minute integer check (remind_minute between 0 and 1439),
  -- The last day on which they were.
  reminded_on {date},
  changed_at {instant} not null,
  changed_by {uuid} not null references account (id)
) {strict};
