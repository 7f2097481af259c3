import { readAction } from '../client/read-request.ts';
import type { Contract } from '../contract/contract.ts';
import type { Claim } from './claims/claim.ts';
import { evaluate, findingSent } from './claims/evaluate.ts';
import { refusalFormIn } from './claims/evaluate-refusal-form.ts';
import type { Lookup } from './claims/read-steps.ts';
import type { ClauseResult } from './clause-result.ts';
import type { TargetUrls } from './counterexample.ts';
import { type Evidence, readable } from './evidence.ts';
import type { ClauseStates } from './fold.ts';
import { fold } from './fold.ts';
import { type Observation, observe } from './observation.ts';
import { createState, type OperationState, overallOf, takeNotice } from './operation-state.ts';
import { resultOf } from './outcome.ts';
import type { RecordedExchange } from './recorded-exchange.ts';

/**
 * Decides what the exchanges of a run show. It is told everything in the order in which it happened, by the engine while
 * the run goes on or from a record afterwards, and comes to the same.
 */
export interface Judge {
  /** Reads a create; what is wrong with the form of its answer is evidence. Other calls are counted only. */
  readonly see: (exchange: RecordedExchange) => Seen | null;
  /** Says what the cited exchanges show, and keeps it. */
  readonly claim: (claim: Claim, lookup: Lookup) => readonly Evidence[];
  /** Keeps what was once said of a claim, where the exchanges that it cites are no longer there in full. */
  readonly believe: (evidence: readonly Evidence[]) => void;
  /** What is known of the clauses of `operation`. */
  readonly statesOf: (operation: string) => ClauseStates;
  /** Codes by which the target of `operation` says that it is full, though no document names them. */
  readonly capacityOf: (operation: string) => ReadonlySet<string>;
  /** The outcome of every clause. `stopped`: why the run ended early. */
  readonly results: (ending: {
    readonly stopped: string | null;
    readonly strict: boolean;
  }) => readonly ClauseResult[];
}

/** A create as it was read. */
export interface Seen {
  readonly observation: Observation;
  /** Contradictions in the form of the answer, and ids that others were given. */
  readonly evidence: readonly Evidence[];
}

/** A judge of `contracts` that has seen nothing yet. `target`: URLs by product, for curl lines. */
export function createJudge(contracts: readonly Contract[], target: TargetUrls): Judge {
  const operations = new Map(contracts.map((contract) => [contract.operation, createState(contract)]));
  const stateOf = (operation: string): OperationState => {
    const state = operations.get(operation);
    if (state === undefined) throw new Error(`There is no contract of ${operation}.`);
    return state;
  };
  return {
    see: (exchange) => {
      const state = stateOf(exchange.operation);
      const concerned = exchange.clause === null ? undefined : state.states.get(exchange.clause);
      if (concerned !== undefined) concerned.requests++;
      if (exchange.action === exchange.operation) return seeCreate(state, exchange);
      state.subjects.seeCompanion(exchange);
      return null;
    },
    claim: (claim, lookup) => {
      const state = stateOf(claim.operation);
      const evidence =
        takeNotice(state, claim) ??
        evaluate(
          state.contract,
          claim,
          { ...lookup, isShared: state.form.isShared },
          state.capacity,
          target,
        ).map(readable);
      for (const it of evidence) fold(state.states, it);
      if (claim.kind === 'finding' && claim.basis === 'refusals')
        state.refusals = refusalFormIn(state.contract, findingSent(claim, lookup));
      return evidence;
    },
    believe: (evidence) => {
      for (const it of evidence) fold(stateOf(it.operation).states, it);
    },
    statesOf: (operation) => stateOf(operation).states,
    capacityOf: (operation) => stateOf(operation).capacity,
    results: ({ stopped, strict }) =>
      [...operations.values()].flatMap((state) => {
        const overall = overallOf(state, stopped, strict);
        return [...state.states.values()].map((it) => resultOf(it, overall));
      }),
  };
}

function seeCreate(state: OperationState, exchange: RecordedExchange): Seen {
  const { contract, attempts, states, subjects } = state;
  if (state.facts === null) throw new Error(`Nothing was said of the target of ${contract.operation}.`);
  const earlier = exchange.retryOf === null ? null : (attempts.get(exchange.retryOf) ?? null);
  if (exchange.retryOf !== null) attempts.delete(exchange.retryOf);
  const facts = { ...state.facts, subjects: subjects.alive };
  const observation = observe(contract, facts, exchange, earlier, state.refusals);
  subjects.seeRequest(observation);
  const { reply, expectation } = observation;
  if (reply.kind === 'retryable') attempts.set(exchange.ordinal, observation);
  state.accepted ||= reply.kind === 'accepted';
  state.refused ||= reply.kind === 'refused' && expectation.kind === 'refuse';
  if (reply.kind === 'accepted') notePrefix(state, reply.id ?? '');
  // What is sent again only to clean up has no one left to look into it.
  const isOwnAnswer =
    exchange.purpose !== 'cleanup' && expectation.kind !== 'open' && readAction(exchange.request) !== null;
  const evidence = isOwnAnswer ? state.form.read(observation).map(readable) : [];
  for (const it of evidence) fold(states, it);
  return { observation, evidence: evidence.filter(({ verdict }) => verdict === 'contradicted') };
}

/** Whatever the ids of new resources start with is open, and recorded. */
function notePrefix({ contract, states }: OperationState, id: string): void {
  const start = /^.*?-/.exec(id)?.[0] ?? 'no common prefix';
  const state = states.get(contract.common.resultPrefix);
  if (state === undefined) return;
  state.done++;
  state.judged++;
  state.accepted++;
  state.observations.set(`ids start with ${start}`, 'seen');
}
