import { wideRoom } from './load/endpoint-kind.ts';
import { judged } from './load/judged.ts';
import { raw } from './load/raw.ts';
import { startEndpoint } from './load/start-endpoint.ts';
import { usualInFlight, usualSpace } from './load/workloads.ts';

/** The exhaustive space end to end, beside what undici alone reaches with the calls of its beginning before and after. */
const sampled = 10_000;

const { contracts, changes } = await usualSpace();
const endpoint = await startEndpoint('reference', wideRoom);
const load = { url: endpoint.url, contracts, inFlight: usualInFlight, changes };
const { calls } = await judged({ ...load, budget: sampled });
const rawRate = async (): Promise<number> => {
  await endpoint.renew(0);
  return calls.length / (await raw(endpoint.url, calls, usualInFlight));
};
const before = await rawRate();
await endpoint.renew(0);
const { summary, seconds, cpuSeconds } = await judged({ ...load, budget: null }, false);
const after = await rawRate();
endpoint.close();

const rate = summary.requests / seconds;
process.stdout.write(
  [
    `${summary.requests} requests in ${seconds.toFixed(0)} s, ${cpuSeconds.toFixed(0)} s of CPU time: ${rate.toFixed(0)} a second`,
    `undici alone ${before.toFixed(0)} before and ${after.toFixed(0)} after: ratio ${(rate / ((before + after) / 2)).toFixed(2)}`,
    ...summary.clauses
      .filter(({ coverage }) => coverage.kind === 'exhaustive')
      .map(
        ({ id, outcome, coverage }) => `${id}: ${outcome}, ${coverage.judged} of ${coverage.space ?? '?'}`,
      ),
    '',
  ].join('\n'),
);
