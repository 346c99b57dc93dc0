// The mean of each month as bars, with its number above; the same numbers stand in the table beside it.
import { monthName } from '../../i18n/dates.ts'
import { useText } from '../../i18n/index.tsx'
import { useNumbers } from '../../ui/numbers.tsx'
import type { FigureRow } from './figures.ts'

const barWidth = 26
const step = 44
const height = 120
const above = 24
const below = 26
/** Few months do not become broad ones. */
const monthsMin = 6

interface ChartProps {
  rows: FigureRow[]
  title: string
}

export function MonthChart({ rows, title }: ChartProps) {
  const { t } = useText()
  const numbers = useNumbers()
  const most = Math.max(...rows.map((row) => row.mean ?? 0), 0.1)
  const width = Math.max(rows.length, monthsMin) * step
  return (
    <svg className="chart" viewBox={`0 0 ${width} ${above + height + below}`} preserveAspectRatio="xMinYMid" role="img" aria-label={title}>
      <line className="chart__ground" x1="0" x2={width} y1={above + height} y2={above + height} />
      {rows.map((row, at) => {
        const tall = ((row.mean ?? 0) / most) * height
        const middle = at * step + step / 2
        return (
          <g key={row.keys[0]}>
            <rect className="chart__bar" x={middle - barWidth / 2} y={above + height - tall} width={barWidth} height={tall} rx="3" />
            <text className="chart__number" x={middle} y={above + height - tall - 7}>
              {numbers.mean(row.mean)}
            </text>
            <text className="chart__name" x={middle} y={above + height + 19}>
              {monthName(t, `${row.keys[0]}-01`).slice(0, 3)}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
