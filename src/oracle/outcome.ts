import type { Side } from '../contract/clause.ts';
import type { ClauseResult, Coverage, Outcome } from './clause-result.ts';
import type { ClauseState, Unresolved } from './clause-state.ts';

/** What the run as a whole shows of an operation, without which no clause conforms. */
export interface Overall {
  /** Whether the target accepted and refused at least one request each. */
  readonly accepted: boolean;
  readonly refused: boolean;
  /** Why the operation could not be tested at all; null when it could. */
  readonly blocked: string | null;
  /** Clauses about the format of answers, which even a blocked operation can show broken. */
  readonly garbled: readonly string[];
  /** Why the run ended early; null when it did not. */
  readonly stopped: string | null;
  /** Why less was sent than the profile asks for; null where all was. */
  readonly reduced: string | null;
  readonly strict: boolean;
}

/** The outcome of a clause and the sentence that explains it. */
export function resultOf(state: ClauseState, overall: Overall): ClauseResult {
  const { clause, finding, leftOut } = state;
  if (leftOut !== null) return leftOutResult(state, leftOut);
  const [outcome, reason] = outcomeOf(state, overall);
  const shown = outcome === 'violates' || outcome === 'warns' ? finding : null;
  return {
    id: clause.id,
    operation: clause.operation,
    level: clause.level,
    outcome,
    coverage: coverageOf(state),
    accepted: state.accepted,
    refused: state.refused,
    contradicted: state.contradicted,
    requests: state.requests,
    firstViolationAt: shown?.at ?? null,
    reason,
    ...(overall.reduced !== null && clause.level !== 'open' && { reducedBy: overall.reduced }),
    counterexample: shown?.counterexample ?? null,
    observation:
      state.observations.size === 0
        ? null
        : [...state.observations].map(([what, how]) => `${what}: ${how}`).join('; '),
    evidence: state.exchanges,
  };
}

/** Whatever was seen of it on the way: who left it out did not ask. */
function leftOutResult(
  { clause: { id, operation, level } }: ClauseState,
  { by, reason }: NonNullable<ClauseState['leftOut']>,
): ClauseResult {
  return {
    id,
    operation,
    level,
    outcome: 'not-run',
    coverage: { kind: 'sampled', judged: 0, space: null },
    accepted: 0,
    refused: 0,
    contradicted: 0,
    requests: 0,
    firstViolationAt: null,
    reason,
    leftOutBy: by,
    counterexample: null,
    observation: null,
    evidence: [],
  };
}

/** Exhaustive: each combination of the space was judged, and those alone are counted. */
function coverageOf({ space, done, planned, judged }: ClauseState): Coverage {
  return space !== null && space.judged === space.size && done >= planned
    ? { kind: 'exhaustive', judged: space.judged, space: space.size }
    : { kind: 'sampled', judged, space: space?.size ?? null };
}

function outcomeOf(state: ClauseState, overall: Overall): readonly [Outcome, string] {
  const { clause, finding, inapplicable, skipped } = state;
  const { blocked, stopped, strict } = overall;
  if (clause.level === 'open') return observed(state, overall);
  // Nothing else can be told of a target that accepts nothing; that its answers are garbled can.
  if (finding !== null && blocked !== null && !overall.garbled.includes(clause.id))
    return ['inconclusive', blocked];
  if (finding !== null)
    return [clause.level === 'should' && !strict ? 'warns' : 'violates', finding.reason + failedText(state)];
  if (inapplicable !== null) return ['not-applicable', inapplicable];
  if (blocked !== null) return ['inconclusive', blocked];
  if (skipped !== null) return ['not-run', skipped];
  if (state.done === 0) return ['not-run', stopped ?? 'nothing was sent for this clause'];
  return unjudged(state, overall) ?? ['conforms', keptText(state)];
}

