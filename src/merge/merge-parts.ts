import type { Contract } from '../contract/contract.ts';
import { concludeRun } from '../engine/conclude-run.ts';
import { createRunJudge, type RunJudge } from '../engine/run-judge.ts';
import type { RunOptions } from '../engine/run-options.ts';
import { unsteadyIn } from '../engine/unsteady-in.ts';
import type { Lookup } from '../oracle/claims/read-steps.ts';
import { shiftClaim } from '../oracle/claims/shift-claim.ts';
import { uncut, unlessCut } from '../oracle/claims/uncut.ts';
import type { Evidence } from '../oracle/evidence.ts';
import type { Observation } from '../oracle/observation.ts';
import type { RecordedExchange } from '../oracle/recorded-exchange.ts';
import type { Listener, RunEvent } from '../results/event.ts';
import { readRecords } from '../results/read-records.ts';
import type { RunHeader } from '../results/run-header.ts';
import type { Summary, Unsteady } from '../results/summary.ts';
import { urlsOf } from '../results/target.ts';
import type { Part } from './part.ts';

/** What merging needs beside the parts. */
export interface Merging extends Pick<RunOptions, 'rerun'> {
  readonly contracts: readonly Contract[];
  readonly listeners: readonly Listener[];
}

/**
 * Judges the parts of one run as one, in the order of their numbers, and tells the listeners what a whole run would have
 * told them. The parts have to fit: see `misfitsOf`.
 */
export async function mergeParts(
  parts: readonly [Part, ...Part[]],
  { contracts, listeners, rerun }: Merging,
): Promise<Summary> {
  const unsteady: Unsteady[] = [];
  const emit = (event: RunEvent): void => {
    if (event.type === 'claim') unsteady.push(...unsteadyIn(event.evidence));
    for (const listener of listeners) listener.on(event);
  };
  const header = headerOf(parts);
  emit({ type: 'started', header });
  const judge = createRunJudge(contracts, urlsOf(header.target), emit);
  let sent = 0;
  for (const { record } of parts) sent = await take(record, judge, sent);
  const starts = parts.map(({ header: { startedAt } }) => Date.parse(startedAt));
  const ends = parts.map(({ durationMs }, at) => (starts[at] ?? 0) + durationMs);
  const complete = parts.every((part) => part.complete);
  return concludeRun(
    {
      header,
      judge,
      emit,
      stopped: complete ? null : 'a part of it was broken off',
      ...(rerun !== undefined && { rerun }),
    },
    {
      requests: parts.reduce((sum, { requests }) => sum + requests, 0),
      durationMs: Math.max(...ends) - Math.min(...starts),
      complete,
      unsteady,
      left: parts.flatMap(({ left }) => left),
    },
  );
}

function headerOf([{ header }, ...others]: readonly [Part, ...Part[]]): RunHeader {
  const { shard: _, ...whole } = header;
  const startedAt = [header, ...others.map((it) => it.header)].map((it) => it.startedAt).sort()[0] ?? '';
  return { ...whole, startedAt };
}

/** Has `judge` see what a part recorded, its exchanges counted on from `before`; the last one's number. */
async function take(record: string, judge: RunJudge, before: number): Promise<number> {
  const creates = new Map<number, Observation>();
  const exchanges = new Map<number, RecordedExchange>();
  const lookup: Lookup = {
    create: (ordinal) => found(creates.get(ordinal), record, ordinal - before),
    exchange: (ordinal) => uncut(found(exchanges.get(ordinal), record, ordinal - before)),
  };
  let last = before;
  for await (const line of readRecords(record)) {
    if (line.type === 'exchange') {
      const exchange = shifted(line.exchange, before);
      last = Math.max(last, exchange.ordinal);
      exchanges.set(exchange.ordinal, exchange);
      const observation = judge.see(exchange);
      if (observation !== null) creates.set(exchange.ordinal, observation);
    } else if (line.type === 'claim') {
      const claim = shiftClaim(line.claim, before);
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
