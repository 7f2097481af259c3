import type { Level } from '../contract/clause.ts';
import type { Contract } from '../contract/contract.ts';
import type { Listener } from '../engine/event.ts';
import type { ClauseResult, Summary } from '../results/summary.ts';
import type { Accusation, Subject, TrialResult } from './trial.ts';

/** Listens to a run for whom it accuses. */
export interface Collector extends Listener {
  /** Aborted when nothing more is to be found. */
  readonly signal: AbortSignal;
  /** What the run came to. */
  readonly concluded: (summary: Summary) => Omit<TrialResult, 'name' | 'seed' | 'fault'>;
}

/** Whether a broken clause of this level shows the subject: a must-defect is not found by a mere should. */
export function shows({ level, clauses }: Subject, clause: string, its: Level): boolean {
  return clauses.some((id) => id === clause) && (level !== 'must' || its === 'must');
}

/** A collector that stops the run as soon as a clause is broken that belongs to the subject. */
export function collect(subject: Subject, contracts: readonly Contract[], startedAt: number): Collector {
  const levels = new Map(contracts.flatMap(({ clauses }) => clauses.map(({ id, level }) => [id, level])));
  const confirmed = new Map<string, Pick<Accusation, 'requests' | 'ms'>>();
  const enough = new AbortController();
  let sent = 0;
  return {
    signal: enough.signal,
    on: (event) => {
      if (event.type === 'exchange') sent++;
      if (event.type !== 'violation' || confirmed.has(event.clause)) return;
      confirmed.set(event.clause, { requests: sent, ms: Date.now() - startedAt });
      if (shows(subject, event.clause, levels.get(event.clause) ?? 'open')) enough.abort();
    },
    concluded: ({ clauses, requests, durationMs }) => {
      const accused = clauses.filter(({ outcome }) => outcome === 'violates' || outcome === 'warns');
      const order = [...confirmed.keys(), ...accused.map(({ id }) => id)];
      return {
        accusations: accused
          .map((result) => accusationOf(result, confirmed.get(result.id), durationMs))
          .sort((one, other) => order.indexOf(one.clause) - order.indexOf(other.clause)),
        inconclusive: enough.signal.aborted
          ? []
          : clauses
              .filter(({ level, outcome }) => level === 'must' && outcome === 'inconclusive')
              .map(({ id, reason }) => ({ clause: id, reason })),
        requests,
        durationMs,
        stoppedEarly: enough.signal.aborted,
      };
    },
  };
}

function accusationOf(
  { id, level, reason, counterexample }: ClauseResult,
  confirmed: Pick<Accusation, 'requests' | 'ms'> | undefined,
  durationMs: number,
): Accusation {
  return {
    clause: id,
    level,
    requests: confirmed?.requests ?? null,
    ms: confirmed?.ms ?? durationMs,
    reason,
    example:
      counterexample === null ? null : { case: counterexample.case, parameters: counterexample.parameters },
  };
}
