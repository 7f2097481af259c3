import { describe, expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import type { Tree } from '../../client/decode.ts';
import { executed, inTurn, made, refusal, toRefuse } from '../oracle.test.kit.ts';
import type { ExecutedCreate, ExecutedStep } from './executed.ts';
import { judgeSequence } from './judge-sequence.ts';

const { group, policy } = specimen;
const down = { kind: 'malformed', cause: 'server', detail: 'HTTP 500' } as const;

describe('what is shown of a request', () => {
  const rich: ExecutedCreate = {
    ...executed(1, 't', made('sg-1')),
    values: { Description: 'mine', VpcId: 'vpc-1', 'Tag.1.Key': 'team', 'Tag.1.Value': 'a' },
  };
  const bare = executed(2, 'u', made('sg-2'));
  const judged = (shown: Tree | null | undefined, own = bare) =>
    judgeSequence(group, 'leak', [...inTurn(rich, own), { kind: 'read', of: 1, shown }]);

  it('may be nothing, or what nobody gave', () => {
    expect(judged({})).toEqual({ kind: 'kept' });
    expect(judged({ VpcId: 'vpc-default', Tags: { Tag: [{ TagKey: 'acs:rm', TagValue: '1' }] } })).toEqual({
      kind: 'kept',
    });
  });

  it.each<readonly [string, Tree]>([
    ['Tag', { Tags: { Tag: [{ TagKey: 'team', TagValue: 'a' }] } }],
    ['VpcId', { VpcId: 'vpc-1' }],
    ['Description', { Description: 'mine' }],
  ])('is not the %s of the request before', (parameter, shown) => {
    expect(judged(shown)).toMatchObject({ kind: 'contradicts', expected: `no ${parameter}`, at: 2 });
  });

  it('may be what it gave itself', () => {
    const own = { ...bare, values: { VpcId: 'vpc-1' } };
    expect(judged({ VpcId: 'vpc-1' }, own)).toEqual({ kind: 'kept' });
  });

  it('tells nothing where it is not shown, or was not accepted', () => {
    expect(judged(null).kind).toBe('inconclusive');
    expect(judged(undefined).kind).toBe('inapplicable');
    expect(judged({}, executed(2, 'u', refusal())).kind).toBe('inconclusive');
  });
});

describe('a valid request behind another', () => {
  const judged = (...steps: readonly ExecutedCreate[]) =>
    judgeSequence(policy, 'accepted-after', inTurn(...steps) as readonly ExecutedStep[]);
  const before = executed(1, 't', made('sp-1'));
  const wrong = { ...executed(2, 'u', refusal()), expectation: toRefuse() };

  it('is accepted as before', () => {
    expect(judged(before, wrong, executed(3, 'v', made('sp-2')))).toEqual({ kind: 'kept' });
  });

  it.each([refusal(), down, made(null)])('is not answered with %j', (reply) => {
    expect(judged(before, wrong, executed(3, 'v', reply))).toMatchObject({
      kind: 'contradicts',
      expected: 'accepted as before',
      at: 3,
      isSoft: true,
    });
  });

  it('tells nothing where none was accepted before', () => {
    expect(judged(executed(1, 't', refusal()), wrong, executed(3, 'v', refusal()))).toEqual({
      kind: 'passed-over',
    });
    expect(judged(wrong).kind).toBe('inconclusive');
  });
});

describe('what may be changed', () => {
  const created = { ...executed(1, 't', made('sg-1')), values: { Description: ' a ' } };
  const observed = (shown: Tree | null | undefined, own: ExecutedCreate = created) =>
    judgeSequence(group, 'observe-readback', [...inTurn(own), { kind: 'read', of: 0, shown }]);

  it('is recorded as it is shown', () => {
    expect(observed({ Description: ' a ' })).toEqual({ kind: 'observed', what: 'shown as it was given' });
    expect(observed({ Description: 'a' })).toEqual({ kind: 'observed', what: '" a " is shown as "a"' });
    expect(observed(null, { ...created, reply: refusal() })).toMatchObject({ kind: 'observed' });
    expect(observed(undefined).kind).toBe('inapplicable');
  });
});
