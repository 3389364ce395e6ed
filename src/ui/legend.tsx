/** The marks of the picture and their names. */
export function Legend() {
  return (
    <ul className="legend" aria-label="What the marks are">
      <Mark name="class mean">
        <circle cx="14" cy="10" r="6.5" className="mark-solid" />
      </Mark>
      <Mark name="classifier">
        <path d="M2 10h17" className="mark-line mark-heavy" />
        <path d="M18 5.500l8 4.5-8 4.500z" className="mark-solid" />
      </Mark>
      <Mark name="sample">
        <circle cx="6" cy="7" r="2" className="mark-faint" />
        <circle cx="14" cy="13" r="2" className="mark-faint" />
        <circle cx="21" cy="8" r="2" className="mark-faint" />
      </Mark>
      <Mark name="theory">
        <circle cx="14" cy="10" r="6.5" className="mark-line mark-theory" />
      </Mark>
      <Mark name="minority">
        <path d="M14 5l5 5-5 5-5-5z" className="mark-solid" />
        <circle cx="14" cy="10" r="8.5" className="mark-line" />
      </Mark>
    </ul>
  )
}

function Mark({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <li>
      <svg viewBox="0 0 28 20" aria-hidden="true" focusable="false">
        {children}
      </svg>
      {name}
    </li>
  )
}
