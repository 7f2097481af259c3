import { describe, expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import type { Evidence } from '../evidence.ts';
import { type Came, refused, refusedWith, success } from '../observer.test.kit.ts';
import { evaluateQuota } from './evaluate-quota.ts';
import { createCited, listing } from './lookup.test.kit.ts';
import type { QuotaClaim } from './quota-claim.ts';

const { group } = specimen;
const base = specimen.base(group);
const limit = 'CreateSecurityGroup.Quota.limit';
const two = listing({ SecurityGroupId: 'sg-1' }, { SecurityGroupId: 'sg-2' });
const three = listing({ SecurityGroupId: 'sg-1' }, { SecurityGroupId: 'sg-2' }, { SecurityGroupId: 'sg-3' });

/** The last create of a round and what the target listed after it; null where it was not asked. */
type Round = readonly [create: Came | null, listed: Came | null];
const keptRound: Round = [refused, two];
const wrongRound: Round = [success(group, 'sg-3'), three];
const openRound: Round = ['timeout', two];

/** What rounds show of a target that two creates filled. */
function evaluated(
  rounds: readonly Round[],
  { property = 'refused-when-full', filled = 2 }: { property?: QuotaClaim['property']; filled?: number } = {},
): Evidence {
  const cited = createCited(group);
  const fill = Array.from({ length: filled }, (_, index) =>
    cited.create(base, success(group, `sg-${index + 1}`)),
  );
  const claim: QuotaClaim = {
    kind: 'quota',
    operation: group.operation,
    clause: limit,
    case: 'the quota',
    property,
    number: 2,
    filled: fill,
    rounds: rounds.map(([create, listed]) => ({
      creates: create === null ? [] : [cited.create({ ...base, Description: 'more' }, create)],
      listed: listed === null ? [] : [cited.look(listed)],
      known: ['sg-1', 'sg-2'],
    })),
  };
  const all = evaluateQuota(group, claim, cited.lookup, { ecs: 'http://target.example' });
  expect(all).toHaveLength(1);
  const [only] = all;
  if (only === undefined) throw new Error('There is no evidence.');
  return only;
}

describe('the rounds at the line of a quota', () => {
  it.each<readonly [Evidence['verdict'], string, readonly Round[]]>([
    ['kept', '', [keptRound]],
    ['kept', '', [openRound, keptRound]],
    ['moot', '', []],
    ['inconclusive', 'not answered (it was timeout)', [openRound, openRound]],
    ['inconclusive', 'nothing was sent', [[null, two]]],
    [
      'inconclusive',
      'seen once and not again: expected refused with a 4xx status and a Code, with 2 there, received: accepted',
      [wrongRound],
    ],
    [
      'inconclusive',
      'seen once and not again: expected refused with a 4xx status and a Code, with 2 there, received: accepted',
      [keptRound, wrongRound, keptRound],
    ],
    [
      'contradicted',
      'expected refused with a 4xx status and a Code, with 2 there, received: accepted',
      [wrongRound, wrongRound],
    ],
    [
      'contradicted',
      'expected refused with a 4xx status and a Code, with 2 there, received: accepted',
      [keptRound, wrongRound, wrongRound],
    ],
  ])('are %s, %j: row %#', (verdict, reason, rounds) => {
    expect(evaluated(rounds)).toMatchObject({ verdict, reason, clause: limit, case: 'the quota' });
  });

  it('count what filled the target as accepted, and what was refused at the line', () => {
    expect(evaluated([keptRound, keptRound, openRound])).toMatchObject({ accepted: 2, refused: 2 });
    expect(evaluated([openRound])).toMatchObject({ accepted: 0, refused: 0 });
  });

  it('cite the first request that filled the target, and all of their own', () => {
    expect(evaluated([keptRound, keptRound]).exchanges).toEqual([1, 3, 4, 5, 6]);
    expect(evaluated([[refused, null]], { filled: 0 }).exchanges).toEqual([1]);
  });

  it('show the first request that was wrong beside one that filled the target', () => {
    const { confirmed } = evaluated([keptRound, wrongRound, wrongRound]);
    expect(confirmed).toMatchObject({
      at: 5,
      raisedBy: { clause: limit, case: 'the quota' },
      counterexample: {
        case: 'the quota',
        parameters: { Description: 'more' },
        differsFromValidIn: ['Description'],
        expected: 'refused with a 4xx status and a Code, with 2 there',
        steps: [
          '2 requests from request 1 on filled the target',
          expect.stringMatching(/^request 5 with .* was accepted as sg-3$/),
          expect.stringMatching(/^expected refused .*, received: accepted$/),
        ],
      },
    });
  });

  it('show the check where it is that which was wrong, and not what came after it', () => {
    const policy = specimen.policy;
    const cited = createCited(policy);
    const parameters = specimen.base(policy);
    const passed = refusedWith(400, 'DryRunOperation');
    const full = refusedWith(400, 'QuotaExceeded.SecurityPoliciesNum');
    const round = () => ({
      creates: [cited.create({ ...parameters, DryRun: 'true' }, passed), cited.create(parameters, full)],
      listed: [],
      known: [],
    });
    const rounds = [round(), round()];
    const clause = `${policy.operation}.DryRun.quota`;
    const claim: QuotaClaim = {
      kind: 'quota',
      operation: policy.operation,
      clause,
      case: 'a check of a full target',
      property: 'checked-when-full',
      number: 0,
      filled: [],
      rounds,
    };
    const [evidence] = evaluateQuota(policy, claim, cited.lookup, {});
    expect(evidence).toMatchObject({
      verdict: 'contradicted',
      confirmed: { at: 1, counterexample: { parameters: { DryRun: 'true' } } },
    });
    expect(evidence?.confirmed?.counterexample.steps?.[0]).toMatch(/^request 1 with a check only, /);
  });

  it('show a request that filled the target where nothing was sent besides', () => {
    const more: Round = [null, three];
    expect(evaluated([more, more], { property: 'no-more-than-limit' })).toMatchObject({
      verdict: 'contradicted',
      confirmed: { at: 1 },
    });
  });

  it('tell nothing of a place that is free where the list shows an id twice', () => {
    const one = listing({ SecurityGroupId: 'sg-1' });
    const twice = listing({ SecurityGroupId: 'sg-1' }, { SecurityGroupId: 'sg-1' });
    const property = 'accepted-below-limit';
    const [plain, repeated] = [one, twice].map((listed) =>
      evaluated(
        [
          [refused, listed],
          [refused, listed],
        ],
        { property },
      ),
    );
    expect(plain?.verdict).toBe('contradicted');
    expect(repeated).toMatchObject({
      verdict: 'inconclusive',
      reason: 'the target lists sg-1 more than once',
    });
  });

  it('do not apply where another region is full too', () => {
    const quota: Came = {
      status: 400,
      body: { RequestId: 'r', Code: 'QuotaExceeded.Group', Message: 'No.' },
    };
    expect(evaluated([[quota, two]], { property: 'other-region' })).toMatchObject({
      verdict: 'not-applicable',
      reason: 'the other region is full as well, or does not say what it holds',
    });
    expect(evaluated([[quota, null]], { property: 'other-region' }).verdict).toBe('not-applicable');
  });
});
