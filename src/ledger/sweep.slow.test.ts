import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { clausewise, emptyDirectory, startCommand } from '../cli/command.test.kit.ts';
import { sweepBehind } from '../cli/sweep.ts';
import { runPool } from '../engine/run-pool.ts';
import type { Reference, ReferenceOptions } from '../reference/reference-options.ts';
import { startReference } from '../reference/start-reference.ts';
import { ledgerName } from './ledger-line.ts';
import { type OtherAnswer, startRelay } from './relay.test.kit.ts';

async function startedReference(options: ReferenceOptions = {}): Promise<Reference> {
  const reference = await startReference(options);
  onTestFinished(() => reference.close());
  return reference;
}

function idsOf({ resources }: Reference): readonly string[] {
  const { securityGroups, securityPolicies } = resources();
  return [...securityGroups, ...securityPolicies].map(({ id }) => id);
}

interface Broken {
  readonly directory: string;
  readonly reference: Reference;
  readonly words: readonly string[];
}

/** A run that was killed when its request number `moment` came to the target. */
const brokenRun = (moment: number, words: readonly string[] = [], options?: ReferenceOptions) =>
  killedRun(moment, (count) => count === moment, words, options);

/** More requests than are under way at once. */
const untilTold = 20;

/** The same, from then on once the target holds something that the run was told of. */
const brokenRunThatHolds = (moment: number, words: readonly string[] = []) => {
  const since = new Map<string, number>();
  const isMoment = (count: number, reference: Reference) => {
    const held = idsOf(reference);
    for (const id of held) if (!since.has(id)) since.set(id, count);
    return count >= moment && held.some((id) => count - (since.get(id) ?? count) > untilTold);
  };
  return killedRun(moment, isMoment, words);
};

async function killedRun(
  moment: number,
  isMoment: (count: number, reference: Reference) => boolean,
  words: readonly string[],
  options?: ReferenceOptions,
): Promise<Broken> {
  const directory = emptyDirectory();
  const reference = await startedReference(options);
  const relay = await startRelay(reference.url, (_, count) => {
    if (!started.process.killed && isMoment(count, reference)) started.process.kill('SIGKILL');
    return null;
  });
  const run = ['run', '--target', relay.origin, '--out', 'reports', '--seed', String(moment), ...words];
  const started = startCommand(run, { directory });
  const { code } = await started.ended;
  await relay.quiet();
  expect(code).toBeNull();
  return { directory, reference, words: run };
}

/** A run that came to its end. */
async function finishedRun(words: readonly string[]) {
  const directory = emptyDirectory();
  return { directory, ...(await clausewise(['run', '--out', 'reports', ...words], { directory })) };
}

const ledgerIn = (directory: string) => join(directory, 'reports', ledgerName);

const sweep = (directory: string, words: readonly string[] = []) =>
  clausewise(['sweep', '--out', 'reports', ...words], { directory });

/** The same without a process, for a target that shows at once what it created: waiting takes no time. */
const sweepAtOnce = (directory: string, settings: { readonly target?: readonly string[] } = {}) =>
  sweepBehind({ out: join(directory, 'reports'), ...settings }, { environment: {}, wait: () => turn() });

const quick = ['--profile', 'quick'];

/** Clauses whose sequences create much and delete it at their end: a run of them is killed while something is there. */
const sequences = ['--clause', '*.ClientToken.concurrent', '--clause', '*.Result.readback'];

/** Parts of runs, and the requests at which they are killed. */
const killed: readonly (readonly [string, readonly string[], readonly number[]])[] = [
  ['a quick run', quick, [2, 9, 20, 35, 50, 66, 85, 100]],
  ['sequences', sequences, [40, 80, 120]],
  ['a search for the quota', ['--clause', '*.Quota.*'], [50, 150, 300]],
];

