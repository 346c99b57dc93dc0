// Lays today's own registers on the device as the page learns of them, and asks for all of them at once when it has not
// seen each yet, so that each opens without a network.
import type { Query, QueryClient } from '@tanstack/react-query'

import { client, csrfToken, currentAccount, unwrap, type Schemas } from '../../api/client.ts'
import { myClassesQuery, reasonsQuery, registerQuery, sessionQuery } from '../../api/queries.ts'
import { isConnectionLost } from '../../offline/connection.ts'
import { device } from '../../offline/device.ts'
import { listName, ownSlots, strippedRegister, type HeldRegister } from '../../offline/kept-lists.ts'

interface MyClasses {
  today: string
  classes: Schemas['MyClass'][]
}

// What is seen again within this time is not asked for again by itself.
const askAgainMs = 10 * 60_000

export function keepLists(queryClient: QueryClient): void {
  queryClient.getQueryCache().subscribe(({ type, query, ...event }) => {
    if (type !== 'updated' || !('action' in event) || event.action.type !== 'success') return
    if (query.queryKey[0] === 'my-classes') void keepClasses(queryClient, query.state.data as MyClasses)
    if (query.queryKey[0] === 'register') keepRegister(queryClient, query)
    if (query.queryKey[0] === 'reasons') keep('reasons', todayOf(queryClient), query.state.data)
  })
}

async function keepClasses(queryClient: QueryClient, mine: MyClasses): Promise<void> {
  keep('my-classes', mine.today, mine)
  const slots = ownSlots(mine.classes)
  if (slots.length === 0 || !isOnline()) return
  // Read before the classes were known, and not judged then.
  for (const query of queryClient.getQueryCache().findAll({ queryKey: ['register'] })) keepRegister(queryClient, query)
  void queryClient.prefetchQuery(reasonsQuery)
  if (slots.every(({ classId, lesson }) => isFresh(queryClient, registerQuery(classId, mine.today, lesson).queryKey))) return
  try {
    const { registers } = await unwrap(client.GET('/api/my/registers', { params: { query: { date: mine.today } } }))
    for (const register of registers) {
      const { queryKey } = registerQuery(register.class_id, register.date, register.lesson)
      // What the teacher has opened meanwhile is newer.
      if (!isFresh(queryClient, queryKey)) queryClient.setQueryData(queryKey, register)
    }
  } catch {
    // Without them the page asks for each when it is opened.
  }
}

function isFresh(queryClient: QueryClient, queryKey: readonly unknown[]): boolean {
  const state = queryClient.getQueryState(queryKey)
  return state?.fetchStatus === 'fetching' || (state?.dataUpdatedAt ?? 0) > Date.now() - askAgainMs
}

function keepRegister(queryClient: QueryClient, query: Query): void {
  const register = query.state.data as HeldRegister | undefined
  const mine = queryClient.getQueryData(myClassesQuery.queryKey)
  if (!register || !mine || register.date !== mine.today) return
  const isOwn = ownSlots(mine.classes).some(
    (slot) => slot.classId === register.class_id && slot.lesson === register.lesson,
  )
  if (isOwn) keep(listName(query.queryKey), mine.today, strippedRegister(register))
}

function keep(name: string, today: string, value: unknown): void {
  const account = currentAccount()
  if (account) void device.keepList(account, name, today, value)
}

function todayOf(queryClient: QueryClient): string {
  return queryClient.getQueryData(sessionQuery.queryKey)?.today ?? ''
}

function isOnline(): boolean {
  return csrfToken() !== '' && !isConnectionLost()
}
