import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import type { Contract } from '../../contract/contract.ts';
import type { Parameters, PlannedRequest } from '../../contract/test-case.ts';
import { expectationOf } from '../../oracle/expectation.ts';
import { refused, success } from '../../oracle/observer.test.kit.ts';
import { type Answered, observationOf } from '../send/answered.ts';
import { placeholdersFilled } from '../send/placeholders.ts';
import { type Shrinking, shrink, signatureOf } from './shrink.ts';
import { type Arrival, changed, createTarget, type Followed, follow } from './target.test.kit.ts';

const { group, policy, facts } = specimen;

/** Makes a request smaller that a target answers the wrong way round wherever `isWrong`. */
function shrunk(
  contract: Contract,
  change: Readonly<Record<string, string | null>>,
  isWrong: (arrival: Arrival) => boolean,
  { way = {}, ...bounds }: Partial<Shrinking> & { readonly way?: Partial<PlannedRequest> } = {},
): Followed<Answered> & { readonly first: Answered } {
  const target = createTarget(contract, (arrival) => {
    if (!isWrong(arrival)) return null;
    return arrival.expectation.kind === 'accept' ? refused : success(contract, `wrong-${arrival.count}`);
  });
  const first = target.send(changed(target, change, way));
  const steps = shrink({
    contract,
    facts,
    baseline: target.baseline,
    first,
    contradicts,
    chances: 1,
    mostSendings: 200,
    mostContradictions: Number.POSITIVE_INFINITY,
    ...bounds,
  });
  return { ...follow(steps, ({ planned }) => target.send(planned)), first };
}

function contradicts(answered: Answered): boolean {
  const { kind } = observationOf(answered).expectation;
  return answered.reply.kind === (kind === 'accept' ? 'refused' : 'accepted');
}

/** What a request has beside the baseline. */
function besides(contract: Contract, { planned }: Answered): Parameters {
  const { ClientToken, ...others } = planned.parameters;
  const base = specimen.base(contract);
  const added = Object.entries(others).filter(([name, value]) => base[name] !== value);
  return Object.fromEntries(added);
}

const tag = (key: string, value: string, index = 1) => ({
  [`Tag.${index}.Key`]: key,
  [`Tag.${index}.Value`]: value,
});
const tags = (count: number) =>
  Object.assign({}, ...Array.from({ length: count }, (_, index) => tag(`key${index}`, 'value', index + 1)));
const tagCount = (values: Parameters) => Object.keys(values).filter((name) => name.endsWith('.Key')).length;

describe('the smallest request that shows a fault', () => {
  it.each([
    [
      'an upper-case Q in a name',
      { SecurityGroupName: 'Finance-Quarter-two', ...tag('team', 'web') },
      ({ values }: Arrival) => /Q/.test(values.SecurityGroupName ?? ''),
      { SecurityGroupName: 'Qu' },
    ],
    [
      'a name of more than 99 characters',
      { SecurityGroupName: `Fin${'x'.repeat(125)}`, Description: 'other' },
      ({ values }: Arrival) => (values.SecurityGroupName ?? '').length > 99,
      { SecurityGroupName: 'a'.repeat(100) },
    ],
    [
      'a third tag',
      { ...tags(8), Description: 'Something' },
      ({ values }: Arrival) => tagCount(values) > 2,
      {
        'Tag.1.Key': 'k',
        'Tag.1.Value': 'v',
        'Tag.2.Key': 'e',
        'Tag.2.Value': 'v',
        'Tag.3.Key': 'a',
        'Tag.3.Value': 'v',
      },
    ],
    [
      'a fault that is let pass',
      { ...tag('acs:team', 'web'), SecurityGroupName: 'Other-name' },
      ({ expectation }: Arrival) => expectation.kind === 'refuse',
      { 'Tag.1.Key': 'acs:', 'Tag.1.Value': 'w' },
    ],
  ] as const)('is found for %s', (_, change, isWrong, expected) => {
    const { conclusion } = shrunk(group, change, isWrong, { mostSendings: 400 });
    expect(contradicts(conclusion)).toBe(true);
    expect(besides(group, conclusion)).toEqual(expected);
  });

  it('is the baseline where the target refuses everything', () => {
    const { conclusion } = shrunk(group, { SecurityGroupName: 'Other-name', ...tags(3) }, () => true);
    expect(besides(group, conclusion)).toEqual({});
  });

  it('keeps the list of ciphers that a version is refused for', () => {
    const change = {
      'TLSVersions.1': 'TLSv1.0',
      'TLSVersions.2': 'TLSv1.1',
      'Ciphers.1': 'AES128-SHA',
      'Ciphers.2': 'AES256-SHA',
      SecurityPolicyName: 'other-name',
    };
    const { conclusion } = shrunk(policy, change, ({ values }) => Object.values(values).includes('TLSv1.1'));
    expect(besides(policy, conclusion)).toEqual({ 'TLSVersions.1': 'TLSv1.1' });
  });

  it('is carried as usual before anything else is tried', () => {
    const way = { method: 'GET', format: 'XML', rpcSignature: true } as const;
    const { asks, conclusion } = shrunk(group, { SecurityGroupName: 'Q-one' }, () => true, { way });
    expect(asks[0]?.planned).toMatchObject({ method: 'GET', format: 'JSON', rpcSignature: false });
    expect(asks[1]?.planned).toMatchObject({ method: 'POST', format: 'JSON' });
    expect(asks[1]?.planned.parameters.SecurityGroupName).toBe('Q-one');
    expect(conclusion.planned).toMatchObject({ method: 'POST', format: 'JSON', rpcSignature: false });
  });

  it('keeps the way that it is refused for', () => {
    const { conclusion } = shrunk(
      group,
      { SecurityGroupName: 'Q-one' },
      ({ planned }) => planned.method === 'GET',
      { way: { method: 'GET', format: 'XML', rpcSignature: true } },
    );
    expect(conclusion.planned).toMatchObject({ method: 'GET', format: 'JSON', rpcSignature: false });
    expect(besides(group, conclusion)).toEqual({});
  });
});

