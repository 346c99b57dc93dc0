// The letter with a decision, as it was sent.
import { FileTextIcon } from '@navikt/aksel-icons'

import type { Schemas } from '../../api/client.ts'
import { useText } from '../../i18n/index.tsx'

export function LetterView({ letter, applicationId }: { letter: Schemas['LeaveLetter']; applicationId: string }) {
  const { t } = useText()
  return (
    <details className="letter">
      <summary>
        <FileTextIcon aria-hidden />
        {t('leave_home.read_letter')}
      </summary>
      {/* Written in Norwegian, whatever language the page is in. */}
      <div className="letter__paper" lang="nb" dir="ltr">
        <h4>{letter.title}</h4>
        {letter.blocks.map((block, index) => (
          <LetterBlock key={index} block={block} />
        ))}
      </div>
      <a className="ds-link" href={`/api/leave/${applicationId}/letter`} download>
        {t('leave_home.download_letter')}
      </a>
    </details>
  )
}

function LetterBlock({ block }: { block: Schemas['LeaveLetter']['blocks'][number] }) {
  if (block.kind === 'heading') return <h5>{block.text}</h5>
  return <p>{block.kind === 'strong' ? <b>{block.text}</b> : block.text}</p>
}
