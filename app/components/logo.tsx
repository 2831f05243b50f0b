/** The mark: three literatures joined at one point, each by its own sign. */
export function Logo({ size = 26 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" focusable="false">
      <path
        d="M8 8 16 16 24 8M16 16v9"
        fill="none"
        stroke="var(--ink)"
        strokeWidth="2.5"
        strokeLinecap="round"
      />
      <circle cx="8" cy="7" r="3.4" fill="var(--hue-red)" />
      <rect x="21" y="4" width="6.4" height="6.4" fill="var(--hue-blue)" />
      <circle cx="16" cy="16" r="3" fill="var(--ink)" />
      <path d="m16 22 4 6.6h-8z" fill="var(--hue-green)" />
    </svg>
  );
}