it.each(killed)(
  'leaves nothing of %s',
  async (_, words, moments) => {
    const outcomes: unknown[] = [];
    await runPool(
      moments,
      7,
      async (moment) => {
        const { directory, reference } = await brokenRun(moment, words);
        const { code, text } = await sweepAtOnce(directory);
        const said = text.includes('Nothing is left') ? 'nothing is left' : text;
        outcomes.push({ moment, left: idsOf(reference), code, said });
      },
      () => false,
    );
    const expected = moments.map((moment) => ({ moment, left: [], code: 0, said: 'nothing is left' }));
    expect(outcomes).toHaveLength(moments.length);
    expect(outcomes).toEqual(expect.arrayContaining(expected));
  },
  180_000,
);

it('leaves alone what the run did not create', async () => {
  const { directory, reference } = await brokenRun(60, quick, { oddities: ['neighbours/seven'] });
  const before = (await startedReference({ oddities: ['neighbours/seven'] })).resources();
  const { code } = await sweepAtOnce(directory);
  expect(idsOf(reference)).toHaveLength(before.securityGroups.length + before.securityPolicies.length);
  expect(code).toBe(0);
});

it('names what appeared while the run went on and may be somebody else’s, until it is gone', async () => {
  const reference = await startedReference();
  const call = (query: string) =>
    fetch(`${reference.url}/?Version=2014-05-26&Format=JSON&RegionId=cn-hangzhou&${query}`, {
      method: 'POST',
    });
  const relay = await startRelay(reference.url, (_, count) => {
    if (count === 60) created = call('Action=CreateSecurityGroup&SecurityGroupName=somebody-elses');
    return null;
  });
  let created: Promise<Response> | null = null;
  const words = ['--target', relay.origin, '--seed', '1', ...quick];
  const { directory, code, stderr } = await finishedRun(words);
  await created;
  const [id = 'none'] = idsOf(reference);
  expect(code).toBe(0);
  expect(stderr).toMatch(new RegExp(`appeared meanwhile, not shown to be the run's: ${id}`));
  const { left } = JSON.parse(readFileSync(join(directory, 'reports/summary.json'), 'utf8'));
  expect(left).toMatchObject([
    { kind: 'appeared', id, parameters: { SecurityGroupName: 'somebody-elses' }, byHand: expect.any(String) },
  ]);

  const first = await sweep(directory);
  expect(first.code).toBe(3);
  expect(first.stdout).toMatch(new RegExp(`appeared +because [\\s\\S]*${id}`));
  expect(idsOf(reference)).toEqual([id]);
  await call(`Action=DeleteSecurityGroup&SecurityGroupId=${id}`);
  expect(await sweep(directory)).toMatchObject({ code: 0, stdout: expect.stringMatching(/Nothing is left/) });
});

it('is harmless when it comes twice', async () => {
  const { directory } = await brokenRunThatHolds(60, ['--clause', '*.Result.readback']);
  expect(await sweep(directory)).toMatchObject({ code: 0, stdout: expect.stringMatching(/deleted/) });
  const { code, stdout } = await sweep(directory);
  expect(stdout).toMatch(/\nNothing is left\.\n$/);
  expect(code).toBe(0);
});

it('waits out throttling, outages and slow creations', async () => {
  const oddities = ['throttling/user-400', 'unavailable/503', 'timing/slow-creation', 'timing/eventual-long'];
  const { directory, reference } = await brokenRun(80, quick, { oddities });
  const { code } = await sweep(directory);
  expect(idsOf(reference)).toEqual([]);
  expect(code).toBe(0);
});

it('does not mind a last line that was not written to its end', async () => {
  const { directory, reference } = await brokenRun(60, quick);
  appendFileSync(ledgerIn(directory), '{"type":"created","key":"a/b","operat');
  expect((await sweepAtOnce(directory)).code).toBe(0);
  expect(idsOf(reference)).toEqual([]);
  expect((await sweepAtOnce(directory)).code).toBe(0);
});

it('says where there is no ledger, and where one is not readable', async () => {
  const directory = emptyDirectory();
  const none = await sweep(directory);
  expect(none.stderr).toMatch(/^error: There is no ledger in reports\.\nhint: .*--out/);
  expect(none.code).toBe(2);
  mkdirSync(join(directory, 'reports'));
  writeFileSync(ledgerIn(directory), '{"type":"else"}\n');
  const odd = await sweep(directory);
  expect(odd.stderr).toMatch(/^error: Line 1 of .* is not readable\.\nhint: /);
  expect(odd.code).toBe(2);
});

