// Where the page starts: language and session are asked for together, then React draws.
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

import '../styles/index.css'
import { sessionQuery } from '../api/queries.ts'
import { speakTo } from '../i18n/index.tsx'
import { startWorker } from '../offline/start-worker.ts'
import { queryClient } from './query-client.ts'
import { router } from './router.tsx'
import { startSession } from './session.ts'

startSession(queryClient)
void queryClient.prefetchQuery(sessionQuery)
await speakTo('home')

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </I18nProvider>
    </StrictMode>,
  )
}

void startWorker()
