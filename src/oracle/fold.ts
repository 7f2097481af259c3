import type { ClauseState, Unresolved } from './clause-state.ts';
import type { Evidence } from './evidence.ts';

/** The states of all clauses of an operation, by id. */
export type ClauseStates = ReadonlyMap<string, ClauseState>;

const mostObservations = 24;
const mostExchanges = 50;
/** Of very many cases of a clause without a verdict the first will do. */
const mostUnresolved = 2000;

/** Takes evidence into the states of the clauses that it is about. */
export function fold(states: ClauseStates, evidence: Evidence): void {
  const state = states.get(evidence.clause);
  if (state === undefined) return;
  folds[evidence.verdict](state, evidence, states);
  if (evidence.verdict !== 'moot')
    for (const ordinal of evidence.exchanges)
      if (state.exchanges.length < mostExchanges) state.exchanges.push(ordinal);
}

type Fold = (state: ClauseState, evidence: Evidence, states: ClauseStates) => void;

const folds: { readonly [V in Evidence['verdict']]: Fold } = {
  kept: (state, evidence) => {
    finish(state, evidence.case);
    count(state, evidence);
    if (evidence.enumerated && state.space !== null) state.space.judged++;
  },
  contradicted: (state, evidence, states) => {
    const { confirmed, reason } = evidence;
    if (confirmed === undefined) {
      if (!state.unresolved.has(evidence.case)) finish(state, evidence.case);
      if (evidence.enumerated && state.space !== null) {
        state.space.judged++;
        state.space.failed++;
      }
      return leave(state, evidence.case, { kind: 'suspected', reason });
    }
    const { at, counterexample, raisedBy } = confirmed;
    const known = state.finding;
    const isSmaller =
      known === null ||
      Object.keys(counterexample.parameters).length < Object.keys(known.counterexample.parameters).length;
    if (isSmaller) state.finding = { at: Math.min(at, known?.at ?? at), reason, counterexample };
    // A case that was raised by another clause, or was confirmed at once, was judged of this one all the same.
    leave(state, raisedBy.case, { kind: 'suspected', reason });
    if (raisedBy.clause === evidence.clause) return;
    const raising = states.get(raisedBy.clause);
    if (raising !== undefined) lose(raising, raisedBy.case, lostText(evidence.clause), evidence.clause);
  },
  inconclusive: (state, evidence) => {
    const { reason, unsteady, lostTo } = evidence;
    if (!state.unresolved.has(evidence.case)) finish(state, evidence.case);
    if (unsteady !== undefined) return leave(state, evidence.case, { kind: 'unsteady', reason, ...unsteady });
    if (lostTo === undefined) leave(state, evidence.case, { kind: 'inconclusive', reason });
    else lose(state, evidence.case, reason, lostTo);
  },
  observed: (state, { label = '', reason, enumerated, ...evidence }) => {
    finish(state, evidence.case);
    count(state, evidence);
    const told = state.observations.size < mostObservations || state.observations.has(label);
    state.observations.set(told ? label : `others ${reason}`, told ? reason : 'as well');
    if (enumerated && state.space !== null) {
      state.space.judged++;
      state.space.open++;
    }
  },
  moot: (state, evidence) => {
    finish(state, evidence.case);
    // Where the documents leave a combination open they still say that it is answered.
    if (evidence.enumerated && state.space !== null) {
      state.space.judged++;
      state.space.open++;
    }
  },
  'not-applicable': (state, evidence) => {
    finish(state, evidence.case);
    state.inapplicable = evidence.reason;
  },
  'not-run': (state, evidence) => {
    state.skipped = evidence.reason;
  },
};

/** Why a case tells nothing when what it carries is broken itself. */
export function lostText(clause: string): string {
  return `what its request carries is turned down, as ${clause} says`;
}

function count(state: ClauseState, { accepted, refused }: Pick<Evidence, 'accepted' | 'refused'>): void {
  state.judged++;
  state.accepted += accepted;
  state.refused += refused;
}

/** A case that had no verdict and has one now is not done a second time. */
function finish(state: ClauseState, id: string): void {
  withdraw(state, id);
  if (!state.unresolved.delete(id)) state.done++;
}

/** A case that is put down to another clause was not judged of this one, whatever it was suspected of. */
function lose(state: ClauseState, id: string, reason: string, to: string): void {
  leave(state, id, { kind: 'lost', reason, to });
}

function leave(state: ClauseState, id: string, unresolved: Unresolved): void {
  withdraw(state, id);
  if (unresolved.kind === 'suspected') {
    state.judged++;
    state.contradicted++;
  }
  if (state.unresolved.size < mostUnresolved || state.unresolved.has(id))
    state.unresolved.set(id, unresolved);
}

/** What a case was suspected of before is no longer said of it. */
function withdraw(state: ClauseState, id: string): void {
  if (state.unresolved.get(id)?.kind !== 'suspected') return;
  state.judged--;
  state.contradicted--;
}
