-- The municipality's own catalogue: what documents a reason, who accepts it, and what it counts in. A reason is
-- never deleted, entries refer to it; one that is retired can no longer be chosen.
alter table absence_reason add column documented_by_nb text not null default '';
alter table absence_reason add column documented_by_nn text not null default '';
alter table absence_reason add column documented_by_en text not null default '';
alter table absence_reason add column accepted_by text not null default 'teacher'
  check (accepted_by in ('teacher', 'contact_teacher', 'department_head', 'principal'));
-- False: it leaves every total, and so every rule.
alter table absence_reason add column counts_as_absence {bool} not null default true;
alter table absence_reason add column on_certificate {bool} not null default true;
-- False: it leaves every rule and pattern, no total.
alter table absence_reason add column towards_thresholds {bool} not null default true;
alter table absence_reason add column is_retired {bool} not null default false;

update absence_reason
   set documented_by_nb = 'Beskjed fra foresatte med årsak',
       documented_by_nn = 'Beskjed frå foreldra med årsak',
       documented_by_en = 'A message from a guardian that says why',
       accepted_by = 'teacher'
 where code in ('illness', 'other');
update absence_reason
   set documented_by_nb = 'Bekreftelse fra lege eller annen behandler, én gang for skoleåret',
       documented_by_nn = 'Stadfesting frå lege eller annan behandlar, éin gong for skuleåret',
       documented_by_en = 'A note from a doctor or other practitioner, once a school year',
       accepted_by = 'contact_teacher'
 where code = 'chronic_illness';
update absence_reason
   set documented_by_nb = 'Innkalling eller bekreftelse på timen',
       documented_by_nn = 'Innkalling eller stadfesting på timen',
       documented_by_en = 'The letter or card of the appointment',
       accepted_by = 'contact_teacher'
 where code = 'appointment';
update absence_reason
   set documented_by_nb = 'Bekreftelse fra sykehuset eller institusjonen',
       documented_by_nn = 'Stadfesting frå sjukehuset eller institusjonen',
       documented_by_en = 'A note from the hospital or institution',
       accepted_by = 'contact_teacher'
 where code in ('hospital', 'institution');
update absence_reason
   set documented_by_nb = 'Skolens vedtak etter søknad',
       documented_by_nn = 'Vedtaket til skulen etter søknad',
       documented_by_en = 'The school''s decision on an application',
       accepted_by = 'principal'
 where code in ('leave', 'religious_holiday');
update absence_reason
   set documented_by_nb = 'Beskjed fra foresatte før dagen',
       documented_by_nn = 'Beskjed frå foreldra før dagen',
       documented_by_en = 'A message from a guardian before the day',
       accepted_by = 'contact_teacher'
 where code = 'leave_without_application';
update absence_reason
   set documented_by_nb = 'Skolens egen viten, for eksempel at bussen var forsinket',
       documented_by_nn = 'Det skulen sjølv veit, til dømes at bussen var forseinka',
       documented_by_en = 'What the school knows itself, such as a late bus',
       accepted_by = 'principal'
 where code = 'outside_control';

-- A registration that was withdrawn stands with its trace, and the lesson counts as not registered.
alter table class_registration add column withdrawn_at {instant};
alter table class_registration add column withdrawn_by {uuid} references account (id);

-- Why an entry was corrected after its day; never seen by the home.
alter table absence_entry add column correction_note text;

-- Agreed adapted schooling: what is expected of a pupil on certain weekdays or dates. Neither absence nor presence.
create table schooling_plan (
  id {uuid} not null primary key,
  pupil_id {uuid} not null references pupil (id),
  valid_from {date} not null,
  valid_to {date} not null,
  -- For those who teach the pupil; never seen by the home.
  note text not null,
  decided_by {uuid} not null references account (id),
  decided_at {instant} not null,
  ended_by {uuid} references account (id),
  ended_at {instant},
  check (valid_from <= valid_to)
) {strict};
create index schooling_plan_pupil on schooling_plan (pupil_id, valid_to);

create table schooling_plan_part (
  plan_id {uuid} not null references schooling_plan (id),
  -- A weekday from 1, or one date.
  weekday integer check (weekday between 1 and 7),
  date {date},
  -- 0 is the whole day, else the lesson's number.
  lesson integer not null check (lesson between 0 and 20),
  expected text not null check (expected in ('group_room', 'library', 'at_home', 'elsewhere', 'not_expected')),
  check ((weekday is null) <> (date is null))
) {strict};
create unique index schooling_plan_part_weekday on schooling_plan_part (plan_id, weekday, lesson) where date is null;
create unique index schooling_plan_part_date on schooling_plan_part (plan_id, date, lesson) where weekday is null;
