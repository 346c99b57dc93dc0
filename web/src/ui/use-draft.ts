// A text that is being written, held in the page's memory: whoever leaves to look something up finds it again.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

/** Among the queries, as these are what goes when somebody signs out or another comes (app/session.ts). */
export const draftKey = ['draft']

export function useDraft(of: string) {
  const queryClient = useQueryClient()
  const queryKey = [...draftKey, of]
  const [text, setText] = useState(() => queryClient.getQueryData<string>(queryKey) ?? '')
  return {
    text,
    write: (words: string) => {
      setText(words)
      queryClient.setQueryData(queryKey, words)
    },
    forget: () => queryClient.removeQueries({ queryKey }),
  }
}
