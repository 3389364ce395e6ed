// One seed for all property tests, so that a run of the checks can be repeated; PROPERTY_SEED takes another.
import fc from 'fast-check'

fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 20261121) })
