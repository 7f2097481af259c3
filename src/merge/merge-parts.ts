import type { RunHeader } from '../results/run-header.ts';
import type { Summary } from '../results/summary.ts';
import { judgeParts, type Merging, type Parts } from './judge-parts.ts';

/**
 * Judges the parts of one run as one, in the order of their numbers, and tells the listeners what a whole run would have
 * told them. The parts have to fit: see `misfitsOf`.
 */
export async function mergeParts(parts: Parts, merging: Merging): Promise<Summary> {
  const starts = parts.map(({ header: { startedAt } }) => Date.parse(startedAt));
  const ends = parts.map(({ durationMs }, at) => (starts[at] ?? 0) + durationMs);
  const complete = parts.every((part) => part.complete);
  return judgeParts(parts, merging, {
    header: headerOf(parts),
    stopped: complete ? null : 'a part of it was broken off',
    complete,
    durationMs: Math.max(...ends) - Math.min(...starts),
    left: parts.flatMap(({ left }) => left),
  });
}

function headerOf([{ header }, ...others]: Parts): RunHeader {
  const { shard: _, ...whole } = header;
  const startedAt = [header, ...others.map((it) => it.header)].map((it) => it.startedAt).sort()[0] ?? '';
  return { ...whole, startedAt };
}
