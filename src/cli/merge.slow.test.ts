import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRecords } from '../results/read-records.ts';
import type { Summary } from '../results/summary.ts';
import { clausewise, emptyDirectory, startTarget } from './command.test.kit.ts';
import { readSummary } from './read-summary.ts';

const outcomes = ({ clauses }: Summary) => clauses.map(({ id, outcome }) => `${id} ${outcome}`);

/** Ids of the cases, batches and planned sequences that a run judged. */
async function judged(directory: string): Promise<readonly string[]> {
  const ids = new Set<string>();
  for await (const line of readRecords(join(directory, 'results.ndjson'))) {
    if (line.type !== 'claim') continue;
    const { claim } = line;
    // What was created is read back in the order in which it came about, which is part of the name.
    if (
      claim.kind === 'case' ||
      claim.kind === 'batch' ||
      (claim.kind === 'sequence' && !/\/\d+$/.test(claim.case))
    )
      ids.add(claim.case);
  }
  return [...ids].sort();
}

describe('clausewise merge', () => {
  it.each([
    ['a right target', [], [], 0],
    ['a wrong target', ['sg-tag-key-length/max-plus-one'], ['--operation', 'CreateSecurityGroup'], 1],
  ])('makes of the parts of a run against %s what the whole run says', async (_, defects, words, code) => {
    const directory = emptyDirectory();
    const target = await startTarget({ defects });
    const run = [
      'run',
      '--target',
      target,
      '--profile',
      'quick',
      '--seed',
      '1',
      '--quiet',
      '--kept-cases',
      'none',
      ...words,
    ];
    const parts = ['1/2', '2/2'];
    for (const part of parts) {
      const out = `part-${part[0]}`;
      const { stdout } = await clausewise([...run, '--shard', part, '--out', out], { directory });
      expect(stdout).toContain(`part ${part[0]} of 2`);
    }
    expect((await clausewise([...run, '--out', 'whole'], { directory })).code).toBe(code);
    const merged = await clausewise(['merge', 'part-2', 'part-1', '--out', 'all'], { directory });
    expect(merged.code).toBe(code);
    const [all, whole] = [readSummary(join(directory, 'all')), readSummary(join(directory, 'whole'))];
    expect(outcomes(all)).toEqual(outcomes(whole));
    expect(all.shard).toBeUndefined();
    expect(all.complete).toBe(true);
    expect(await judged(join(directory, 'all'))).toEqual(await judged(join(directory, 'whole')));
    expect((await clausewise(['verify', 'all'], { directory })).code).toBe(0);

    const missing = await clausewise(['merge', 'part-1'], { directory });
    expect(missing.stderr).toContain('Of 2 parts part 2 is missing.');
    expect(missing.code).toBe(2);
    const foreign = await clausewise(['merge', 'part-1', 'whole'], { directory });
    expect(foreign.stderr).toContain('whole is a whole run');
    expect(foreign.code).toBe(2);
    const over = await clausewise(['merge', 'part-1', 'part-2', '--out', 'part-1'], { directory });
    expect(over.stderr).toContain('part-1 is the directory of a part.');
    expect(over.code).toBe(2);
  });
});

it.each([1, 2, 3])(
  'three parts make the whole run of seed %i, with each case in one of them',
  async (seed) => {
    const directory = emptyDirectory();
    const target = await startTarget();
    const few = ['--operation', 'CreateSecurityPolicy', '--quiet', '--kept-cases', 'none'];
    const run = ['run', '--target', target, '--seed', `${seed}`, ...few];
    await clausewise([...run, '--out', 'whole'], { directory });
    const parts = [1, 2, 3].map((part) => ({ part: `${part}/3`, out: `part-${part}` }));
    for (const { part, out } of parts)
      await clausewise([...run, '--shard', part, '--out', out], { directory });
    const merged = await clausewise(['merge', ...parts.map(({ out }) => out), '--out', 'all'], { directory });
    expect(merged.code).toBe(0);
    const summaryOf = (name: string) => readSummary(join(directory, name));
    expect(outcomes(summaryOf('all'))).toEqual(outcomes(summaryOf('whole')));
    const planned = await judged(join(directory, 'whole'));
    expect(planned.length).toBeGreaterThan(200);
    expect(await judged(join(directory, 'all'))).toEqual(planned);
    // The smoke stage, which is in every part, and what a target is asked beside the plan are not shared out.
    const requests = parts.map(({ out }) => summaryOf(out).requests);
    expect(Math.max(...requests)).toBeLessThan(2 * Math.min(...requests));
  },
);
