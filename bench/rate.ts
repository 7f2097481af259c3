import { availableParallelism } from 'node:os';
import { usualRoom, wideRoom } from './load/endpoint-kind.ts';
import { judged } from './load/judged.ts';
import { raw } from './load/raw.ts';
import { type Endpoint, startEndpoint } from './load/start-endpoint.ts';
import { standardRun, usualInFlight, usualSpace, type Workload } from './load/workloads.ts';

/**
 * Judged requests a second against what undici alone reaches with the same calls, signed, at the same endpoint, in turn.
 * The endpoint is a process of its own and checks every signature.
 */
const delays = [0, 5, 50];

/** Requests in a run: of a slow endpoint as many as take some seconds, so that its beginning, one by one, weighs little. */
const most = { atOnce: 4000, delayed: 12_000 } as const;
const longestMs = 4000;
const budgetFor = (inFlight: number, delayMs: number): number =>
  delayMs === 0
    ? most.atOnce
    : Math.min(most.delayed, Math.max(100, Math.floor((longestMs * inFlight) / delayMs)));

/** How often each side is measured: without a delay a round is short and shaky. */
const roundsFor = (delayMs: number): number => (delayMs === 0 ? 3 : 1);

/** What both sides reach, in requests a second. */
interface Rates {
  readonly raw: number;
  readonly judged: number;
}

async function measure(
  endpoint: Endpoint,
  { contracts, changes }: Workload,
  inFlight: number,
  delayMs: number,
): Promise<Rates> {
  let requests = 0;
  const seconds = { raw: 0, judged: 0 };
  for (let round = 0; round < roundsFor(delayMs); round++) {
    await endpoint.renew(delayMs);
    const budget = budgetFor(inFlight, delayMs);
    const done = await judged({ url: endpoint.url, contracts, inFlight, budget, changes });
    await endpoint.renew(delayMs);
    requests += done.calls.length;
    seconds.judged += done.seconds;
    seconds.raw += await raw(endpoint.url, done.calls, inFlight);
  }
  return { raw: requests / seconds.raw, judged: requests / seconds.judged };
}

const cell = (text: string | number) => String(text).padStart(10);
const write = (cells: readonly (string | number)[]) => process.stdout.write(`${cells.map(cell).join('')}\n`);

process.stdout.write(
  `Judged requests a second beside those of undici alone, on ${availableParallelism()} cores. ` +
    '"of delay": beside what the delay allows.\n',
);
const workloads = [
  { workload: await usualSpace(), room: wideRoom, inFlights: [1, 8, 32, 128] },
  { workload: await standardRun(), room: usualRoom, inFlights: [usualInFlight] },
];
for (const { workload, room, inFlights } of workloads) {
  const endpoint = await startEndpoint('reference', room);
  // Both sides are warm before anything is measured.
  await measure(endpoint, workload, usualInFlight, 0);
  process.stdout.write(`\n${workload.name}\n`);
  write(['delay ms', 'in flight', 'raw', 'judged', 'ratio', 'of delay']);
  for (const delayMs of delays)
    for (const inFlight of inFlights) {
      const it = await measure(endpoint, workload, inFlight, delayMs);
      const allowed = delayMs === 0 ? '' : (it.judged / (inFlight / (delayMs / 1000))).toFixed(2);
      write([
        delayMs,
        inFlight,
        Math.round(it.raw),
        Math.round(it.judged),
        (it.judged / it.raw).toFixed(2),
        allowed,
      ]);
    }
  endpoint.close();
}
