import { notifyManager, QueryClient } from '@tanstack/react-query'

import { isTransient, onSignedOut } from '../api/client.ts'
import { sessionQuery } from '../api/queries.ts'

// Told in the same task as the change, and drawn together with it: with the usual delay of one task a mark that has
// left its queue shows as unsaid until the register with its entry follows, and a tap then stands on what is gone.
notifyManager.setScheduler(queueMicrotask)

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // A refusal stays a refusal; only what may pass by itself is asked for again.
      retry: (failures, error) => failures < 2 && isTransient(error),
      staleTime: 15_000,
    },
  },
})

// The session ended elsewhere: the sign-in page comes, and what waits in the queues stays until somebody signs in.
onSignedOut(() => queryClient.setQueryData(sessionQuery.queryKey, null))
