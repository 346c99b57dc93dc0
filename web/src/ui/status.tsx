// Status is always icon, word and colour together, and the icons differ in shape. No page draws its own.
import {
  CheckmarkCircleFillIcon,
  CheckmarkCircleIcon,
  CircleIcon,
  ClockFillIcon,
  ClockIcon,
  XMarkOctagonFillIcon,
  XMarkOctagonIcon,
} from '@navikt/aksel-icons'
import type { ReactNode } from 'react'

import { useText } from '../i18n/index.tsx'

export type StatusName = 'present' | 'absent' | 'late' | 'documented' | 'undocumented' | 'done' | 'todo'

const colours = {
  present: 'success',
  absent: 'danger',
  late: 'warning',
  documented: 'success',
  undocumented: 'danger',
  done: 'success',
  todo: 'neutral',
} as const

export function statusColour(name: StatusName) {
  return colours[name]
}

export function StatusIcon({ name, filled = true }: { name: StatusName; filled?: boolean }) {
  switch (name) {
    case 'present':
    case 'documented':
    case 'done':
      return filled ? <CheckmarkCircleFillIcon aria-hidden /> : <CheckmarkCircleIcon aria-hidden />
    case 'absent':
    case 'undocumented':
      return filled ? <XMarkOctagonFillIcon aria-hidden /> : <XMarkOctagonIcon aria-hidden />
    case 'late':
      return filled ? <ClockFillIcon aria-hidden /> : <ClockIcon aria-hidden />
    case 'todo':
      return <CircleIcon aria-hidden />
  }
}

const words = {
  present: 'status.present',
  absent: 'status.absent',
  late: 'status.late',
  documented: 'status.documented',
  undocumented: 'status.undocumented',
  done: 'status.done',
  todo: 'status.todo',
} as const

export function useStatusWord() {
  const { t } = useText()
  return (name: StatusName) => t(words[name])
}

/** A pill: icon and word, with a number before or more words after. */
export function Status({ name, count, children }: { name: StatusName; count?: number; children?: ReactNode }) {
  const word = useStatusWord()
  return (
    <span className="status" data-color={colours[name]}>
      <StatusIcon name={name} />
      {count !== undefined && <b>{count}</b>}
      <span>{children ?? word(name)}</span>
    </span>
  )
}
