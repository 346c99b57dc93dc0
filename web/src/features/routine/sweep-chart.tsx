// Pupils who would meet the rule, one bar per limit; the limit of the proposal stands out.
import { useNumbers } from '../../ui/numbers.tsx'
import type { Variant } from './what-if.ts'

const step = 24
const height = 150
const above = 24
const below = 26
/** Few limits do not become broad ones. */
const barsMin = 16

interface ChartProps {
  variants: Variant[]
  current: number
  title: string
}

export function SweepChart({ variants, current, title }: ChartProps) {
  const numbers = useNumbers()
  const most = Math.max(1, ...variants.map((one) => one.pupils))
  const width = Math.max(variants.length, barsMin) * step
  const ground = above + height
  // Numbers below stand apart, whatever their length.
  const every = variants.length > 25 ? 5 : variants.length > 16 ? 2 : 1
  return (
    <svg className="chart whatif-weeks" viewBox={`0 0 ${width} ${ground + below}`} preserveAspectRatio="xMinYMid" role="img" aria-label={title}>
      <line className="chart__ground" x1="0" x2={width} y1={ground} y2={ground} />
      {variants.map((one, at) => {
        const tall = (one.pupils / most) * height
        const left = at * step
        const isCurrent = one.value === current
        return (
          <g key={one.value}>
            <rect className={isCurrent ? 'chart__bar' : 'chart__before'} x={left + 3} y={ground - tall} width={step - 6} height={tall} rx="2" />
            {isCurrent && (
              <text className="chart__number" x={left + step / 2} y={ground - tall - 7}>
                {numbers.whole(one.pupils)}
              </text>
            )}
            {(isCurrent || at % every === 0) && (
              <text className={isCurrent ? 'chart__number' : 'chart__name'} x={left + step / 2} y={ground + 19}>
                {one.value}
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
}