/** Why a clause that is not shown to be broken does not conform either; null when it does. */
function unjudged(
  state: ClauseState,
  { stopped, accepted, refused }: Overall,
): readonly [Outcome, string] | null {
  const open = [...state.unresolved.values()];
  const suspected = open.find(({ kind }) => kind === 'suspected');
  if (suspected !== undefined) return ['inconclusive', `seen once and not again: ${suspected.reason}`];
  const inconclusive = open.filter(({ kind }) => kind === 'inconclusive' || kind === 'unsteady');
  if (inconclusive.length > 0) return ['inconclusive', inconclusiveText(inconclusive, state.done)];
  if (state.done < state.planned)
    return [
      'inconclusive',
      `${state.done} of ${state.planned} cases were reached: ${stopped ?? 'the run ended'}`,
    ];
  // What is lost to the violation of another clause is no reason as long as the others show it.
  const [lost] = open;
  if (state.judged === 0) return ['inconclusive', lost?.reason ?? 'nothing that was sent could tell'];
  const missing = missingSides(state);
  if (missing.length > 0)
    return ['inconclusive', lost?.reason ?? `no request was ${missing.map(pastTense).join(' or ')} for it`];
  if (!accepted || !refused)
    return ['inconclusive', `the target has ${accepted ? 'refused' : 'accepted'} nothing that it should`];
  return null;
}

function observed(state: ClauseState, { blocked, stopped }: Overall): readonly [Outcome, string] {
  const { observations, inapplicable, skipped, done, unresolved } = state;
  if (observations.size > 0)
    return ['observed', 'The document leaves this open; what the target did is recorded.'];
  if (inapplicable !== null) return ['not-applicable', inapplicable];
  if (skipped !== null || done === 0)
    return ['not-run', skipped ?? blocked ?? stopped ?? 'nothing was sent for this point'];
  const inconclusive = [...unresolved.values()];
  return [
    'inconclusive',
    inconclusive.length > 0 ? inconclusiveText(inconclusive, done) : (blocked ?? 'nothing could be seen'),
  ];
}

/** The sides of a clause that no request has shown. */
export function missingSides({ clause, accepted, refused }: ClauseState): readonly Side[] {
  if (clause.method.kind !== 'request' && clause.method.kind !== 'answer') return [];
  const seen: Readonly<Record<Side, number>> = { accept: accepted, refuse: refused };
  const { sides } = clause.method;
  // A clause with one side may be kept by an answer of either.
  return sides.length === 1 && accepted + refused > 0 ? [] : sides.filter((side) => seen[side] === 0);
}

const pastTense = (side: Side) => (side === 'accept' ? 'accepted' : 'refused');

function inconclusiveText(inconclusive: readonly Unresolved[], done: number): string {
  const counts = new Map<string, number>();
  for (const { reason } of inconclusive) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const [first] = [...counts].sort((a, b) => b[1] - a[1]);
  const all = Math.max(done, inconclusive.length);
  return `${inconclusive.length} of ${all} ${all === 1 ? 'case' : 'cases'} could not be judged: ${first?.[0] ?? ''}`;
}

/** How many combinations of a space fail; nothing of a clause without one. */
function failedText({ space }: ClauseState): string {
  if (space === null || space.failed === 0) return '';
  return `; ${space.failed} of the ${space.judged} combinations that were judged fail`;
}

function keptText({ accepted, refused, judged: count, clause, space, unresolved }: ClauseState): string {
  const lost = unresolved.size === 0 ? '' : `; ${unresolved.size} told nothing because of another violation`;
  if (clause.method.kind === 'sequence')
    return `kept in ${count} ${count === 1 ? 'sequence' : 'sequences'}${lost}`;
  const parts = [accepted > 0 ? `${accepted} accepted` : '', refused > 0 ? `${refused} refused` : ''].filter(
    Boolean,
  );
  const open = space !== null && space.open > 0 ? `; ${space.open} combinations are left open` : '';
  return `kept in ${count} cases: ${parts.join(', ')}${open}${lost}`;
}
