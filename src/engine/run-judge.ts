import { caseOf } from '../cases/case-of.ts';
import type { ReplayCase } from '../cases/replay-case.ts';
import type { Contract } from '../contract/contract.ts';
import type { Facts } from '../contract/facts.ts';
import type { Claim } from '../oracle/claims/claim.ts';
import type { Lookup } from '../oracle/claims/read-steps.ts';
import type { Counterexample } from '../oracle/clause-result.ts';
import type { TargetUrls } from '../oracle/counterexample.ts';
import type { Evidence } from '../oracle/evidence.ts';
import { createJudge, type Judge } from '../oracle/judge-run.ts';
import type { Observation } from '../oracle/observation.ts';
import type { RecordedExchange } from '../oracle/recorded-exchange.ts';
import type { RunEvent } from '../results/event.ts';
import { type Citations, createCitations } from './citations.ts';

/** The judge of a run under way: whatever it is told and says goes to the listeners as well. */
export interface RunJudge extends Pick<Judge, 'statesOf' | 'capacityOf' | 'results'> {
  /** Reads an exchange; null for one that is no create. */
  readonly see: (exchange: RecordedExchange) => Observation | null;
  /** Judges a claim; its citations are made with `citations`. */
  readonly claim: (claim: Claim, citations?: Pick<Citations, 'lookup'>) => readonly Evidence[];
  /** Keeps what was once said of a claim whose answers are no longer there in full. */
  readonly believe: (claim: Claim, evidence: readonly Evidence[]) => void;
  /** What it takes to show a finding again; null when no few requests do. */
  readonly caseOf: (counterexample: Counterexample) => ReplayCase | null;
  /** Why an operation cannot be tested; null where it can. */
  readonly blockedBy: (operation: string) => string | null;
  /** A create of not long ago, by ordinal. */
  readonly recall: (ordinal: number) => Observation | undefined;
  /** Called with each answer whose form contradicts a clause. */
  onForm: (observation: Observation, evidence: Evidence) => void;
}

/** As many creates as a run of profile standard sends. */
const mostRecalled = 3000;

const nothingCited = createCitations();

/** A judge that tells `emit` of everything. */
export function createRunJudge(
  contracts: readonly Contract[],
  target: TargetUrls,
  emit: (event: RunEvent) => void,
): RunJudge {
  const judge = createJudge(contracts, target);
  const broken = new Set<string>();
  const recent = new Map<number, Observation>();
  const byOperation = new Map(contracts.map((contract) => [contract.operation, contract]));
  const facts = new Map<string, Facts>();
  const blocked = new Map<string, string>();
  const cases = new Map<Counterexample, ReplayCase>();

  function keepCase(claim: Claim, lookup: Lookup, evidence: readonly Evidence[]): void {
    const contract = byOperation.get(claim.operation);
    if (claim.kind === 'target') facts.set(claim.operation, claim.facts);
    // Without a request that is accepted nothing can be shown alone.
    if (claim.kind === 'blocked') blocked.set(claim.operation, claim.reason);
    const known = facts.get(claim.operation);
    if (contract === undefined || known === undefined || blocked.has(claim.operation)) return;
    const capacity = judge.capacityOf(claim.operation);
    for (const it of evidence) {
      if (it.confirmed === undefined) continue;
      const own = caseOf({ contract, facts: known, lookup, capacity }, claim, it);
      if (own !== null) cases.set(it.confirmed.counterexample, own);
    }
  }

  const runJudge: RunJudge = {
    statesOf: judge.statesOf,
    capacityOf: judge.capacityOf,
    results: judge.results,
    caseOf: (counterexample) => cases.get(counterexample) ?? null,
    blockedBy: (operation) => blocked.get(operation) ?? null,
    recall: (ordinal) => recent.get(ordinal),
    onForm: () => {},
    see: (exchange) => {
      emit({ type: 'exchange', exchange });
      const seen = judge.see(exchange);
      if (seen === null) return null;
      recent.set(exchange.ordinal, seen.observation);
      for (const oldest of recent.keys()) {
        if (recent.size <= mostRecalled) break;
        recent.delete(oldest);
      }
      for (const it of seen.evidence) runJudge.onForm(seen.observation, it);
      return seen.observation;
    },
    believe: (claim, evidence) => {
      judge.believe(evidence);
      emit({ type: 'claim', claim, evidence });
    },
    claim: (claim, citations = nothingCited) => {
      const evidence = judge.claim(claim, citations.lookup);
      emit({ type: 'claim', claim, evidence });
      keepCase(claim, citations.lookup, evidence);
      for (const { clause, confirmed } of evidence) {
        if (confirmed === undefined || broken.has(clause)) continue;
        broken.add(clause);
        emit({ type: 'violation', clause, ordinal: confirmed.at });
      }
      return evidence;
    },
  };
  return runJudge;
}
