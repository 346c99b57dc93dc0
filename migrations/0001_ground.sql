-- Settings of the municipality, work in the background, and answers kept for repeated requests.

create table setting (
  key text not null primary key,
  value text not null
) {strict};

-- A job runs in whichever server process holds its lease.
create table job_lease (
  name text not null primary key,
  holder {uuid} not null,
  held_until {instant} not null
) {strict};

-- The answer to a write, kept 30 days so that a repeat of the request gets the same one.
create table idempotent_answer (
  actor {uuid} not null,
  route text not null,
  key text not null,
  body_hash text not null,
  status integer not null,
  answer text not null,
  stored_at {instant} not null,
  primary key (actor, route, key)
) {strict};
create index idempotent_answer_stored_at on idempotent_answer (stored_at);
