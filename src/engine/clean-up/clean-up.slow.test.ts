import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import type { Contract } from '../../contract/contract.ts';
import type { Reference, ReferenceOptions } from '../../reference/reference-options.ts';
import { startReference } from '../../reference/start-reference.ts';
import { type Coming, type Meddling, type Passing, startGateway } from '../gateway.test.kit.ts';
import type { RunOptions } from '../run-options.ts';
import { type EndedRun, oncePerText, runAgainst } from '../runs.test.kit.ts';

const { contracts: both, group, policy } = specimen;

interface Behind {
  readonly ended: EndedRun;
  /** What was not there before the run and is there after it. */
  readonly rest: readonly { readonly id: string; readonly name: string }[];
}

const heldBy = ({ resources }: Reference) =>
  Object.values(resources())
    .flat()
    .map(({ id, name }) => ({ id, name }));

/** A quick run through a gateway, of one operation or of several. */
async function runThrough(
  meddling: (url: string) => Meddling,
  options: ReferenceOptions = {},
  contracts: readonly Contract[] = both,
  waiting: Partial<Pick<RunOptions, 'wait'>> = {},
): Promise<Behind> {
  const reference = await startReference({ quota: 20, ...options });
  onTestFinished(() => reference.close());
  const before = new Set(heldBy(reference).map(({ id }) => id));
  const url = await startGateway(reference.url, meddling(reference.url));
  const ended = await runAgainst(url, {
    profile: 'quick',
    nonce: 'a nonce of this run',
    contracts,
    ...waiting,
  });
  return { ended, rest: heldBy(reference).filter(({ id }) => !before.has(id)) };
}

const idIn = async (response: Response): Promise<string> =>
  /"SecurityGroupId":"([^"]+)"/.exec(await response.text())?.[1] ?? 'none';

const isCreate = ({ action }: Coming): boolean => action.startsWith('Create');

/** Answers every fifth of the first creates with what `change` makes of the answer. */
const spoiled = (change: (passing: Passing) => Passing | null) => (): Meddling => ({
  answer: (passing, coming) =>
    isCreate(coming) && coming.count < 30 && coming.count % 5 === 0 ? change(passing) : passing,
});

const rounded = (passing: Passing): Passing => ({
  ...passing,
  body: passing.body.replace(/"(1\d{17})"/, (_, digits: string) => String(Number(digits))),
});

/** What leaves resources behind of which no answer tells; with one operation where that shows as much as two. */
const kinds: readonly (readonly [string, () => Meddling, ReferenceOptions, readonly Contract[]])[] = [
  ['sends creates on twice', () => ({ times: (coming) => (isCreate(coming) ? 2 : 1) }), {}, both],
  ['answers 500 to some creates', spoiled((it) => ({ ...it, status: 500, body: 'oops' })), {}, both],
  [
    'answers 504 to some creates',
    spoiled((it) => ({ ...it, status: 504, body: '<html></html>' })),
    {},
    [group],
  ],
  [
    'cuts the answers to some creates',
    spoiled((it) => ({ ...it, body: it.body.slice(0, 20) })),
    {},
    [policy],
  ],
  ['loses the answers to some creates', spoiled(() => null), {}, [group]],
  [
    'answers 500 to every create',
    () => ({ answer: (it, coming) => (isCreate(coming) ? { ...it, status: 500, body: 'oops' } : it) }),
    {},
    both,
  ],
  [
    'makes imprecise numbers of ids',
    () => ({ answer: (it, coming) => (isCreate(coming) ? rounded(it) : it) }),
    { oddities: ['id/digits'] },
    [group],
  ],
  ['gives ids twice', () => ({}), { defects: ['sg-id/given-twice', 'sp-id/given-twice'] }, both],
  ['creates on dry runs', () => ({}), { defects: ['sp-dry-run/creates'] }, [policy]],
  [
    'creates what it refuses',
    () => ({}),
    {
      defects: ['sg-refused-but-created/description-prefix', 'sp-refused-but-created/tlsversions-enum'],
    },
    both,
  ],
];

/** What a run leaves behind such a target; one for all tests that ask for it. */
const behind = oncePerText((kind) => {
  const [, meddling, options, contracts] =
    kinds.find(([it]) => it === kind) ?? expect.fail(`No kind ${kind}.`);
  return runThrough(meddling, options, contracts);
});

it.each(kinds)('deletes or names all that a target holds which %s', async (kind) => {
  const { ended, rest } = await behind(kind);
  const named = ended.summary.left.map(({ id }) => id);
  expect(rest.filter(({ id }) => !named.includes(id))).toEqual([]);
  expect(ended.summary.requests).toBeGreaterThan(50);
});

it('deletes all that a gateway created a second time', async () => {
  const { ended, rest } = await behind('sends creates on twice');
  expect(rest).toEqual([]);
  expect(ended.summary.left).toEqual([]);
});

it('deletes what was created by ordinary requests that were answered 500', async () => {
  const { rest } = await behind('answers 500 to some creates');
  expect(rest.filter(({ name }) => /^(edge-policy|Finance-one)/.test(name))).toEqual([]);
});

it('needs no request more for a target that leaves nothing to ask', async () => {
  const { ended, rest } = await runThrough(() => ({}));
  expect(rest).toEqual([]);
  expect(ended.summary).toMatchObject({ left: [], verdict: 'conforms' });
  expect(ended.summary.requests).toBeLessThanOrEqual(200);
});

it('leaves alone what others create meanwhile, though it has a name that the run is known for, and names it', async () => {
  const theirs: string[] = [];
  const { ended, rest } = await runThrough((url) => ({
    answer: async (passing, { action, count }) => {
      if (action === 'CreateSecurityGroup' && count === 20)
        for (const name of ['Finance-one', 'somebody-elses']) {
          const query = `Action=CreateSecurityGroup&Version=2014-05-26&Format=JSON&RegionId=cn-hangzhou&SecurityGroupName=${name}`;
          theirs.push(await idIn(await fetch(`${url}/?${query}`, { method: 'POST' })));
        }
      return passing;
    },
  }));
  expect(theirs).toHaveLength(2);
  expect(rest.map(({ id }) => id).sort()).toEqual([...theirs].sort());
  expect(ended.summary.left).toEqual(
    theirs.map((id) => expect.objectContaining({ kind: 'appeared', id, region: 'cn-hangzhou' })),
  );
  expect(ended.summary.verdict).toBe('conforms');
});

it('does not take for its own or for new what was there before', async () => {
  const { ended, rest } = await runThrough(() => ({}), { oddities: ['neighbours/thirty'] });
  expect(rest).toEqual([]);
  expect(ended.summary.left).toEqual([]);
});

it('names nothing behind a right target that shows everything late', async () => {
  // How late that is takes real time, so that what is waited for it has to as well.
  const { ended, rest } = await runThrough(() => ({}), { oddities: ['timing/eventual-long'] }, both, {
    wait: (milliseconds) => sleep(milliseconds),
  });
  expect(rest).toEqual([]);
  expect(ended.summary.left).toEqual([]);
});

it.each(['companions/small-pages', 'companions/no-next-token'])(
  'names nothing behind a right target with the oddity %s',
  async (oddity) => {
    const { ended, rest } = await runThrough(() => ({}), { oddities: [oddity] });
    expect(rest).toEqual([]);
    expect(ended.summary.left).toEqual([]);
  },
);
