-- A lesson handed to a substitute by a link or code, or to the department head.

create table substitute_link (
  id {uuid} not null primary key,
  class_id {uuid} not null references school_class (id),
  date {date} not null,
  -- 0 is the whole day.
  lesson integer not null check (lesson between 0 and 20),
  -- Of the 256 random bits in the link, and of the short code; neither is kept.
  token_hash text not null unique,
  code_hash text not null unique,
  made_by {uuid} not null references account (id),
  made_at {instant} not null,
  expires_at {instant} not null,
  withdrawn_by {uuid} references account (id),
  withdrawn_at {instant},
  -- Set once, by the device that opens it first.
  session_hash text unique,
  csrf_token text,
  -- As the substitute wrote it.
  substitute_name text,
  opened_at {instant},
  used_at {instant}
) {strict};
create index substitute_link_date on substitute_link (date, class_id);

create table lesson_handover (
  id {uuid} not null primary key,
  class_id {uuid} not null references school_class (id),
  date {date} not null,
  lesson integer not null check (lesson between 0 and 20),
  handed_by {uuid} not null references account (id),
  handed_at {instant} not null,
  taken_back_at {instant}
) {strict};
-- A lesson is handed over once, unless it was taken back.
create unique index lesson_handover_open on lesson_handover (class_id, date, lesson) where taken_back_at is null;
create index lesson_handover_date on lesson_handover (date, class_id);

-- Who registered with a link; recorded_by and registered_by are then who made it.
alter table absence_entry add column substitute_name text;
alter table class_registration add column substitute_name text;
