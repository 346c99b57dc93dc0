import { useSyncExternalStore } from 'react'

import { isConnectionLost, subscribeConnection } from './connection.ts'

export function useIsConnectionLost(): boolean {
  return useSyncExternalStore(subscribeConnection, isConnectionLost)
}
