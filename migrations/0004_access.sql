-- Who signs in, and the log of what was read and changed.

create table account (
  id {uuid} not null primary key,
  login text not null unique,
  -- argon2id as libsodium writes it; null: this account signs in elsewhere, or not at all.
  password_hash text,
  staff_id {uuid} references staff (id),
  guardian_id {uuid} references guardian (id),
  pupil_id {uuid} references pupil (id),
  disabled_at {instant},
  check ((case when staff_id is null then 0 else 1 end) + (case when guardian_id is null then 0 else 1 end)
       + (case when pupil_id is null then 0 else 1 end) = 1)
) {strict};

-- Only a hash of the 256 random bits in the cookie is kept. Times are real, never the demo's.
create table session (
  token_hash text not null primary key,
  account_id {uuid} not null references account (id),
  csrf_token text not null,
  created_at {instant} not null,
  last_seen_at {instant} not null,
  expires_at {instant} not null
) {strict};
create index session_account on session (account_id);
create index session_expires_at on session (expires_at);

-- Failed sign-ins, to slow the next ones; never to lock anybody out.
create table sign_in_failure (
  login_hash text not null primary key,
  failures integer not null,
  last_failed_at {instant} not null
) {strict};

-- Staff confirm once that they know the rules of privacy, before they see a pupil (forskrifta section 20-2).
create table privacy_confirmation (
  staff_id {uuid} not null references staff (id),
  text_version text not null,
  confirmed_at {instant} not null,
  primary key (staff_id, text_version)
) {strict};

-- Events are written with the change they tell of; a sealer chains them in batches afterwards. The seal rests
-- on payload_digest, so a payload may be deleted lawfully without breaking the chain.
create table audit_event (
  id {uuid} not null primary key,
  at {instant} not null,
  actor_account_id {uuid},
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  payload text,
  payload_digest text not null,
  seal_number {bigint},
  written_at {instant} not null
) {strict};
create index audit_event_unsealed on audit_event (written_at) where seal_number is null;
create index audit_event_seal on audit_event (seal_number);
create index audit_event_subject on audit_event (subject_kind, subject_id);

create table audit_seal (
  number {bigint} not null primary key,
  previous_head text not null,
  head text not null,
  events integer not null,
  sealed_at {instant} not null
) {strict};
