import type { Side } from '../contract/clause.ts';
import type { ClauseResult, Coverage, Outcome } from '../report/summary.ts';
import type { Tally } from './tally.ts';

/** What the run as a whole shows, without which no clause conforms. */
export interface Evidence {
  /** Whether the operation's target accepted and refused at least one request each. */
  readonly accepted: boolean;
  readonly refused: boolean;
  /** Why the operation could not be tested at all; null when it could. */
  readonly blocked: string | null;
  /** Clauses about the format of answers, which even a blocked operation can show broken. */
  readonly garbled: readonly string[];
  /** Why the run ended early; null when it did not. */
  readonly stopped: string | null;
  readonly strict: boolean;
}

/** The outcome of a clause and the sentence that explains it. */
export function resultOf(tally: Tally, evidence: Evidence): ClauseResult {
  const { clause } = tally;
  const [outcome, reason] = judged(tally, evidence);
  const { violation } = tally;
  const shown = outcome === 'violates' || outcome === 'warns' ? violation : null;
  return {
    id: clause.id,
    operation: clause.operation,
    level: clause.level,
    outcome,
    coverage: coverageOf(tally),
    accepted: tally.accepted,
    refused: tally.refused,
    requests: tally.requests,
    firstViolationAt: shown?.at ?? null,
    reason,
    counterexample: shown?.counterexample ?? null,
    observation:
      tally.observations.size === 0
        ? null
        : [...tally.observations].map(([what, how]) => `${what}: ${how}`).join('; '),
  };
}

/** Exhaustive: each combination of the space was judged, and those alone are counted. */
function coverageOf({ space, done, planned, judged }: Tally): Coverage {
  return space !== null && space.judged === space.size && done >= planned
    ? { kind: 'exhaustive', judged: space.judged, space: space.size }
    : { kind: 'sampled', judged, space: space?.size ?? null };
}

function judged(tally: Tally, evidence: Evidence): readonly [Outcome, string] {
  const { clause } = tally;
  if (clause.level === 'open') return observed(tally, evidence);
  // Nothing else can be told of a target that accepts nothing; that its answers are garbled can.
  if (tally.violation !== null && evidence.blocked !== null && !evidence.garbled.includes(clause.id))
    return ['inconclusive', evidence.blocked];
  if (tally.violation !== null)
    return [
      clause.level === 'should' && !evidence.strict ? 'warns' : 'violates',
      tally.violation.reason + failedText(tally),
    ];
  if (tally.inapplicable !== null) return ['not-applicable', tally.inapplicable];
  if (evidence.blocked !== null) return ['inconclusive', evidence.blocked];
  if (tally.unrun !== null) return ['not-run', tally.unrun];
  if (tally.done === 0) return ['not-run', evidence.stopped ?? 'nothing was sent for this clause'];
  if (tally.suspicion !== null) return ['inconclusive', `seen once and not again: ${tally.suspicion.reason}`];
  if (tally.untold.size > 0) return ['inconclusive', untoldText(tally)];
  if (tally.done < tally.planned)
    return [
      'inconclusive',
      `${tally.done} of ${tally.planned} cases were reached: ${evidence.stopped ?? 'the run ended'}`,
    ];
  if (tally.judged === 0) return ['inconclusive', 'nothing that was sent could tell'];
  const missing = missingSides(tally);
  if (missing.length > 0)
    return ['inconclusive', `no request was ${missing.map(pastTense).join(' or ')} for it`];
  if (!evidence.accepted || !evidence.refused)
    return [
      'inconclusive',
      `the target has ${evidence.accepted ? 'refused' : 'accepted'} nothing that it should`,
    ];
  return ['conforms', keptText(tally)];
}

function observed(tally: Tally, { blocked, stopped }: Evidence): readonly [Outcome, string] {
  if (tally.observations.size > 0)
    return ['observed', 'The document leaves this open; what the target did is recorded.'];
  if (tally.inapplicable !== null) return ['not-applicable', tally.inapplicable];
  if (tally.unrun !== null || tally.done === 0)
    return ['not-run', tally.unrun ?? blocked ?? stopped ?? 'nothing was sent for this point'];
  return ['inconclusive', tally.untold.size > 0 ? untoldText(tally) : (blocked ?? 'nothing could be seen')];
}

function missingSides({ clause, accepted, refused }: Tally): readonly Side[] {
  if (clause.method.kind !== 'request' && clause.method.kind !== 'answer') return [];
  const seen: Readonly<Record<Side, number>> = { accept: accepted, refuse: refused };
  return clause.method.sides.filter((side) => seen[side] === 0);
}

const pastTense = (side: Side) => (side === 'accept' ? 'accepted' : 'refused');

function untoldText({ untold, done }: Tally): string {
  const [first] = [...untold].sort((a, b) => b[1] - a[1]);
  const count = [...untold.values()].reduce((sum, it) => sum + it, 0);
  // A case of several requests may have several reasons.
  return `${Math.min(count, done)} of ${done} ${done === 1 ? 'case' : 'cases'} could not be judged: ${first?.[0] ?? ''}`;
}

/** How many combinations of a space fail; nothing of a clause without one. */
function failedText({ space }: Tally): string {
  if (space === null || space.failed === 0) return '';
  return `; ${space.failed} of the ${space.judged} combinations that were judged fail`;
}

function keptText({ accepted, refused, judged: count, clause, space }: Tally): string {
  if (clause.method.kind === 'sequence') return `kept in ${count} ${count === 1 ? 'sequence' : 'sequences'}`;
  const parts = [accepted > 0 ? `${accepted} accepted` : '', refused > 0 ? `${refused} refused` : ''].filter(
    Boolean,
  );
  const open = space !== null && space.open > 0 ? `; ${space.open} combinations are left open` : '';
  return `kept in ${count} cases: ${parts.join(', ')}${open}`;
}
