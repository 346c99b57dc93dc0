-- What is to leave the house: written in the transaction of what it tells of, sent afterwards. The id goes along to
-- the gateway, so that a message that is sent twice arrives once.
create table outbox_message (
  id {uuid} not null primary key,
  channel text not null check (channel in ('text_message', 'email', 'letter')),
  -- What sort of message it is: "missing-pupil".
  template text not null,
  -- What it is about: "pupil" and the id.
  about_kind text not null,
  about_id text not null,
  guardian_id {uuid} references guardian (id),
  staff_id {uuid} references staff (id),
  language text not null,
  -- Content: gone after the retention time, the rest stays.
  address text,
  heading text,
  body text,
  -- A PDF that is the message or goes with it.
  document_id {uuid},
  -- A message with the same key is written once.
  once_key text unique,
  state text not null check (state in ('waiting', 'sent', 'failed', 'withdrawn')),
  -- Why it failed, or why the last attempt did.
  failure text,
  attempts integer not null default 0,
  -- Real time, as retries are.
  next_attempt_at {instant} not null,
  -- After this it is worth nothing any more.
  expires_at {instant},
  created_at {instant} not null,
  created_by {uuid} references account (id),
  settled_at {instant},
  content_deleted_at {instant}
) {strict};
create index outbox_message_waiting on outbox_message (next_attempt_at) where state = 'waiting';
create index outbox_message_content on outbox_message (created_at) where content_deleted_at is null;
