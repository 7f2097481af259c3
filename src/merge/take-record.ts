import type { RunJudge } from '../engine/run-judge.ts';
import type { Claim } from '../oracle/claims/claim.ts';
import type { Lookup } from '../oracle/claims/read-steps.ts';
import { shiftClaim } from '../oracle/claims/shift-claim.ts';
import { uncut, unlessCut } from '../oracle/claims/uncut.ts';
import type { Evidence } from '../oracle/evidence.ts';
import type { Observation } from '../oracle/observation.ts';
import type { RecordedExchange } from '../oracle/recorded-exchange.ts';
import { type Reading, readRecords } from '../results/read-records.ts';

/** How a record is taken into a whole. */
export interface Taking extends Reading {
  /** How many exchanges the whole has before it. */
  readonly before: number;
  /** What of a claim counts in the whole; null for nothing. `evidence` is what was once said of it. */
  readonly adapt?: (claim: Claim, evidence: readonly Evidence[], recorded: Recorded) => Claim | null;
}

/** An exchange of the record by the number that it has there. */
export type Recorded = (ordinal: number) => RecordedExchange | undefined;

/** Has `judge` see what is recorded at `path`, its exchanges counted on; comes to the number of the last one. */
export async function takeRecord(
  path: string,
  judge: RunJudge,
  { before, adapt = (claim) => claim, ...reading }: Taking,
): Promise<number> {
  const creates = new Map<number, Observation>();
  const exchanges = new Map<number, RecordedExchange>();
  const lookup: Lookup = {
    create: (ordinal) => found(creates.get(ordinal), path, ordinal - before),
    exchange: (ordinal) => uncut(found(exchanges.get(ordinal), path, ordinal - before)),
  };
  let last = before;
  for await (const line of readRecords(path, reading)) {
    if (line.type === 'exchange') {
      const exchange = shifted(line.exchange, before);
      last = Math.max(last, exchange.ordinal);
      exchanges.set(exchange.ordinal, exchange);
      const observation = judge.see(exchange);
      if (observation !== null) creates.set(exchange.ordinal, observation);
    } else if (line.type === 'claim') {
      const adapted = adapt(line.claim, line.evidence, (ordinal) => exchanges.get(ordinal + before));
      if (adapted === null) continue;
      const claim = shiftClaim(adapted, before);
      if (unlessCut(() => judge.claim(claim, { lookup })) === 'cut')
        judge.believe(
          claim,
          line.evidence.map((it) => shiftedEvidence(it, before)),
        );
    }
  }
  return last;
}

function shifted(exchange: RecordedExchange, by: number): RecordedExchange {
  const { ordinal, retryOf } = exchange;
  return { ...exchange, ordinal: ordinal + by, retryOf: retryOf === null ? null : retryOf + by };
}

function shiftedEvidence(evidence: Evidence, by: number): Evidence {
  const { exchanges, confirmed } = evidence;
  return {
    ...evidence,
    exchanges: exchanges.map((it) => it + by),
    ...(confirmed !== undefined && { confirmed: { ...confirmed, at: confirmed.at + by } }),
  };
}

function found<T>(value: T | undefined, record: string, ordinal: number): T {
  if (value === undefined) throw new Error(`${record} cites exchange ${ordinal}, which it does not have.`);
  return value;
}
