-- Absence is append-only: a correction is a new row that supersedes the old one. superseded_by and
-- superseded_at are set once, in the transaction that writes the new row. Present is not stored, except as
-- the correction of something that was.

create table absence_reason (
  code text not null primary key,
  name_nb text not null,
  name_nn text not null,
  name_en text not null,
  is_leave {bool} not null,
  sort_order integer not null
) {strict};

create table absence_entry (
  id {uuid} not null primary key,
  pupil_id {uuid} not null references pupil (id),
  date {date} not null,
  -- 0 is the whole day, else the lesson's number.
  lesson integer not null check (lesson between 0 and 20),
  kind text not null check (kind in ('day', 'lesson', 'late', 'left_early', 'present')),
  -- Missed (lesson, left_early) or late (late); null: the whole lesson, or not said.
  minutes integer check (minutes between 0 and 600),
  subject_id {uuid} references subject (id),
  class_id {uuid} references school_class (id),
  documentation text not null check (documentation in ('documented', 'undocumented')),
  reason text references absence_reason (code),
  reported_by text not null check (reported_by in ('guardian', 'pupil', 'staff', 'nobody', 'unknown')),
  -- Seen by the home.
  note_home text,
  -- Never seen by the home.
  note_internal text,
  origin text not null check (origin in ('teacher', 'office', 'import')),
  -- absence.csv's entry_id, and the digest of the row it came from: an unchanged row changes nothing.
  source_entry_id text,
  source_digest text,
  recorded_at {instant} not null,
  recorded_by {uuid} references account (id),
  supersedes {uuid},
  superseded_by {uuid},
  superseded_at {instant},
  -- A school that registers whole days registers who came late or left early that day, too.
  check ((lesson = 0 and kind <> 'lesson') or (lesson > 0 and kind <> 'day'))
) {strict};
-- One effective state per pupil, date and lesson.
create unique index absence_entry_effective on absence_entry (pupil_id, date, lesson) where superseded_by is null;
create unique index absence_entry_source on absence_entry (source_entry_id)
  where source_entry_id is not null and superseded_by is null;

-- That a lesson (0: a day) was registered, by whom and when, and which pupils the list showed.
create table class_registration (
  id {uuid} not null primary key,
  class_id {uuid} not null references school_class (id),
  date {date} not null,
  lesson integer not null check (lesson between 0 and 20),
  registered_at {instant} not null,
  registered_by {uuid} not null references account (id),
  pupils_seen text not null
) {strict};
create index class_registration_lesson on class_registration (class_id, date, lesson);

-- What a home has said beforehand; the register shows it beside the name.
create table home_message (
  id {uuid} not null primary key,
  pupil_id {uuid} not null references pupil (id),
  guardian_id {uuid} references guardian (id),
  from_date {date} not null,
  to_date {date} not null,
  -- null: whole days.
  lesson integer check (lesson between 1 and 20),
  reason text references absence_reason (code),
  text text,
  reported_at {instant} not null,
  withdrawn_at {instant}
) {strict};
create index home_message_pupil on home_message (pupil_id, to_date);

insert into absence_reason (code, name_nb, name_nn, name_en, is_leave, sort_order) values
  ('illness', 'Sykdom', 'Sjukdom', 'Illness', false, 1),
  ('chronic_illness', 'Kronisk sykdom', 'Kronisk sjukdom', 'Chronic illness', false, 2),
  ('appointment', 'Time hos lege, tannlege eller annen', 'Time hos lege, tannlege eller annan', 'Appointment', false, 3),
  ('hospital', 'Opphold på sykehus', 'Opphald på sjukehus', 'Hospital stay', false, 4),
  ('institution', 'Opphold på institusjon', 'Opphald på institusjon', 'Stay in an institution', false, 5),
  ('leave', 'Innvilget permisjon', 'Innvilga permisjon', 'Granted leave', true, 6),
  ('leave_without_application', 'Enkeltdag uten søknad', 'Enkeltdag utan søknad', 'Single day without application', true, 7),
  ('religious_holiday', 'Religiøs høytid', 'Religiøs høgtid', 'Religious holiday', true, 8),
  ('outside_control', 'Utenfor elevens kontroll', 'Utanfor kontrollen til eleven', 'Outside the pupil''s control', false, 9),
  ('other', 'Annet', 'Anna', 'Other', false, 10);
