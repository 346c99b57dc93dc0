// Tile: a native checkbox or radio as large as a thumb.
import type { ReactNode } from 'react'

interface TileProps {
  type: 'radio' | 'checkbox'
  name: string
  isChosen: boolean
  onChoose: () => void
  children: ReactNode
  hint?: string | undefined
  isOff?: boolean
}

export function Tile({ type, name, isChosen, onChoose, children, hint, isOff = false }: TileProps) {
  return (
    <label className="tile">
      <input type={type} name={name} checked={isChosen} disabled={isOff} onChange={onChoose} />
      <span className="tile__words">
        <span>{children}</span>
        {hint && <span className="tile__hint">{hint}</span>}
      </span>
    </label>
  )
}

interface TilesProps {
  id: string
  legend: string
  error: string | null
  children: ReactNode
}

export function Tiles({ id, legend, error, children }: TilesProps) {
  return (
    <fieldset className="tiles" id={id} tabIndex={-1} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{legend}</legend>
      {error && (
        <p className="field-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      {children}
    </fieldset>
  )
}
