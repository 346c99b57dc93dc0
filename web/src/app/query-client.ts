import { notifyManager, QueryClient } from '@tanstack/react-query'

import { isTransient } from '../api/client.ts'
import { draftKey } from '../ui/use-draft.ts'
import { isConnectionLost } from '../offline/connection.ts'

// Told in the same task as the change, and drawn together with it: with the usual delay of one task a mark that has
// left its queue shows as unsaid until the register with its entry follows, and a tap then stands on what is gone.
notifyManager.setScheduler(queueMicrotask)

const whileConnected = () => !isConnectionLost()

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // Asked for also while the browser says that there is no network: the device may have it, and if not the page
      // says so instead of waiting.
      networkMode: 'always',
      // A refusal stays a refusal; only what may pass by itself is asked for again.
      retry: (failures, error) => failures < 2 && isTransient(error) && !isConnectionLost(),
      staleTime: 15_000,
      // What is on the page stays there while nothing newer can be had. app/session.ts asks again afterwards.
      refetchOnWindowFocus: whileConnected,
      refetchOnMount: ({ state }) => state.data === undefined || whileConnected(),
      refetchOnReconnect: false,
    },
    mutations: { networkMode: 'always' },
  },
})

// What somebody writes stays while they look something up on another page. Gone with the rest at sign-out.
queryClient.setQueryDefaults(draftKey, { gcTime: Infinity })
