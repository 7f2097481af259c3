import { describe, expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import type { Parameters } from '../../contract/test-case.ts';
import type { Evidence } from '../evidence.ts';
import { brokenDown, type Came, createObserver, refused, success } from '../observer.test.kit.ts';
import type { Sent } from '../resolve.ts';
import type { Cited } from './cited.ts';
import { evaluateFinding, type FindingSent, isTwinKept } from './evaluate-finding.ts';
import type { FindingClaim } from './finding-claim.ts';

const { group } = specimen;
const observer = createObserver(group);
const base = specimen.base(group);
const ok = success(group, 'sg-1');
const named = (SecurityGroupName: string): Parameters => ({ ...base, SecurityGroupName });
const first = 'CreateSecurityGroup.SecurityGroupName.first';

const sent = (parameters: Parameters, came: Came): Sent => ({
  observation: observer.create(parameters, came),
  again: [],
  baselines: [],
});
const times = (count: number, parameters: Parameters, came: Came) =>
  Array.from({ length: count }, () => sent(parameters, came));
const cite = ({ observation }: Sent): Cited => ({
  at: observation.exchange.ordinal,
  again: [],
  baselines: [],
});

/** The evidence of a finding about the first letter of a name, of which some requests are other ones. */
function evaluated(
  changes: Partial<FindingSent> = {},
  claimed: Partial<Pick<FindingClaim, 'basis' | 'clause' | 'raisedBy'>> = {},
  capacity: readonly string[] = [],
): Evidence {
  const all: FindingSent = {
    first: sent(named('Quarter'), refused),
    again: times(3, named('Quarter'), refused),
    twins: times(3, base, ok),
    smallest: sent(named('Qu'), refused),
    nearest: null,
    cure: sent(named('wu'), ok),
    ...changes,
  };
  const claim: FindingClaim = {
    kind: 'finding',
    operation: group.operation,
    clause: first,
    case: 'the case',
    raisedBy: { clause: 'CreateSecurityGroup.SecurityGroupName.length', case: 'the case' },
    basis: 'request',
    first: cite(all.first),
    again: all.again.map(cite),
    twins: all.twins.map(cite),
    smallest: cite(all.smallest),
    nearest: all.nearest === null ? null : cite(all.nearest),
    cure: all.cure === null ? null : cite(all.cure),
    ...claimed,
  };
  return evaluateFinding(group, claim, all, new Set(capacity), { ecs: 'http://target.example' });
}

const notShown = 'a contradiction was not shown again';
const notCured = 'what the target refuses was not shown to be what this clause is about';

describe('a finding', () => {
  it('breaks its clause when it was shown again, beside twins that were kept, with a cure that was accepted', () => {
    const all = evaluated();
    expect(all).toMatchObject({
      verdict: 'contradicted',
      clause: first,
      reason: 'expected accepted, received: refused with 400 InvalidParameter',
    });
    expect(all.confirmed).toMatchObject({
      raisedBy: { clause: 'CreateSecurityGroup.SecurityGroupName.length', case: 'the case' },
      counterexample: { parameters: { SecurityGroupName: 'Qu' }, twin: null, differsFromValidIn: [] },
    });
  });

  it('is dated by its first request, and cites each request once', () => {
    const once = sent(named('Quarter'), refused);
    const all = evaluated({ first: once, smallest: once });
    expect(all.confirmed?.at).toBe(once.observation.exchange.ordinal);
    expect(new Set(all.exchanges).size).toBe(all.exchanges.length);
    expect(all.exchanges).toHaveLength(1 + 3 + 3 + 1);
  });

  it('says in what its smallest request differs from the nearest that was accepted', () => {
    const { confirmed } = evaluated({ nearest: sent(named('wu'), ok) });
    expect(confirmed?.counterexample).toMatchObject({
      differsFromValidIn: ['SecurityGroupName'],
      twin: { parameters: { SecurityGroupName: 'wu' } },
    });
  });

  it.each<readonly [string, string, Partial<FindingSent>]>([
    ['its first request was answered rightly', notShown, { first: sent(named('Quarter'), ok) }],
    ['it was not sent again', notShown, { again: [] }],
    ['it was sent again twice only', notShown, { again: times(2, named('Quarter'), refused) }],
    ['it went away', notShown, { again: times(5, named('Quarter'), ok) }],
    ['twins were refused half as often', notShown, { twins: [...times(1, base, ok), sent(base, refused)] }],
    ['its smallest request was accepted', notShown, { smallest: sent(named('Qu'), ok) }],
    ['its cure was refused', notCured, { cure: sent(named('wu'), refused) }],
    ['its cure was not answered', notCured, { cure: sent(named('wu'), 'reset') }],
    ['its cure is open', notCured, { cure: sent(named('w.u'), ok) }],
  ])('shows nothing when %s', (_, reason, changes) => {
    expect(evaluated(changes)).toMatchObject({ verdict: 'inconclusive', reason });
    expect(evaluated(changes)).not.toHaveProperty('confirmed');
  });

  it('shows nothing where the refusal says that the target is full', () => {
    expect(evaluated({}, {}, ['InvalidParameter'])).toMatchObject({
      verdict: 'inconclusive',
      reason: notShown,
    });
  });

  it('needs no cure where the request is invalid', () => {
    const letPass = {
      first: sent(named('1st'), ok),
      again: [sent(named('1st'), ok)],
      twins: [sent(named('wst'), ok)],
      smallest: sent(named('1s'), ok),
      cure: null,
    };
    expect(evaluated(letPass)).toMatchObject({ verdict: 'contradicted' });
    expect(evaluated({ ...letPass, again: [] })).toMatchObject({ verdict: 'inconclusive' });
    expect(evaluated({ ...letPass, twins: [sent(named('wst'), refused)] })).toMatchObject({
      verdict: 'inconclusive',
    });
  });

  it('needs not be shown again where it was sent again and again to tell what it is due to', () => {
    const hang = (name: string): Sent => ({
      ...sent(named(name), 'timeout'),
      again: [observer.create(named(name), 'timeout')],
      baselines: [observer.create(base, ok), observer.create(base, ok)],
    });
    const hanging = { first: hang('Quarter'), again: [], twins: [], smallest: hang('Qu') };
    expect(evaluated(hanging)).toMatchObject({ verdict: 'contradicted' });
    expect(evaluated({ ...hanging, twins: times(2, base, refused) })).toMatchObject({
      verdict: 'inconclusive',
    });
  });

  it('is held against what its basis says', () => {
    const down = {
      first: sent(named('1st'), brokenDown),
      again: times(3, named('1st'), brokenDown),
      smallest: sent(named('1s'), brokenDown),
      cure: null,
    };
    expect(evaluated(down, { basis: 'answered' })).toMatchObject({
      reason: 'expected accepted or refused, received: answered with HTTP 500 InternalError',
    });
    expect(evaluated({ ...down, smallest: sent(named('1s'), ok) }, { basis: 'answered' }).verdict).toBe(
      'inconclusive',
    );
  });
});

describe('a finding about ids that were given twice', () => {
  const withToken = (token: string): Parameters => ({
    ...base,
    Description: `about ${token}`,
    ClientToken: token,
  });
  const id = (ResourceId: string, RequestId: string): Came => ({
    body: { RequestId, SecurityGroupId: ResourceId },
  });
  const collide = (clause: string, changes: Partial<FindingSent> = {}) =>
    evaluated(
      {
        first: sent(withToken('c'), id('sg-1', 'r-1')),
        again: [sent(withToken('d'), id('sg-2', 'r-2'))],
        twins: [sent(withToken('a'), id('sg-1', 'r-1')), sent(withToken('b'), id('sg-2', 'r-2'))],
        smallest: sent(withToken('c'), id('sg-1', 'r-1')),
        cure: null,
        ...changes,
      },
      { basis: 'unique', clause },
    );
  const [requestIds, resourceIds] = [
    'CreateSecurityGroup.RequestId.unique',
    'CreateSecurityGroup.Result.id',
  ] as const;

  it.each([
    [requestIds, 'a RequestId that no other request was given'],
    [resourceIds, 'a SecurityGroupId that no other request was given'],
  ])('breaks %s when two were', (clause, expected) => {
    const all = collide(clause);
    expect(all).toMatchObject({ verdict: 'contradicted' });
    expect(all.reason).toContain(expected);
    expect(all.reason).toContain('answered with the one of request');
  });

  it.each<readonly [string, Partial<FindingSent>]>([
    ['one was', { again: [] }],
    ['the second one is another', { again: [sent(withToken('d'), id('sg-3', 'r-3'))] }],
    ['the second one is a replay', { again: [sent(withToken('b'), id('sg-2', 'r-2'))] }],
    ['there is nothing to hold it against', { twins: [sent(withToken('a'), id('sg-1', 'r-1'))] }],
    [
      'the second one is empty',
      {
        again: [sent(withToken('d'), { body: {} })],
        twins: [sent(withToken('a'), id('sg-1', 'r-1')), sent(withToken('b'), { body: {} })],
      },
    ],
  ])('shows nothing when %s', (_, changes) => {
    expect(collide(requestIds, changes).verdict).toBe('inconclusive');
    expect(collide(resourceIds, changes).verdict).toBe('inconclusive');
  });

  it('is not about one request held against itself', () => {
    const one = sent(withToken('c'), id('sg-1', 'r-1'));
    const other = sent(base, id('sg-2', 'r-2'));
    expect(
      collide(requestIds, { first: one, again: [other], twins: [sent(base, id('sg-1', 'r-1')), other] })
        .verdict,
    ).toBe('inconclusive');
  });

  it('needs no token to tell two requests apart', () => {
    const none = (Description: string) => ({
      again: [sent({ ...base, Description }, id('sg-2', 'r-2'))],
      twins: [sent(withToken('a'), id('sg-1', 'r-1')), sent(base, id('sg-2', 'r-2'))],
    });
    expect(collide(resourceIds, none('another one')).verdict).toBe('contradicted');
  });

  it('is about tokens when both asked for the same', () => {
    const same = (token: string): Parameters => ({ ...base, ClientToken: token });
    const all = {
      first: sent(same('c'), id('sg-1', 'r-1')),
      again: [sent(same('d'), id('sg-2', 'r-2'))],
      twins: [sent(same('a'), id('sg-1', 'r-1')), sent(same('b'), id('sg-2', 'r-2'))],
    };
    expect(collide(resourceIds, all).verdict).toBe('inconclusive');
    expect(collide(requestIds, all).verdict).toBe('contradicted');
  });
});

describe('a twin', () => {
  const open = named('a.b');

  it.each([
    [true, base, ok],
    [false, base, refused],
    [false, base, 'timeout'],
    [true, open, ok],
    [false, open, refused],
    [true, named('1st'), refused],
    [false, named('1st'), ok],
  ] as const)('is kept: %s, row %#', (kept, parameters, came) => {
    expect(isTwinKept(group, sent(parameters, came), new Set())).toBe(kept);
  });

  it('is not kept by a target that is full', () => {
    expect(isTwinKept(group, sent(base, refused), new Set(['InvalidParameter']))).toBe(false);
  });
});
