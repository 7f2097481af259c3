import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import type { DocumentedError, Parameter } from '../contract/contract.ts';
import type { Expectation } from './expectation.ts';
import { documentedAnswers, dryRunCodes, expectedText, judge } from './judge.ts';
import { answered, made, refusal, toAccept, toRefuse, turnedAway } from './oracle.test.kit.ts';
import { type Reply, readReply } from './read-reply.ts';

const { group, policy } = specimen;
const malformed: DocumentedError = { status: 400, code: 'InvalidTagKey.Malformed' };
const dryRun = (expectation: Expectation): Expectation => ({ ...expectation, dryRun: true });

const broken = (cause: 'server' | 'envelope' | 'unreadable', detail: string): Reply => ({
  kind: 'malformed',
  cause,
  detail,
});
const retryable: Reply = { kind: 'retryable', cause: 'throttled', retryAfterMs: null, detail: '429' };

const irregular = (status: number, code: string): Reply => ({
  kind: 'refused',
  status,
  code,
  message: 'No.',
  irregular: true,
});

describe('judge, of a request that must be accepted', () => {
  it.each([
    ['kept', made('sg-1')],
    ['kept', made(null)],
    ['contradicts', refusal()],
    ['contradicts', refusal(404, 'InvalidVpcId.NotFound')],
    ['contradicts', broken('server', 'HTTP 500 InternalError')],
    ['contradicts', broken('unreadable', 'HTTP 200: The body is empty.')],
    ['inconclusive', retryable],
    ['inconclusive', turnedAway('credentials')],
    ['inconclusive', turnedAway('quota')],
    ['inconclusive', turnedAway('token')],
    ['inconclusive', turnedAway('action')],
  ])('says %s of %j', (kind, reply) => {
    expect(judge(group, toAccept, reply).kind).toBe(kind);
  });

  it('says nothing of a refusal for something that only some targets ask for', () => {
    const absent = { status: 403, code: 'InvalidVpcId.NotFound' };
    const expectation = { ...toAccept, excuses: [absent] };
    expect(judge(group, expectation, refusal(403, absent.code)).kind).toBe('inconclusive');
    expect(judge(group, expectation, refusal(404, absent.code)).kind).toBe('contradicts');
    expect(judge(group, expectation, refusal(403, 'InvalidVpcId.Other')).kind).toBe('contradicts');
    expect(judge(group, expectation, refusal(403, absent.code))).toHaveProperty(
      'reason',
      'refused with 403 InvalidVpcId.NotFound, as targets do that ask for what was absent',
    );
  });
});

const unreadable: Reply = { kind: 'refused', status: 400, code: '', message: '', unreadable: true };
const unreadableThroughout: Reply = { ...unreadable, irregular: true };

describe('judge, of a request that must be refused', () => {
  it.each([
    ['kept', refusal()],
    ['kept', refusal(422, 'Anything.At.All')],
    ['contradicts', made('sg-1')],
    ['contradicts', made(null)],
    ['contradicts', broken('server', 'HTTP 500 InternalError')],
    ['contradicts', broken('unreadable', 'HTTP 200: The body is empty.')],
    ['inconclusive', refusal(404, '')],
    ['inconclusive', unreadable],
    ['kept', irregular(404, '')],
    ['kept', unreadableThroughout],
    ['inconclusive', retryable],
    ['inconclusive', turnedAway('credentials')],
    ['inconclusive', turnedAway('quota')],
  ])('says %s of %j where the document names no code', (kind, reply) => {
    expect(judge(group, toRefuse(), reply).kind).toBe(kind);
  });

  it.each([
    ['kept', refusal(400, malformed.code)],
    ['contradicts', refusal(400, 'InvalidParameter')],
    ['contradicts', refusal(403, malformed.code)],
    ['contradicts', made('sg-1')],
    ['contradicts', refusal(400, '')],
    ['inconclusive', unreadable],
    ['inconclusive', irregular(404, '')],
    ['kept', irregular(500, malformed.code)],
    ['contradicts', irregular(500, 'InvalidParameter')],
    ['inconclusive', turnedAway('credentials')],
  ])('says %s of %j where the document names one', (kind, reply) => {
    expect(judge(group, toRefuse(malformed), reply).kind).toBe(kind);
  });

  it('keeps with any of the documented answers', () => {
    const other = { status: 403, code: 'InvalidTagKey.Other' };
    expect(judge(group, toRefuse(malformed, other), refusal(400, malformed.code)).kind).toBe('kept');
    expect(judge(group, toRefuse(malformed, other), refusal(403, other.code)).kind).toBe('kept');
    expect(judge(group, toRefuse(malformed, other), refusal())).toHaveProperty(
      'expected',
      'refused with 400 InvalidTagKey.Malformed or 403 InvalidTagKey.Other',
    );
  });

  it('names what was expected and what came', () => {
    expect(judge(group, toRefuse(malformed), refusal())).toEqual({
      kind: 'contradicts',
      expected: 'refused with 400 InvalidTagKey.Malformed',
      actual: 'refused with 400 InvalidParameter',
    });
  });
});

