// A page: one heading that says what, a grey line that says for whom and when.
import { useEffect, useRef, type ReactNode } from 'react'

import { useText } from '../i18n/index.tsx'

let isFirstPage = true

interface PageProps {
  title: string
  lead?: ReactNode
  /** To the right of the heading on a wide screen. */
  aside?: ReactNode
  children: ReactNode
  width?: 'narrow' | 'wide'
}

export function Page({ title, lead, aside, children, width = 'wide' }: PageProps) {
  const { t } = useText()
  const heading = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`
  }, [title, t])

  // Whoever reads by ear hears where the link led; the first page has the browser's own announcement.
  useEffect(() => {
    if (!isFirstPage) heading.current?.focus()
    isFirstPage = false
  }, [])

  return (
    <div className="page" data-width={width}>
      <div className="page__head">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead && <p className="page__lead">{lead}</p>}
        </div>
        {aside && <div className="page__aside">{aside}</div>}
      </div>
      {children}
    </div>
  )
}
