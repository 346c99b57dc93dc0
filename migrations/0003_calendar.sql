-- When there is school. A school day is a Monday to Friday within a term that is no holiday and no planning
-- day, or an extra school day. A row of a school wins over the row of all schools (school_id null).

create table term (
  id {uuid} not null primary key,
  school_id {uuid} references school (id),
  school_year integer not null,
  first_day {date} not null,
  last_day {date} not null
) {strict};

create table calendar_day (
  id {uuid} not null primary key,
  school_id {uuid} references school (id),
  date {date} not null,
  kind text not null check (kind in ('holiday', 'planning_day', 'extra_school_day')),
  name text
) {strict};
create unique index calendar_day_school on calendar_day (school_id, date) where school_id is not null;
create unique index calendar_day_all on calendar_day (date) where school_id is null;

-- One lesson a week of a class. Minutes are minutes after midnight, local time.
create table timetable_lesson (
  id {uuid} not null primary key,
  class_id {uuid} not null references school_class (id),
  weekday integer not null check (weekday between 1 and 7),
  lesson integer not null check (lesson between 1 and 20),
  starts_minute integer not null check (starts_minute between 0 and 1439),
  ends_minute integer not null check (ends_minute between 1 and 1440),
  subject_id {uuid} references subject (id),
  staff_id {uuid} references staff (id),
  valid_from {date} not null,
  valid_to {date}
) {strict};
create unique index timetable_lesson_slot on timetable_lesson (class_id, weekday, lesson, valid_from);
create index timetable_lesson_staff on timetable_lesson (staff_id);
