import { expect, it } from 'vitest';
import type { RunHeader } from '../results/run-header.ts';
import { misfitsOf } from './misfits.ts';
import type { Part } from './part.ts';

const header: RunHeader = {
  tool: { name: 'clausewise', version: '1' },
  target: { embedded: false, insecure: false, ecs: 'http://a' },
  contracts: [],
  profile: 'standard',
  seed: 1,
  strict: false,
  startedAt: '2026-01-01T00:00:00.000Z',
  chosen: null,
  clauses: [],
  exceptions: [],
};

const part = (index: number, change: Partial<RunHeader> = {}): Part => ({
  place: `p${index}`,
  record: `p${index}/results.ndjson`,
  header: { ...header, shard: { index, count: 3 }, ...change },
  complete: true,
  requests: 1,
  durationMs: 1,
  left: [],
});
const { shard: _, ...whole } = part(2).header;

it.each<readonly [string, readonly Part[], readonly RegExp[]]>([
  ['all parts', [part(1), part(2), part(3)], []],
  ['none', [], [/no part/]],
  ['one alone', [part(2)], [/^Of 3 parts parts 1, 3 are missing\.$/]],
  ['two', [part(1), part(3)], [/^Of 3 parts part 2 is missing\.$/]],
  ['one twice', [part(1), part(2), part(3), { ...part(2), place: 'q' }], [/^q is part 2, which is there/]],
  [
    'another seed',
    [part(1), part(2, { seed: 2 }), part(3)],
    [/^p2 is of another run than p1: they differ in the seed\./],
  ],
  [
    'another profile',
    [part(1), part(2), part(3, { profile: 'quick' })],
    [/p3 .* they differ in the profile\./],
  ],
  [
    'other contracts',
    [part(1), part(2, { contracts: [{ operation: 'a', edition: 'b', hash: 'c' }] })],
    [/they differ in the contracts\./],
  ],
  [
    'another target',
    [part(1), part(2, { target: { ...header.target, ecs: 'http://b' } })],
    [/they differ in the target/],
  ],
  [
    'other parts',
    [part(1), part(2, { shard: { index: 2, count: 4 } })],
    [/they differ in the number of parts/],
  ],
  ['a whole run', [part(1), { ...part(2), header: whole }], [/^p2 is a whole run/]],
])('says of %s what does not fit', (_, parts, sentences) => {
  const misfits = misfitsOf(parts);
  expect(misfits).toHaveLength(sentences.length);
  sentences.forEach((sentence, at) => void expect(misfits[at]).toMatch(sentence));
});

it('takes embedded endpoints for one target, whatever their ports', () => {
  const at = (port: number) => ({ target: { embedded: true, insecure: false, ecs: `http://a:${port}` } });
  expect(misfitsOf([part(1, at(1)), part(2, at(2)), part(3, at(3))])).toEqual([]);
});