describe('judge, of a DryRun', () => {
  it.each([
    ['kept', toAccept, refusal(400, 'DryRunOperation')],
    ['kept', toAccept, refusal(200, 'DryRunOperation')],
    ['contradicts', toAccept, made('spy-1')],
    ['contradicts', toAccept, refusal()],
    ['kept', toRefuse(), refusal()],
    ['contradicts', toRefuse(), refusal(400, 'DryRunOperation')],
    ['contradicts', toRefuse(), made('spy-1')],
  ])('says %s of %j answered with %j', (kind, expectation, reply) => {
    expect(judge(policy, dryRun(expectation), reply).kind).toBe(kind);
  });

  it.each([
    [toAccept, made('sg-1'), 'accept'],
    [dryRun(toAccept), refusal(400, 'DryRunOperation'), 'accept'],
    [toRefuse(), refusal(), 'refuse'],
  ] as const)('keeps, row %#, on the side of the request', (expectation, reply, side) => {
    expect(judge(policy, expectation, reply)).toEqual({ kind: 'kept', side });
  });

  it('takes DryRunOperation for a fault without DryRun as a contradiction', () => {
    expect(judge(policy, toRefuse(), refusal(400, 'DryRunOperation')).kind).toBe('contradicts');
    expect(judge(policy, toAccept, refusal(400, 'DryRunOperation')).kind).toBe('contradicts');
  });
});

describe('documentedAnswers', () => {
  const breach = (...errors: readonly DocumentedError[]) => ({ clause: 'CreateSecurityGroup.A.b', errors });

  it('are all that one of the broken clauses names', () => {
    const other = { status: 400, code: 'InvalidTagValue.Malformed' };
    expect(documentedAnswers({ ...toRefuse(), breaches: [breach(malformed), breach(other)] })).toEqual([
      malformed,
      other,
    ]);
  });

  it('are any refusal as soon as one broken clause names none', () => {
    expect(documentedAnswers({ ...toRefuse(), breaches: [breach(malformed), breach()] })).toBeNull();
  });
});

describe('expectedText', () => {
  it.each([
    [group, toAccept, 'accepted'],
    [group, toRefuse(), 'refused with a 4xx status and a Code'],
    [group, toRefuse(malformed, malformed), 'refused with 400 InvalidTagKey.Malformed'],
    [policy, dryRun(toAccept), 'refused with DryRunOperation, which says that the check was passed'],
  ])('puts what is asked in words, row %#', (contract, expectation, text) => {
    expect(expectedText(contract, expectation)).toBe(text);
  });

  it('names the code of each parameter that asks for a check', () => {
    const parameters = policy.parameters.flatMap((it): readonly Parameter[] =>
      it.shape === 'dry-run' ? [it, { ...it, name: 'Preview', code: 'PreviewOperation' }] : [it],
    );
    expect(expectedText({ ...policy, parameters }, dryRun(toAccept))).toBe(
      'refused with DryRunOperation or PreviewOperation, which says that the check was passed',
    );
  });

  it('knows the code of a passed check only where there is one', () => {
    expect(dryRunCodes(policy)).toEqual(['DryRunOperation']);
    expect(dryRunCodes(group)).toEqual([]);
  });
});

describe('an endpoint that always does the same', () => {
  const statuses = fc.constantFrom(200, 201, 204, 302, 400, 403, 404, 409, 422, 429, 500, 503);
  const codes = fc.constantFrom(
    '',
    'InvalidParameter',
    'InvalidTagKey.Malformed',
    'Throttling',
    'Forbidden',
    'OK',
  );
  const success = fc
    .record({ RequestId: fc.string({ minLength: 1 }), SecurityGroupId: fc.string(), Extra: fc.jsonValue() })
    .map((body) => readReply(group, answered({ body })));
  const anyReply = fc
    .tuple(statuses, codes, fc.constantFrom('{}', '', '<html></html>', '<Error></Error>', '{"Code":"X"}'))
    .map(([status, Code, text]) =>
      readReply(group, answered({ status, body: Code === '' ? text : { Code, Message: 'No.' } })),
    );
  const fault = fc.constantFrom(toRefuse(), toRefuse(malformed));

  it('never keeps a clause whose requests must be refused, when it accepts', () => {
    fc.assert(
      fc.property(success, fault, (reply, expectation) => {
        expect(reply.kind).toBe('accepted');
        expect(judge(group, expectation, reply).kind).toBe('contradicts');
      }),
    );
  });

  it('never keeps a clause whose requests must be accepted, unless it accepts', () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        expect(judge(group, toAccept, reply).kind === 'kept').toBe(reply.kind === 'accepted');
      }),
    );
  });

  it('never keeps both sides of a line with one answer', () => {
    fc.assert(
      fc.property(anyReply, fault, (reply, expectation) => {
        const kept = [toAccept, expectation].filter((it) => judge(group, it, reply).kind === 'kept');
        expect(kept.length).toBeLessThan(2);
      }),
    );
  });
});
