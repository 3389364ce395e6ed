import type { Parameter } from '../../experiment/parameter.ts'
import { ChoiceControl } from './choice-control.tsx'
import { ListControl } from './list-control.tsx'
import { NumberControl } from './number-control.tsx'

/** The control of a parameter, by its kind; nothing here knows which parameter it is. */
export function ParameterControl({ parameter }: { parameter: Parameter }) {
  switch (parameter.kind) {
    case 'choice':
      return <ChoiceControl parameter={parameter} />
    case 'list':
      return <ListControl parameter={parameter} />
    case 'integer':
    case 'real':
      return <NumberControl parameter={parameter} />
  }
}