describe('making a request smaller', () => {
  const many = { SecurityGroupName: 'Finance-Quarter-two', ...tags(4) };
  const isNamed = ({ values }: Arrival) => /Q/.test(values.SecurityGroupName ?? '');

  it('asks under numbers that count up', () => {
    const { asks } = shrunk(group, many, isNamed);
    expect(asks.map(({ serial }) => serial)).toEqual(asks.map((_, index) => `shrink-${index + 1}`));
    expect(new Set(asks.map(({ purpose }) => purpose))).toEqual(new Set(['shrink']));
  });

  it('asks for nothing twice when the endpoint is steady', () => {
    const asked = shrunk(group, many, isNamed).asks.map(({ planned }) => JSON.stringify(planned));
    expect(new Set(asked).size).toBe(asked.length);
  });

  it('asks once more for each chance, of an endpoint that is wrong now and then', () => {
    const isSometimes = (arrival: Arrival) => isNamed(arrival) && arrival.count % 3 === 1;
    const { conclusion } = shrunk(group, many, isSometimes, { chances: 3, mostSendings: 900 });
    expect(besides(group, conclusion)).toEqual({ SecurityGroupName: 'Qu' });
    const hasty = shrunk(group, many, isSometimes, { chances: 1, mostSendings: 900 });
    expect(besides(group, hasty.conclusion)).not.toEqual({ SecurityGroupName: 'Qu' });
  });

  it.each([0, 1, 5])('keeps to a budget of %i sendings', (mostSendings) => {
    expect(shrunk(group, many, isNamed, { mostSendings }).asks).toHaveLength(mostSendings);
  });

  it('stops after as many contradictions as it may cause', () => {
    const { asks, answers } = shrunk(group, many, isNamed, { mostContradictions: 2 });
    expect(answers.filter((it) => it !== null && contradicts(it))).toHaveLength(2);
    expect(asks.length).toBeLessThan(shrunk(group, many, isNamed).asks.length);
  });

  it('comes to what was the smallest when no more can be sent', () => {
    const target = createTarget(group, (arrival) => (isNamed(arrival) ? refused : null));
    const first = target.send(changed(target, many));
    const given = {
      contract: group,
      facts,
      baseline: target.baseline,
      first,
      contradicts,
      chances: 1,
      mostSendings: 50,
      mostContradictions: 50,
    };
    const none = follow(shrink(given), () => null);
    expect(none.conclusion).toBe(first);
    expect(none.asks).toHaveLength(1);
    const some = follow(shrink(given), ({ planned }, count) => (count > 1 ? null : target.send(planned)));
    expect(some.conclusion).toBe(some.answers[0]);
  });

  it('does not slip from one fault to another', () => {
    const change = { ...tag('acs:team', 'web'), SecurityGroupName: 'x', Description: 'y' };
    const { conclusion, asks } = shrunk(group, change, ({ expectation }) => expectation.kind === 'refuse');
    expect(besides(group, conclusion)).toEqual({
      SecurityGroupName: 'x',
      Description: 'y',
      'Tag.1.Key': 'acs:',
      'Tag.1.Value': 'w',
    });
    expect(asks.length).toBeGreaterThan(0);
  });
});

describe('a smaller request, whatever the fault', () => {
  const names = ['SecurityGroupName', 'Description', 'Tag.1.Key', 'Tag.1.Value', 'Tag.2.Key', 'ClientToken'];
  const text = fc.string({ unit: fc.constantFrom('a', 'Q', '\u8d22', '_', '-', '1'), maxLength: 30 });
  const changes = fc.record(
    {
      SecurityGroupName: fc.option(text),
      Description: fc.option(text),
      'Tag.1.Key': text,
      'Tag.1.Value': text,
      'Tag.2.Key': text,
      'Tag.2.Value': text,
    },
    { requiredKeys: [] },
  );
  const faults = fc.tuple(fc.constantFrom(...names), fc.integer({ min: 0, max: 12 }));
  const signature = (parameters: Parameters) =>
    signatureOf(expectationOf(group, Object.entries(parameters).map(placeholdersFilled), facts));

  it('still shows it, breaks what the first one breaks, and has nothing that the first has not', () => {
    fc.assert(
      fc.property(changes, faults, (change, [name, least]) => {
        const isWrong = ({ values }: Arrival) => (values[name] ?? '').length >= least;
        const { first, asks, conclusion } = shrunk(group, change, isWrong, { mostSendings: 60 });
        fc.pre(contradicts(first));
        expect(contradicts(conclusion)).toBe(true);
        const pinned = signature(first.planned.parameters);
        for (const { planned } of asks) expect(signature(planned.parameters)).toBe(pinned);
        const known = [...Object.keys(first.planned.parameters), ...Object.keys(specimen.base(group))];
        expect(known).toEqual(expect.arrayContaining(Object.keys(conclusion.planned.parameters)));
      }),
      { numRuns: 60 },
    );
  });
});
