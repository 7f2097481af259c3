import { wideRoom } from './load/endpoint-kind.ts';
import { judged } from './load/judged.ts';
import { startEndpoint } from './load/start-endpoint.ts';
import { loadWideContract } from './load/wide-contract.ts';
import { finiteSpace, usualInFlight } from './load/workloads.ts';

/**
 * Resident memory of a run of one clause, whose finite space has a million combinations, after so many requests; with
 * `--million` after a million. The ratio is to what it had after a thousand.
 */
const isLong = process.argv.includes('--million');
const marks = [1000, 10_000, 100_000, ...(isLong ? [1_000_000] : [])];

const { contracts, changes } = finiteSpace(await loadWideContract());
const endpoint = await startEndpoint('wide', wideRoom);
const megabytes = (): number => process.memoryUsage.rss() / 1e6;
const start = performance.now();
let requests = 0;
let highest = 0;
let first: number | null = null;
process.stdout.write('Resident memory of a run, without the endpoint, which is a process of its own.\n');
const note = (): void => {
  requests++;
  if (requests % 500 !== 0) return;
  highest = Math.max(highest, megabytes());
  if (!marks.includes(requests)) return;
  first ??= megabytes();
  const seconds = (performance.now() - start) / 1000;
  process.stdout.write(
    `${String(requests).padStart(9)} requests ${megabytes().toFixed(0).padStart(6)} MB, at most ${highest.toFixed(0)} MB, ` +
      `ratio ${(megabytes() / first).toFixed(2)}, ${(requests / seconds).toFixed(0)} requests a second\n`,
  );
};
const budget = marks.at(-1) ?? null;
const listener = {
  on: (event: { readonly type: string }) => (event.type === 'exchange' ? note() : undefined),
};
await judged({ url: endpoint.url, contracts, inFlight: usualInFlight, budget, changes, listener }, false);
endpoint.close();
