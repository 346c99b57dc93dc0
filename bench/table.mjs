// How the benches print.
export function aligned(lines) {
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => String(line[column]).length)))
  const cell = (text, i) => (i === 0 ? String(text).padEnd(widths[i]) : String(text).padStart(widths[i]))
  return lines.map((line) => line.map(cell).join('  ').trimEnd()).join('\n')
}

export const significant = (number) => Number(number.toPrecision(3))