it('has nothing to do behind a run against the embedded endpoint', async () => {
  const { directory, code } = await finishedRun(['--clause', '*.Tag.count', ...quick]);
  expect(code).toBe(0);
  expect(await sweep(directory)).toMatchObject({ code: 0, stdout: expect.stringMatching(/Nothing is left/) });
});

it('keeps another run from starting until it was done', async () => {
  const { directory, reference, words } = await brokenRun(60, quick);
  const again = words.map((word) => (word.startsWith('http:') ? reference.url : word));
  const refused = await clausewise(again, { directory });
  expect(refused.stderr).toMatch(/broken off/);
  expect(refused.stderr).toMatch(/hint: `clausewise sweep --out reports`/);
  expect(refused.code).toBe(2);
  await sweepAtOnce(directory);
  const clause = ['--clause', '*.Tag.count', '--operation', 'CreateSecurityGroup'];
  expect((await clausewise([...again, ...clause], { directory })).code).toBe(0);
  expect(readFileSync(ledgerIn(directory), 'utf8').match(/"type":"run"/g)).toHaveLength(1);
});

it('says what it cannot reach, and does it once it can', async () => {
  const { directory, reference } = await brokenRunThatHolds(60, sequences);
  const nowhere = await sweep(directory, ['--target', 'http://127.0.0.1:9']);
  expect(nowhere.stdout).toMatch(/left +because the target cannot\s+be reached/i);
  expect(nowhere.code).toBe(3);
  const { code } = await sweepAtOnce(directory, { target: [reference.url] });
  expect(idsOf(reference)).toEqual([]);
  expect(code).toBe(0);
});

describe('on a target where every deletion fails', () => {
  const failing = async () => {
    const reference = await startedReference({ quota: 1000 });
    let fails = true;
    const relay = await startRelay(reference.url, (action) =>
      fails && action.startsWith('Delete') ? denied : null,
    );
    return { reference, target: relay.origin, mend: () => (fails = false) };
  };
  const denied: OtherAnswer = {
    status: 403,
    body: '{"RequestId":"1","HostId":"","Code":"OperationDenied","Message":"Never."}',
  };

  it('the run stops at its cap and says what is left, and a sweep removes it later', async () => {
    const { reference, target, mend } = await failing();
    const words = ['--target', target, '--seed', '1', '--max-resources', '12', ...quick];
    const { directory, code, stderr } = await finishedRun(words);
    const { securityGroups, securityPolicies } = reference.resources();
    const ids = idsOf(reference);
    expect(code).toBe(3);
    expect(Math.max(securityGroups.length, securityPolicies.length)).toBeLessThanOrEqual(12);
    expect(ids.filter((id) => !stderr.includes(id))).toEqual([]);
    expect(stderr).toMatch(/`clausewise sweep --out reports` removes/);

    const first = await sweep(directory);
    expect(first.code).toBe(3);
    expect(ids.filter((id) => !first.stdout.includes(id))).toEqual([]);
    expect(first.stdout).toMatch(/403\s+OperationDenied/);
    expect(first.stdout).toMatch(/by hand: call Delete\w+ with/);
    mend();
    expect((await sweepAtOnce(directory)).code).toBe(0);
    expect(idsOf(reference)).toEqual([]);
  });

  it('another run may follow, and what both left is swept together', async () => {
    const { reference, target, mend } = await failing();
    const words = ['--target', target, '--max-resources', '3', '--clause', '*.Tag.alias', ...quick];
    const { directory } = await finishedRun([...words, '--seed', '1']);
    await clausewise(['run', '--out', 'reports', ...words, '--seed', '2'], { directory });
    expect(idsOf(reference).length).toBeGreaterThan(3);
    mend();
    expect((await sweepAtOnce(directory)).code).toBe(0);
    expect(idsOf(reference)).toEqual([]);
  });
});
