import { largestStep, MAX_STAGES } from '../../integrators/rkc-coefficients.ts'
import {
  ABSOLUTE_FLOOR,
  LAST_STRETCH,
  LEAST_STIFFNESS,
  MAX_REJECTIONS,
  STEPS_PER_SPECTRAL_RADIUS,
} from '../../integrators/rkc.ts'
import { AGREEMENT, MAX_ITERATIONS, PROBE, SAFETY_MARGIN } from '../../integrators/spectral-radius.ts'
import { GROW, SAFETY, SHRINK } from '../../integrators/step-control.ts'
import { controlStruct } from './control-fields.ts'

/** Why a flow is over, as the device reports it; 0 while it goes on. */
export const endings = { horizon: 1, diverged: 2, belowPrecision: 3 } as const

/** Words in front of an instance's journal: knots in them, how it ended, gradient evaluations, one spare. */
export const HEADER_WORDS = 4
/** Words of the journal for each slot: h, objective, whether it is the last, gradient evaluations so far. */
export const JOURNAL_WORDS = 4

/** Where in an instance's memory the decision finds its sums. */
export interface Places {
  readonly blocks: number
  /** For each block the sum of squares of the tick's combination, and of the point. */
  readonly sums: number
  /** The squared norms of the accepted state, two numbers apart. */
  readonly norms: number
  readonly objective: number
  /** Slots for knots, and the words of one: state and velocity. They come after the journal. */
  readonly slots: number
  readonly slotWords: number
}

/**
 * What one evaluation was for and what comes next, decided by one thread: the integrator of
 * `integrators/rkc.ts` (with `spectral-radius.ts` and `step-control.ts`) as a state machine. `mode` says
 * what the velocity at `point` is wanted for; the decision leaves orders for the threads that move the
 * vectors (`motion`, `turn`, `accepts`, `knot` and factors) and the factors of the next sum.
 */
