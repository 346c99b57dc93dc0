// How a message from home came to the school, with the time: "ringt inn kl. 07:52".
import type { Schemas } from '../api/client.ts'
import type { Key } from '../i18n/index.tsx'

const keys: Record<Schemas['Channel'], Key> = {
  page: 'message.page',
  phone: 'message.phone',
  text_message: 'message.text_message',
  paper: 'message.paper',
  in_person: 'message.in_person',
}

const keysWithRecorder: Record<Schemas['Channel'], Key> = {
  page: 'message.page',
  phone: 'message.phone_by',
  text_message: 'message.text_message_by',
  paper: 'message.paper_by',
  in_person: 'message.in_person_by',
}

/** The words take `time`, and `by` when somebody recorded it. */
export function messageCame(message: Pick<Schemas['Message'], 'channel' | 'recorded_by'>): Key {
  return (message.recorded_by === null ? keys : keysWithRecorder)[message.channel]
}
