import { useLayoutEffect, useRef } from 'react'
import temml from 'temml'

/** LaTeX as MathML, which is drawn by the browser and read by a screen reader. */
export function Formula({ latex }: { latex: string }) {
  const holder = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    if (holder.current !== null) temml.render(latex, holder.current, { trust: false, throwOnError: false, maxExpand: 500 })
  }, [latex])
  return <span ref={holder} className="formula" />
}
