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
       documented_by_nn = 'Stadfesting frå lege eller annan behandlar, éin gong for skoleåret',
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
       documented_by_nn = 'Vedtaket til skolen etter søknad',
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
       documented_by_nn = 'Det skolen sjølv veit, til dømes at bussen var forseinka',
       documented_by_en = 'What the school knows itself, such as a late bus',
       accepted_by = 'principal'
 where code = 'outside_control';
