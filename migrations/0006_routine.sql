-- What the routine has found, and the decisions that keep entries out of it.

-- A decision that the routine is not followed for some absence (Sandefjord's exceptions): by someone, with a
-- reason and an end. All absence is registered all the same.
create table exemption (
  id {uuid} not null primary key,
  pupil_id {uuid} not null references pupil (id),
  kind text not null,
  valid_from {date} not null,
  valid_to {date} not null,
  -- A JSON list of reason codes; null: whatever the reason.
  reasons text,
  grounds text not null,
  decided_by {uuid} not null references account (id),
  decided_at {instant} not null,
  ended_by {uuid} references account (id),
  ended_at {instant}
) {strict};
create index exemption_pupil on exemption (pupil_id);

-- A rule met by a pupil. A flag whose ground a correction removed is withdrawn, not deleted.
create table flag (
  id {uuid} not null primary key,
  pupil_id {uuid} not null references pupil (id),
  school_year integer not null,
  routine text not null,
  routine_version text not null,
  rule text not null,
  source text not null,
  first_met {date} not null,
  is_met_now {bool} not null,
  count integer not null,
  -- A JSON list of the ids of the entries it rests on.
  entries text not null,
  raised_at {instant} not null,
  changed_at {instant} not null,
  -- Stands, but every ground is under an exemption until that day.
  exempted_until {date},
  withdrawn_at {instant},
  withdrawn_because text
) {strict};
create unique index flag_standing on flag (pupil_id, school_year, routine, rule) where withdrawn_at is null;
create index flag_pupil on flag (pupil_id);
