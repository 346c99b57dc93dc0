// Two bars, one above the other: the proposal and the routine that was in force. The numbers stand in the table.
interface BesideProps {
  proposed: number
  inForce: number | null
  most: number
}

export function Beside({ proposed, inForce, most }: BesideProps) {
  const wide = (value: number) => (value / most) * 100
  return (
    <svg className="whatif-beside" viewBox="0 0 100 11" preserveAspectRatio="none" aria-hidden="true">
      <rect className="chart__bar" width={wide(proposed)} height="5" />
      {inForce !== null && <rect className="chart__before" y="6" width={wide(inForce)} height="5" />}
    </svg>
  )
}
