-- Half-year reports as they were signed, and what homes ask for about the certificate.

-- Frozen: a row is never changed. A correction is a new version with its reason; the former is kept.
create table half_year_report (
  id {uuid} not null primary key,
  pupil_id {uuid} not null references pupil (id),
  school_year integer not null,
  half integer not null check (half in (1, 2)),
  version integer not null check (version >= 1),
  -- Where the pupil was when it was signed, as it was called then.
  school_name text not null,
  class_name text not null,
  grade integer check (grade between 1 and 10),
  -- Figures and dates as JSON; the digest (SHA-256, hexadecimal) is that of the text.
  content text not null,
  digest text not null,
  signed_by {uuid} not null references account (id),
  signed_as text not null,
  signed_at {instant} not null,
  reason text,
  check (version = 1 or reason is not null),
  unique (pupil_id, school_year, half, version)
) {strict};

-- Days to strike from the certificate, or a cause for its annex (opplaeringsforskrifta section 9-44).
create table certificate_request (
  id {uuid} not null primary key,
  pupil_id {uuid} not null references pupil (id),
  school_year integer not null,
  kind text not null check (kind in ('strike-health', 'strike-risk', 'strike-leave', 'annex')),
  from_date {date} not null,
  to_date {date} not null,
  requested_by text not null check (requested_by in ('guardian', 'pupil')),
  channel text not null check (channel in ('page', 'phone', 'paper', 'meeting')),
  requested_on {date} not null,
  words text,
  recorded_by {uuid} not null references account (id),
  recorded_at {instant} not null
) {strict};
create index certificate_request_pupil on certificate_request (pupil_id);

-- What was done with it, in order; the newest says where it stands.
create table certificate_request_step (
  id {uuid} not null primary key,
  request_id {uuid} not null references certificate_request (id),
  number integer not null,
  step text not null
    check (step in ('documentation-asked', 'documentation-seen', 'granted', 'refused', 'withdrawn')),
  documentation text check (documentation in ('doctors-note', 'specialist-statement', 'leave-decision', 'other')),
  seen_on {date},
  words text,
  taken_by {uuid} not null references account (id),
  taken_at {instant} not null,
  unique (request_id, number)
) {strict};
