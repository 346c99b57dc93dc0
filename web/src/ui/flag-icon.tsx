export function FlagIcon() {
  return (
    <svg className="flag-icon" viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
      <path d="M5 2.5c.7 0 1.25.55 1.25 1.25V4h12.2c.85 0 1.33.97.82 1.65L16.5 9.5l2.77 3.85c.5.68.02 1.65-.83 1.65H6.25v5.5a1.25 1.25 0 1 1-2.5 0V3.75C3.75 3.05 4.3 2.5 5 2.5Z" />
    </svg>
  )
}
