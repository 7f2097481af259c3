import { describe, expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import type { Parameters } from '../../contract/test-case.ts';
import type { Evidence } from '../evidence.ts';
import { type Came, refused, refusedWith, success } from '../observer.test.kit.ts';
import type { CitedStep } from './cited.ts';
import { clauseOf, createsIn, evaluateSequence, exchangesIn, judgeExecution } from './evaluate-sequence.ts';
import { type Cited, createCited, listing } from './lookup.test.kit.ts';
import type { SequenceClaim } from './sequence-claim.ts';

const { group } = specimen;
const base = specimen.base(group);
const token: Parameters = { ...base, ClientToken: 't' };
const idempotent = 'CreateSecurityGroup.ClientToken.idempotent';
const made = (id: string): Came => success(group, id);

/** What a sequence shows of idempotence; `cite` says what it cites. */
function evaluated(
  property: SequenceClaim['property'],
  cite: (cited: Cited) => readonly CitedStep[],
): readonly Evidence[] {
  const cited = createCited(group);
  const claim: SequenceClaim = {
    kind: 'sequence',
    operation: group.operation,
    clause: idempotent,
    case: 'the sequence',
    label: 'a label',
    property,
    steps: cite(cited),
  };
  return evaluateSequence(group, claim, cited.lookup);
}

const create = (cited: Cited, parameters: Parameters, came: Came, startedAt = 0): CitedStep => ({
  kind: 'create',
  at: [cited.create(parameters, came, startedAt)],
});
const replay = (first: Came, second: Came) => (cited: Cited) => [
  create(cited, token, first),
  create(cited, token, second),
];

describe('a sequence', () => {
  it('is kept, and counts what was accepted and refused in it', () => {
    expect(evaluated('tokens', replay(made('sg-1'), made('sg-1')))).toMatchObject([
      {
        verdict: 'kept',
        clause: idempotent,
        case: 'the sequence',
        accepted: 2,
        refused: 0,
        exchanges: [1, 2],
      },
    ]);
    const all = evaluated('no-effect', (cited) => [
      create(cited, token, refused),
      { kind: 'count', text: 'mark', at: [cited.look(listing())] },
    ]);
    expect(all).toMatchObject([{ verdict: 'kept', accepted: 0, refused: 1, exchanges: [1, 2] }]);
  });

  it('is contradicted, and says how', () => {
    expect(evaluated('tokens', replay(made('sg-1'), made('sg-2')))).toMatchObject([
      {
        verdict: 'contradicted',
        clause: idempotent,
        reason: 'expected the id of request 1 again, sg-1, received: sg-2',
      },
    ]);
  });

  it('is about another clause where what it shows is', () => {
    const atOnce = (cited: Cited): readonly CitedStep[] => [
      { kind: 'create', at: [cited.create(token, made('sg-1')), cited.create(token, made('sg-2'))] },
    ];
    expect(evaluated('tokens', atOnce)).toMatchObject([
      { verdict: 'contradicted', clause: 'CreateSecurityGroup.ClientToken.concurrent' },
      { verdict: 'moot' },
    ]);
  });

  it('tells nothing where an answer is missing', () => {
    expect(evaluated('tokens', replay(made('sg-1'), 'timeout'))).toMatchObject([
      { verdict: 'inconclusive', reason: 'a request of the sequence was not answered (it was timeout)' },
    ]);
  });

  it('does not apply where the target cannot be asked', () => {
    const all = evaluated('no-effect', (cited) => [
      create(cited, token, refused),
      { kind: 'count', text: 'mark', at: [] },
    ]);
    expect(all).toMatchObject([{ verdict: 'not-applicable' }]);
  });

  it('is observed under its label', () => {
    expect(evaluated('observe-last', replay(made('sg-1'), refused))).toMatchObject([
      { verdict: 'observed', reason: 'refused with 400 InvalidParameter', label: 'a label' },
    ]);
  });
});

describe('a sequence that waited for the rest of the run', () => {
  const waited = (startedAt: number, second: Came) => (cited: Cited) => [
    create(cited, token, made('sg-1')),
    { kind: 'pause' } as const,
    create(cited, token, second, startedAt),
  ];

  it('is not contradicted by a token that may be forgotten by then', () => {
    expect(evaluated('tokens', waited(120_001, made('sg-2')))).toMatchObject([
      { verdict: 'inconclusive', reason: 'too much time had passed since its first request' },
    ]);
  });

  it('is contradicted by a token that is forgotten sooner', () => {
    expect(evaluated('tokens', waited(120_000, made('sg-2')))).toMatchObject([{ verdict: 'contradicted' }]);
  });

  it('is kept however long the token is remembered', () => {
    expect(evaluated('tokens', waited(999_999, made('sg-1')))).toMatchObject([{ verdict: 'kept' }]);
  });

  it('is contradicted after whatever time where it did not wait', () => {
    const slow = (cited: Cited) => [
      create(cited, token, made('sg-1')),
      create(cited, token, made('sg-2'), 999_999),
    ];
    expect(evaluated('tokens', slow)).toMatchObject([{ verdict: 'contradicted' }]);
  });
});

describe('a sequence that reads what it made', () => {
  const tags = { 'Tag.1.Key': 'a', 'Tag.1.Value': '1', 'Tag.2.Key': 'b', 'Tag.2.Value': '2' };
  const shown = (...keys: readonly string[]) => ({
    SecurityGroupId: 'sg-1',
    SecurityGroupName: base.SecurityGroupName,
    Description: base.Description,
    Tags: { Tag: keys.map((TagKey) => ({ TagKey, TagValue: TagKey === 'a' ? '1' : '2' })) },
  });
  const read = (parameters: Parameters, came: Came, ...keys: readonly string[]) =>
    evaluated('readback', (cited) => [
      create(cited, parameters, came),
      { kind: 'read', of: 0, at: [cited.look(listing(shown(...keys)))] },
    ]);

  it('shows in which order lists come back as well', () => {
    const [kept, order] = read({ ...base, ...tags }, made('sg-1'), 'b', 'a');
    expect(kept).toMatchObject({ verdict: 'kept' });
    expect(order).toMatchObject({ verdict: 'observed', clause: 'CreateSecurityGroup.Result.order' });
  });

  it('shows nothing of the order of lists when it is for something else', () => {
    const all = evaluated('tokens', (cited) => [
      create(cited, { ...base, ...tags }, made('sg-1')),
      { kind: 'read', of: 0, at: [cited.look(listing(shown('b', 'a')))] },
    ]);
    expect(all).toMatchObject([{ verdict: 'kept' }]);
    expect(all).toHaveLength(1);
  });

  it('passes over what a target may turn down, and shows how a value twice in a list was', () => {
    const twice = { ...base, ...tags, 'Tag.2.Key': 'a' };
    expect(read(twice, refusedWith(400, 'Duplicate'))).toMatchObject([
      { verdict: 'moot' },
      {
        verdict: 'observed',
        clause: 'CreateSecurityGroup.Result.repeated',
        label: 'a value twice in a list',
        reason: 'refused with 400 Duplicate',
      },
    ]);
    expect(read({ ...base, Description: 'a b' }, refused)).toMatchObject([{ verdict: 'moot' }]);
  });
});

describe('the steps of a sequence', () => {
  const steps: readonly CitedStep[] = [
    { kind: 'create', at: [1, 2] },
    { kind: 'pause' },
    { kind: 'read', of: 0, at: [3] },
    { kind: 'count', text: 'mark', at: [4, 5] },
    { kind: 'create', at: [6] },
  ];

  it('cite their creates, and all exchanges', () => {
    expect(createsIn(steps)).toEqual([1, 2, 6]);
    expect(exchangesIn(steps)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('are judged the same way as a claim', () => {
    const cited = createCited(group);
    const executed = replay(made('sg-1'), made('sg-2'))(cited);
    expect(judgeExecution(group, { property: 'tokens', steps: executed }, cited.lookup).kind).toBe(
      'contradicts',
    );
  });
});

it.each([
  ['a clause', undefined],
  ['CreateSecurityGroup.ClientToken.distinct', 'distinct'],
  ['CreateSecurityGroup.ClientToken.concurrent', 'concurrent'],
] as const)('puts a contradiction down to %s when it is about %s', (clause, about) => {
  const judgement = {
    kind: 'contradicts',
    expected: '',
    actual: '',
    at: 1,
    ...(about && { about }),
  } as const;
  expect(clauseOf(group, 'a clause', judgement)).toBe(clause);
});
