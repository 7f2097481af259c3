import type { Cited, CitedStep } from './cited.ts';
import type { Claim } from './claim.ts';

type Shifts = { readonly [K in Claim['kind']]: (claim: Extract<Claim, { kind: K }>, by: number) => object };

const none = () => ({});

/** What of each kind of claim are ordinals of exchanges. */
const shifts: Shifts = {
  target: none,
  blocked: none,
  plan: none,
  scope: none,
  skip: none,
  lost: none,
  unsent: none,
  capacity: ({ refused, accepted }, by) => ({ refused: refused + by, accepted: accepted + by }),
  case: ({ request, twin, control }, by) => ({
    request: maybe(request, by),
    twin: maybe(twin, by),
    control: maybe(control, by),
  }),
  batch: ({ request, twin }, by) => ({ request: cited(request, by), twin: maybe(twin, by) }),
  sequence: ({ steps }, by) => ({ steps: shiftSteps(steps, by) }),
  finding: ({ first, again, twins, smallest, nearest, cure }, by) => ({
    first: cited(first, by),
    again: again.map((it) => cited(it, by)),
    twins: twins.map((it) => cited(it, by)),
    smallest: cited(smallest, by),
    nearest: maybe(nearest, by),
    cure: maybe(cure, by),
  }),
  'sequence-finding': ({ executions, smallest, cure }, by) => ({
    executions: executions.map((it) => shiftSteps(it, by)),
    smallest: shiftSteps(smallest, by),
    cure: cure === null ? null : shiftSteps(cure, by),
  }),
  dismissal: ({ again, first }, by) => ({
    again: again.map((it) => cited(it, by)),
    ...(first !== undefined && { first: cited(first, by) }),
  }),
  unheeded: ({ steps }, by) => ({ steps: shiftSteps(steps, by) }),
  quota: ({ filled, rounds }, by) => ({
    filled: added(filled, by),
    rounds: rounds.map((it) => ({ ...it, creates: added(it.creates, by), listed: added(it.listed, by) })),
  }),
};

/** `claim` as it is where the exchanges that it cites have ordinals that are greater by `by`. */
export function shiftClaim(claim: Claim, by: number): Claim {
  // The table is keyed by the claim's own kind, which TypeScript cannot follow through an index.
  return { ...claim, ...(shifts[claim.kind] as (claim: Claim, by: number) => object)(claim, by) } as Claim;
}

function shiftSteps(steps: readonly CitedStep[], by: number): readonly CitedStep[] {
  return steps.map((step) => ('at' in step ? { ...step, at: added(step.at, by) } : step));
}

function cited({ at, again, baselines }: Cited, by: number): Cited {
  return { at: at + by, again: added(again, by), baselines: added(baselines, by) };
}

function maybe(it: Cited | null, by: number): Cited | null {
  return it === null ? null : cited(it, by);
}

function added(ordinals: readonly number[], by: number): readonly number[] {
  return ordinals.map((ordinal) => ordinal + by);
}