export function decideText(places: Places): string {
  const { blocks, sums, norms, objective, slots, slotWords } = places
  return `
${controlStruct}
${constants}
// Unbounded, for a flow whose spectral radius is zero.
const HUGE = 1e38;
const BLOCKS = ${blocks};
const SLOT_COUNT = ${slots};
const SLOT_WORDS = ${slotWords};
const SLOTS_AT = ${HEADER_WORDS + slots * JOURNAL_WORDS};
const INSTANCE_WORDS = ${HEADER_WORDS + slots * (JOURNAL_WORDS + slotWords)};

var<private> c : Control;
var<private> root : i32;
var<private> own : i32;

fn lengthOf(offset : i32) -> f32 {
  var sum = 0.0;
  for (var b = 0; b < BLOCKS; b++) { sum += memory[root + offset + 2 * b]; }
  return sqrt(sum);
}

// The sums relative to the squared norms of the blocks, and to the tolerance.
fn errorNorm(offset : i32) -> f32 {
  var sum = 0.0;
  for (var b = 0; b < BLOCKS; b++) { sum += memory[root + ${sums} + 2 * b] / max(memory[root + offset + 2 * b], ABSOLUTE_FLOOR * ABSOLUTE_FLOOR); }
  return sqrt(sum) / c.tolerance;
}

fn stableStep() -> f32 {
  if (c.radius > 0.0) { return LARGEST_STEP / c.radius; }
  return HUGE;
}

// The next sum is of gap (y - point) + slope (F(point) - f) + velocity f + state y.
fn sumNext(gap : f32, slope : f32, velocity : f32, state : f32) {
  c.gapFactor = gap;
  c.slopeFactor = slope;
  c.velocityFactor = velocity;
  c.stateFactor = state;
}

fn end(how : i32) -> i32 {
  c.ended = how;
  c.halt = 1;
  c.mode = CHOOSE;
  return NEXT_NOTHING;
}

fn found(radius : f32) {
  c.radius = radius;
  c.known = 1;
  c.since = 0;
}

// Begins a search for the spectral radius; what comes next is a power iteration, or the step where the direction
// is zero, and with it the radius.
fn look() -> i32 {
  let isFirst = c.known == 0;
  let former = select(c.size, lengthOf(${sums}), isFirst);
  if (former == 0.0) {
    c.size = 0.0;
    found(0.0);
    return NEXT_STEP;
  }
  let norm = lengthOf(${norms});
  let size = PROBE * select(1.0, norm, norm > 0.0);
  c.turn = select(TURN_SCALED, TURN_TO_FLOW, isFirst);
  c.turnBy = size / former;
  c.guess = select(c.radius / SAFETY_MARGIN, 1.0, isFirst);
  c.size = size;
  c.last = 0.0;
  c.iteration = 0;
  return NEXT_POWER;
}

// The first step of all needs a probe.
fn chooseProbe() -> i32 {
  c.step = HUGE;
  if (c.radius == 0.0) { return NEXT_STEP; }
  let probe = min(1.0 / c.radius, c.remaining);
  c.mode = FIRST;
  c.motion = MOVE_EULER;
  c.byVelocity = probe;
  sumNext(0.0, probe, 0.0, 0.0);
  return NEXT_NOTHING;
}

// The next step; its first stage needs no evaluation.
fn chooseStep() {
  c.h = min(c.step, stableStep());
  c.isFinal = 0;
  if (min(LAST_STRETCH * c.step, stableStep() * 1.000001) >= c.remaining) {
    // The host sets what remains exactly; after steps of this chunk it is known to rounding only.
    if (c.fresh == 0) { c.mode = CHOOSE; c.halt = 1; return; }
    c.h = c.remaining;
    c.isFinal = 1;
  }
  c.stages = clamp(1 + i32(floor(sqrt(1.0 + 1.54 * c.h * c.radius))), 2, MAX_STAGES);
  c.stage = 1;
  c.mode = STAGE;
  c.motion = MOVE_EULER;
  c.byVelocity = c.h * coefficients(1).z;
}

fn coefficients(stage : i32) -> vec4f {
  return table[c.stages * (c.stages - 1) / 2 + stage - 2];
}

fn keepKnot(objective : f32) {
  for (var b = 0; b < BLOCKS; b++) { memory[root + ${norms} + 2 * b] = memory[root + ${sums} + 2 * b + 1]; }
  let journal = own + ${HEADER_WORDS} + c.used * ${JOURNAL_WORDS};
  slots[journal] = c.h;
  slots[journal + 1] = objective;
  slots[journal + 2] = f32(c.isFinal);
  slots[journal + 3] = f32(c.evaluations);
  c.accepts = 1;
  c.knot = c.used;
  c.used++;
}

fn decideBegin(objective : f32) -> i32 {
  keepKnot(objective);
  if (!isFinite(lengthOf(${sums})) || !isFinite(objective)) { return end(${endings.diverged}); }
  if (c.remaining <= 0.0) { return end(${endings.horizon}); }
  return NEXT_LOOK;
}

fn decidePower() -> i32 {
  c.iteration++;
  let length = lengthOf(${sums});
  let ratio = c.guess * length / c.size;
  if (!isFinite(ratio)) { return end(${endings.diverged}); }
  if (length == 0.0) {
    c.size = 0.0;
    found(0.0);
    return NEXT_STEP;
  }
  c.turn = TURN_TO_CHANGE;
  c.turnBy = c.size / c.guess / length;
  if (abs(ratio - c.last) <= AGREEMENT * ratio || c.iteration >= MAX_ITERATIONS) {
    found(SAFETY_MARGIN * ratio);
    return NEXT_STEP;
  }
  c.guess = ratio;
  c.last = ratio;
  return NEXT_POWER;
}

fn decideFirst() -> i32 {
  let most = stableStep() / 50.0;
  let error = errorNorm(${norms});
  c.step = select(most, min(most, 0.1 * c.byVelocity / sqrt(error)), error > 0.0);
  return NEXT_STEP;
}

fn decideStage() -> i32 {
  c.stage++;
  let factors = coefficients(c.stage);
  c.motion = MOVE_STAGE;
  c.byPoint = factors.x;
  c.byBefore = factors.y;
  c.bySlope = c.h * factors.z;
  c.byVelocity = c.h * factors.w;
  if (c.stage == c.stages) {
    c.mode = END;
    sumNext(0.8, 0.4 * c.h, 0.8 * c.h, 0.0);
  }
  return NEXT_NOTHING;
}

fn decideEnd(objective : f32) -> i32 {
  let error = errorNorm(${sums} + 1);
  let known = isFinite(error) && isFinite(objective) && isFinite(lengthOf(${sums} + 1));
  let size = max(select(1.0, error, known), LEAST_ERROR);
  let basic = SAFETY / cubeRoot(size);
  if (!known || error > 1.0) {
    c.step = c.h * select(SHRINK, clamp(basic, SHRINK, 0.9), known);
    c.beforeStep = 0.0;
    c.rejections++;
    if (c.rejections > MAX_REJECTIONS) { return end(select(${endings.diverged}, ${endings.belowPrecision}, known)); }
    return select(NEXT_STEP, NEXT_LOOK, c.since > 0);
  }
  keepKnot(objective);
  c.remaining -= c.h;
  c.fresh = 0;
  c.rejections = 0;
  c.since++;
  var factor = basic;
  if (c.beforeStep > 0.0) { factor *= cubeRoot(c.beforeError / size) * (c.h / c.beforeStep); }
  c.beforeError = size;
  c.beforeStep = select(0.0, c.h, factor < GROW);
  c.step = min(c.h * clamp(factor, SHRINK, GROW), HUGE);
  if (c.isFinal != 0) { return end(${endings.horizon}); }
  let isStiff = min(c.step, stableStep()) * c.radius >= LEAST_STIFFNESS;
  return select(NEXT_STEP, NEXT_LOOK, isStiff && c.since >= STEPS_PER_SPECTRAL_RADIUS);
}

fn cubeRoot(x : f32) -> f32 { return pow(x, 1.0 / 3.0); }

fn decide(instance : i32, base : i32) {
  c = control[instance];
  root = base;
  own = instance * INSTANCE_WORDS;
  c.accepts = 0;
  c.knot = -1;
  c.turn = 0;
  c.motion = 0;
  if (c.halt == 0) {
    if (c.mode != CHOOSE) { c.evaluations++; }
    let objective = memory[base + ${objective}];
    var next = NEXT_STEP;
    switch (c.mode) {
      case BEGIN: { next = decideBegin(objective); }
      case POWER: { next = decidePower(); }
      case FIRST: { next = decideFirst(); }
      case STAGE: { next = decideStage(); }
      case END: { next = decideEnd(objective); }
      default: {}
    }
    // One place for each, as compilers write functions out wherever they are called.
    if (next == NEXT_LOOK) { next = look(); }
    if (next == NEXT_POWER) {
      c.mode = POWER;
      c.motion = MOVE_ALONG;
      sumNext(0.0, 1.0 / c.guess, 0.0, 0.0);
    }
    if (next == NEXT_STEP && c.step < 0.0) { next = chooseProbe(); }
    if (next == NEXT_STEP) { chooseStep(); }
    if (c.used >= SLOT_COUNT) { c.halt = 1; }
  }
  slots[own] = f32(c.used);
  slots[own + 1] = f32(c.ended);
  slots[own + 2] = f32(c.evaluations);
  control[instance] = c;
}
`
}

