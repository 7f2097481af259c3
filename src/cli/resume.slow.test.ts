import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startRelay } from '../ledger/relay.test.kit.ts';
import { startReference } from '../reference/start-reference.ts';
import { readRecords } from '../results/read-records.ts';
import type { Summary } from '../results/summary.ts';
import { clausewise, emptyDirectory, startCommand, startTarget } from './command.test.kit.ts';
import { readSummary } from './read-summary.ts';

const few = ['--operation', 'CreateSecurityPolicy', '--seed', '1', '--kept-cases', 'none', '--quiet'];
const quick = [...few, '--profile', 'quick'];

const outcomes = ({ clauses }: Summary) => clauses.map(({ id, outcome }) => `${id} ${outcome}`);

/** An endpoint of the test, and what is between it and the runs: a signal for the run at the request of that number. */
async function startRelayed(settings: readonly string[], defects: readonly string[] = []) {
  const reference = await startReference({ defects });
  onTestFinished(() => reference.close());
  const directory = emptyDirectory();
  let signalAt: { readonly moment: number; readonly give: () => void } | null = null;
  let since = 0;
  let isAway = false;
  const relay = await startRelay(reference.url, () => {
    since += 1;
    if (since === signalAt?.moment) signalAt.give();
    return isAway ? { status: 503, body: '{"Code":"ServiceUnavailable","Message":"away"}' } : null;
  });
  return {
    directory,
    reference,
    setAway: (away: boolean) => {
      isAway = away;
    },
    run: (words: readonly string[]) => clausewise(['run', ...words], { directory }),
    whole: async () => {
      await clausewise(['run', '--target', relay.origin, '--out', 'whole', ...settings], { directory });
      return readSummary(join(directory, 'whole'));
    },
    /** Starts a run and gives it the signal; comes to its exit code. */
    broken: async (signal: 'SIGKILL' | 'SIGINT', moment: number, words: readonly string[] = []) => {
      since = 0;
      const resumed = words.length > 0 ? words : ['--target', relay.origin, '--out', 'reports', ...settings];
      const started = startCommand(['run', ...resumed], { directory });
      signalAt = { moment, give: () => void started.process.kill(signal) };
      const { code } = await started.ended;
      signalAt = null;
      await relay.quiet();
      return code;
    },
  };
}

/** How often each case and sequence of the plan was judged. */
async function judgedIn(record: string, upToCut: boolean): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for await (const line of readRecords(record, { upToCut })) {
    if (line.type !== 'claim' || !['case', 'batch'].includes(line.claim.kind)) continue;
    for (const { case: id, verdict } of line.evidence)
      if (verdict === 'kept') counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

describe('a run against a right target that is', () => {
  it.each([
    ['killed', 'SIGKILL', [700], null, few],
    ['killed in profile quick', 'SIGKILL', [15, 80], null, quick],
    ['broken off in profile quick', 'SIGINT', [50], 3, quick],
  ] as const)(
    '%s is gone on with to what a whole run comes to',
    async (_, signal, moments, code, settings) => {
      const { directory, reference, broken, run, whole } = await startRelayed(settings);
      const expected = outcomes(await whole());
      for (const moment of moments) {
        expect(await broken(signal, moment)).toBe(code);
        const before = await judgedIn(join(directory, 'reports/results.ndjson'), true);
        const ended = await run(['--resume', 'reports', '--kept-cases', 'none']);
        expect(ended.stderr).toContain('Going on with the run of');
        expect(ended.code).toBe(0);
        const summary = readSummary(join(directory, 'reports'));
        expect(outcomes(summary)).toEqual(expected);
        expect(summary.complete).toBe(true);
        // Of what was under way when it was killed nobody may be able to tell what became of it.
        expect(summary.left.filter(({ kind }) => kind !== 'unanswered')).toEqual([]);
        const after = await judgedIn(join(directory, 'reports/results.ndjson'), false);
        for (const [id, count] of before) expect([id, after.get(id)]).toEqual([id, count]);
        expect((await clausewise(['verify', 'reports'], { directory })).code).toBe(0);
        expect(Object.values(reference.resources()).flat().length).toBeLessThanOrEqual(summary.left.length);
        expect(readdirSync(join(directory, 'reports'))).not.toContain('parts');
      }
    },
  );

  it('killed twice is gone on with all the same', async () => {
    const { directory, broken, run, whole } = await startRelayed(quick);
    const expected = outcomes(await whole());
    expect(await broken('SIGKILL', 50)).toBeNull();
    const again = ['--resume', 'reports', '--quiet', '--kept-cases', 'none'];
    expect(await broken('SIGKILL', 20, again)).toBeNull();
    const { code, stderr } = await run(['--resume', 'reports', '--kept-cases', 'none']);
    expect(stderr).toContain('Going on with the run of');
    expect(code).toBe(0);
    expect(outcomes(readSummary(join(directory, 'reports')))).toEqual(expected);
  });

  it('away when it is to go on stays as it was until the target is back', async () => {
    const { directory, broken, run, setAway } = await startRelayed(quick);
    await broken('SIGKILL', 40);
    setAway(true);
    const away = await run(['--resume', 'reports', '--kept-cases', 'none']);
    expect(away.stderr).toContain('The run cannot go on now.');
    expect(away.code).toBe(3);
    setAway(false);
    const { code } = await run(['--resume', 'reports', '--kept-cases', 'none']);
    expect(code).toBe(0);
    expect((await clausewise(['verify', 'reports'], { directory })).code).toBe(0);
  });
});

it('a violation is found whether it showed before or after the run was broken off', async () => {
  const { directory, broken, run, whole } = await startRelayed(quick, ['sp-name-length/max-plus-one']);
  const expected = outcomes(await whole());
  for (const moment of [15, 90]) {
    await broken('SIGKILL', moment);
    expect((await run(['--resume', 'reports', '--kept-cases', 'none'])).code).toBe(1);
    expect(outcomes(readSummary(join(directory, 'reports')))).toEqual(expected);
    expect((await clausewise(['verify', 'reports'], { directory })).code).toBe(0);
  }
});

it('what is another run, or none that was broken off, is not gone on with', async () => {
  const directory = emptyDirectory();
  const target = await startTarget();
  const run = (...words: readonly string[]) => clausewise(['run', ...words], { directory });
  await run('--target', target, '--out', 'reports', ...quick);
  const whole = await run('--resume', 'reports');
  expect(whole.stderr).toContain('The run in "reports" came to its end');
  expect(whole.code).toBe(2);
  await run('--target', target, '--out', 'short', '--budget', '40', ...quick);
  const other = await run('--resume', 'short', '--seed', '2', '--signature', 'v1');
  expect(other.stderr).toContain('The run in "short" was another one: it differs in the seed, --signature.');
  expect(other.code).toBe(2);
  const elsewhere = await run('--resume', 'short', '--target', await startTarget());
  expect(elsewhere.stderr).toContain('it differs in the target.');
  const none = await run('--resume', 'nowhere');
  expect(none.stderr).toContain('There is no record of a run at "nowhere".');
  expect(none.code).toBe(2);
  const more = await run('--resume', 'short', '--kept-cases', 'none');
  expect(more.code).toBe(0);
  expect(readSummary(join(directory, 'short')).complete).toBe(true);
});
