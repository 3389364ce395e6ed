/** Paths of the icons, drawn with a line of 1.75 in a square of 24. */
const shapes = {
  back: 'M6 5v14M19 5.5v13L9.5 12z',
  chart: 'M4 19.5h16M4.5 15.5c4 0 4-9 8-9 3 0 3.5 6 7 6',
  check: 'M5 12.5l4.5 4.500L19 7.5',
  chevron: 'M7 10l5 5 5-5',
  close: 'M6 6l12 12M18 6L6 18',
  compare: 'M12 3.500v17M4.5 6h4.5v12H4.500zM15 6h4.500v12H15z',
  dark: 'M19.5 14.500A8 8 0 0 1 9.5 4.500a8 8 0 1 0 10 10z',
  dice: 'M6.5 4h11A2.5 2.5 0 0 1 20 6.500v11a2.5 2.5 0 0 1-2.5 2.500h-11A2.5 2.5 0 0 1 4 17.500v-11A2.5 2.5 0 0 1 6.5 4zM8.5 8.500h.01M15.5 8.500h.01M12 12h.01M8.5 15.500h.01M15.5 15.500h.01',
  flag: 'M6 21V4M6 5h11.500l-2.5 3.500L17.5 12H6',
  forward: 'M18 5v14M5 5.500v13L14.5 12z',
  grip: 'M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01',
  help: 'M9.2 9a3 3 0 0 1 5.8 1c0 2-3 2.5-3 4.500M12 17.800h.01M12 2.800a9.2 9.2 0 1 1 0 18.4 9.2 9.2 0 0 1 0-18.400z',
  light: 'M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM12 2.500v2M12 19.500v2M4.5 12h-2M21.5 12h-2M5.3 5.300l1.4 1.400M17.3 17.300l1.4 1.400M5.3 18.700l1.4-1.400M17.3 6.700l1.4-1.4',
  history: 'M4 4.500v5h5M4.600 9.500A8 8 0 1 1 4 13M12 8v4.500l3 2',
  link: 'M10 14a4.2 4.2 0 0 0 6 .4l3-3a4.24 4.24 0 0 0-6-6l-1.3 1.300M14 10a4.2 4.2 0 0 0-6-.4l-3 3a4.24 4.24 0 0 0 6 6l1.3-1.3',
  magnet: 'M5 4h4.500v8.500a2.5 2.5 0 0 0 5 0V4H19v8.500a7 7 0 0 1-14 0zM5 8.500h4.500M14.5 8.500H19',
  notes: 'M6 4h12v16H6zM9 8.500h6M9 12h6M9 15.500h3.500',
  pause: 'M8 5v14M16 5v14',
  picture: 'M2.500 12s3.500-6.500 9.500-6.500 9.500 6.500 9.500 6.500-3.500 6.500-9.500 6.500-9.500-6.500-9.500-6.500zM12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6z',
  play: 'M7 4.500v15l12.5-7.500z',
  panel: 'M4.5 5h15A1.500 1.500 0 0 1 21 6.500v11a1.500 1.500 0 0 1-1.500 1.500h-15A1.500 1.500 0 0 1 3 17.500v-11A1.500 1.500 0 0 1 4.500 5zM15 5v14',
  present: 'M3 4.500h18v12H3zM10 8v5l4.500-2.500zM8.500 20.500h7',
  projector: 'M3 4h18M4.500 4v11h15V4M12 15v3M8.500 21l3.500-3 3.500 3',
  redo: 'M15 14l5-5-5-5M20 9H9.500a5.5 5.5 0 0 0 0 11H13',
  restart: 'M4 4.500v5h5M4.6 9.500A8 8 0 1 1 4 13',
  share: 'M12 14.500V3.500M8 7l4-4 4 4M6.500 11H5v9.500h14V11h-1.500',
  sliders: 'M4 8h8M18 8h2M4 16h2M12 16h8M15 5.500a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5zM9 13.500a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z',
  system: 'M4.5 5h15A1.5 1.5 0 0 1 21 6.500v9a1.5 1.5 0 0 1-1.5 1.500h-15A1.5 1.5 0 0 1 3 15.500v-9A1.5 1.5 0 0 1 4.5 5zM9 20.500h6M12 17v3.5',
  undo: 'M9 14L4 9l5-5M4 9h10.500a5.5 5.5 0 0 1 0 11H11',
} as const

export type IconName = keyof typeof shapes

const filled: readonly IconName[] = ['play', 'back', 'forward']

/** An icon beside or instead of words; it says nothing to a screen reader. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={shapes[name]} className={filled.includes(name) ? 'icon-filled' : undefined} />
    </svg>
  )
}
