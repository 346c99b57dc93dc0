// The routine as a file: written in, fetched from the computer or taken along; what is wrong is shown where it stands.
import { ArrowRightIcon, DownloadIcon, ExclamationmarkTriangleFillIcon, FileTextIcon } from '@navikt/aksel-icons'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'

import { client, ProblemError, unwrap } from '../../api/client.ts'
import { useText } from '../../i18n/index.tsx'
import { errorText } from '../../ui/problem-text.ts'
import { fileErrors, lineOf, offsetOf, type Draft, type FileError } from './draft.ts'

interface FileProps {
  draft: Draft
  onChange: (draft: Draft) => void
}

async function outlineOf(routine: string): Promise<Draft> {
  const outline = await unwrap(
    client.POST('/api/routine/outline', { params: { header: { 'X-CSRF-Token': '' } }, body: { routine } }),
  )
  return { text: routine, outline }
}

export function RoutineFile({ draft, onChange }: FileProps) {
  const { t } = useText()
  const [written, setWritten] = useState(draft.text)
  const area = useRef<HTMLTextAreaElement>(null)
  const reading = useMutation({ mutationFn: outlineOf, onSuccess: onChange })

  useEffect(() => setWritten(draft.text), [draft.text])

  function open(text: string) {
    setWritten(text)
    reading.mutate(text)
  }

  function goTo({ line, column }: FileError) {
    const at = offsetOf(written, line, column)
    const element = area.current
    if (!element) return
    element.focus()
    element.setSelectionRange(at, offsetOf(written, line + 1, 1) - 1)
    // What was chosen is not always brought into view.
    element.scrollTop = (element.scrollHeight / written.split('\n').length) * Math.max(0, line - 4)
  }

  return (
    <details className="whatif-file">
      <summary>
        <FileTextIcon aria-hidden />
        {t('whatif.file')}
      </summary>
      <div className="whatif-file__body">
        <p className="quiet small" id="whatif-file-help">
          {t('whatif.file_help')}
        </p>
        <textarea
          ref={area}
          className="ds-input whatif-file__text"
          value={written}
          rows={18}
          spellCheck={false}
          aria-label={t('whatif.file_text')}
          aria-describedby="whatif-file-help"
          onChange={(event) => setWritten(event.target.value)}
        />
        {reading.isError && <FileErrors error={reading.error} text={reading.variables} onGo={goTo} />}
        {reading.isSuccess && written === draft.text && (
          <p role="status" className="small">
            {t('whatif.file_read')}
          </p>
        )}
        <div className="whatif-file__tools">
          <button
            type="button"
            className="ds-button"
            data-variant="secondary"
            disabled={written === draft.text || reading.isPending}
            onClick={() => reading.mutate(written)}
          >
            {t('whatif.file_use')}
          </button>
          <FileChoice onOpen={open} />
          <button type="button" className="ds-button" data-variant="tertiary" onClick={() => save(written)}>
            <DownloadIcon aria-hidden />
            {t('whatif.file_save')}
          </button>
        </div>
      </div>
    </details>
  )
}

function FileChoice({ onOpen }: { onOpen: (text: string) => void }) {
  const { t } = useText()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button type="button" className="ds-button" data-variant="tertiary" onClick={() => input.current?.click()}>
        {t('whatif.file_open')}
      </button>
      <input
        ref={input}
        type="file"
        accept=".toml,text/plain"
        hidden
        aria-label={t('whatif.file_open')}
        onChange={async ({ target }) => {
          const [file] = target.files ?? []
          if (file) onOpen(await file.text())
          // The same file, changed meanwhile, can be chosen again.
          target.value = ''
        }}
      />
    </>
  )
}

function save(text: string) {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/toml' }))
  const link = document.createElement('a')
  link.href = address
  link.download = 'forslag.toml'
  link.click()
  URL.revokeObjectURL(address)
}

interface ErrorsProps {
  error: unknown
  text: string
  onGo: (error: FileError) => void
}

function FileErrors({ error, text, onGo }: ErrorsProps) {
  const { t } = useText()
  const errors = error instanceof ProblemError && error.code === 'routine-invalid' ? fileErrors(error.places) : []
  return (
    <div className="notice" data-color="danger" role="alert">
      <ExclamationmarkTriangleFillIcon aria-hidden className="notice__icon" />
      <div className="notice__body">
        <p className="notice__title">
          {errors.length > 0 ? t('whatif.file_errors', { count: errors.length }) : errorText(t, error)}
        </p>
        <ul className="whatif-errors">
          {errors.map((one) => (
            <li key={`${one.line}:${one.column}:${one.message}`}>
              <button type="button" className="whatif-errors__go" onClick={() => onGo(one)}>
                {t('whatif.file_place', { line: one.line, column: one.column })}
                <ArrowRightIcon aria-hidden className="points" />
              </button>
              <code>{lineOf(text, one.line)}</code>
              <span lang="en">{one.message}</span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
