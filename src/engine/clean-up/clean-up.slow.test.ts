import { expect, it, onTestFinished } from 'vitest';
import type { Reference, ReferenceOptions } from '../../reference/reference-options.ts';
import { startReference } from '../../reference/start-reference.ts';
import { type Coming, type Meddling, type Passing, startGateway } from '../gateway.test.kit.ts';
import { type EndedRun, runAgainst } from '../runs.test.kit.ts';

interface Behind {
  readonly ended: EndedRun;
  /** What was not there before the run and is there after it. */
  readonly rest: readonly { readonly id: string; readonly name: string }[];
}

const heldBy = ({ resources }: Reference) =>
  Object.values(resources())
    .flat()
    .map(({ id, name }) => ({ id, name }));

/** A quick run through a gateway. */
async function runThrough(
  meddling: (url: string) => Meddling,
  options: ReferenceOptions = {},
): Promise<Behind> {
  const reference = await startReference({ quota: 20, ...options });
  onTestFinished(() => reference.close());
  const before = new Set(heldBy(reference).map(({ id }) => id));
  const url = await startGateway(reference.url, meddling(reference.url));
  const ended = await runAgainst(url, { profile: 'quick', nonce: 'a nonce of this run' });
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

/** What leaves resources behind of which no answer tells. */
const kinds: readonly (readonly [string, () => Meddling, ReferenceOptions])[] = [
  ['sends creates on twice', () => ({ times: (coming) => (isCreate(coming) ? 2 : 1) }), {}],
  ['answers 500 to some creates', spoiled((it) => ({ ...it, status: 500, body: 'oops' })), {}],
  ['answers 504 to some creates', spoiled((it) => ({ ...it, status: 504, body: '<html></html>' })), {}],
  ['cuts the answers to some creates', spoiled((it) => ({ ...it, body: it.body.slice(0, 20) })), {}],
  ['loses the answers to some creates', spoiled(() => null), {}],
  [
    'answers 500 to every create',
    () => ({ answer: (it, coming) => (isCreate(coming) ? { ...it, status: 500, body: 'oops' } : it) }),
    {},
  ],
  [
    'makes imprecise numbers of ids',
    () => ({ answer: (it, coming) => (isCreate(coming) ? rounded(it) : it) }),
    { oddities: ['id/digits'] },
  ],
  ['gives ids twice', () => ({}), { defects: ['sg-id/given-twice', 'sp-id/given-twice'] }],
  ['creates on dry runs', () => ({}), { defects: ['sp-dry-run/creates'] }],
  [
    'creates what it refuses',
    () => ({}),
    {
      defects: ['sg-refused-but-created/description-prefix', 'sp-refused-but-created/tlsversions-enum'],
    },
  ],
];

it.each(kinds)('deletes or names all that a target holds which %s', async (_, meddling, options) => {
  const { ended, rest } = await runThrough(meddling, options);
  const named = ended.summary.left.map(({ id }) => id);
  expect(rest.filter(({ id }) => !named.includes(id))).toEqual([]);
  expect(ended.summary.requests).toBeGreaterThan(50);
});

it('deletes all that a gateway created a second time', async () => {
  const { ended, rest } = await runThrough(() => ({ times: (coming) => (isCreate(coming) ? 2 : 1) }));
  expect(rest).toEqual([]);
  expect(ended.summary.left).toEqual([]);
});

it('deletes what was created by ordinary requests that were answered 500', async () => {
  const { rest } = await runThrough(spoiled((it) => ({ ...it, status: 500, body: 'oops' })));
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

it.each(['timing/eventual-long', 'companions/small-pages', 'companions/no-next-token'])(
  'names nothing behind a right target with the oddity %s',
  async (oddity) => {
    const { ended, rest } = await runThrough(() => ({}), { oddities: [oddity] });
    expect(rest).toEqual([]);
    expect(ended.summary.left).toEqual([]);
  },
);