/** Modes and orders, and the settings of the integrator on the host. */
const integers = {
  BEGIN: 0,
  POWER: 1,
  FIRST: 2,
  STAGE: 3,
  END: 4,
  CHOOSE: 5,
  TURN_TO_FLOW: 1,
  TURN_TO_CHANGE: 2,
  TURN_SCALED: 3,
  NEXT_NOTHING: 0,
  NEXT_LOOK: 1,
  NEXT_POWER: 2,
  NEXT_STEP: 3,
  MOVE_ALONG: 1,
  MOVE_EULER: 2,
  MOVE_STAGE: 3,
  MAX_STAGES,
  STEPS_PER_SPECTRAL_RADIUS,
  MAX_ITERATIONS,
  MAX_REJECTIONS,
}

const reals = {
  LARGEST_STEP: largestStep(1),
  SAFETY_MARGIN,
  AGREEMENT,
  PROBE: PROBE.float32,
  ABSOLUTE_FLOOR,
  LEAST_STIFFNESS,
  LAST_STRETCH,
  LEAST_ERROR: 1e-12,
  SAFETY,
  SHRINK,
  GROW,
}

const constants = [
  ...Object.entries(integers).map(([name, value]) => `const ${name} : i32 = ${value};`),
  ...Object.entries(reals).map(([name, value]) => `const ${name} : f32 = ${value};`),
].join('\n')
