import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import type { Contract } from '../../contract/contract.ts';
import type { PlannedRequest } from '../../contract/test-case.ts';
import { createKnownFaults, type KnownFaults } from './known-faults.ts';
import { changed, createTarget } from './target.test.kit.ts';

const { group, policy } = specimen;

type Change = Readonly<Record<string, string | null>>;

/** Faults of a target of `contract`, each a refused request and its cure. */
function known(
  contract: Contract,
  ...faults: readonly (readonly [
    clause: string,
    smallest: Change,
    cure: Change,
    way?: Partial<PlannedRequest>,
  ])[]
): KnownFaults & { readonly request: (change: Change, way?: Partial<PlannedRequest>) => PlannedRequest } {
  const target = createTarget(contract);
  const all = createKnownFaults(contract);
  for (const [clause, smallest, cure, way] of faults)
    all.add(clause, target.send(changed(target, smallest, way)), target.send(changed(target, cure)));
  return { ...all, request: (change, way) => changed(target, change, way) };
}

const capital = ['first', { SecurityGroupName: 'Qu' }, { SecurityGroupName: 'wu' }] as const;
const tag = [
  'key',
  { 'Tag.1.Key': 'k', 'Tag.1.Value': '' },
  { 'Tag.1.Key': 'k', 'Tag.1.Value': 'v' },
] as const;

describe('working round what is known to be turned down', () => {
  it('leaves everything as it is while nothing is known', () => {
    const { request, workRound, workRoundAll } = known(group);
    const planned = request({ SecurityGroupName: 'Quarter' });
    expect(workRound(planned)).toEqual([]);
    expect(workRoundAll(planned)).toEqual(planned);
  });

  it('takes the value of the cure where fault and cure differ, and nothing else', () => {
    const { request, workRound } = known(group, capital);
    const planned = request({ SecurityGroupName: 'Quarter', Description: 'ours' });
    expect(workRound(planned)).toMatchObject([
      {
        clause: 'first',
        instead: { ...planned, parameters: { ...planned.parameters, SecurityGroupName: 'wu' } },
      },
    ]);
  });

  it('has nothing to say of a request that is cured already', () => {
    const { request, workRound } = known(group, capital);
    expect(workRound(request({ SecurityGroupName: 'wu' }))).toEqual([]);
  });

  it('leaves a request alone that does not have what is turned down', () => {
    const { request, workRound } = known(group, tag);
    expect(workRound(request({ Description: 'ours' }))).toEqual([]);
  });

  it('gives what is missing where its absence is turned down', () => {
    const { request, workRoundAll } = known(group, [
      'optional',
      { Description: null },
      { Description: 'ours' },
    ]);
    expect(workRoundAll(request({ Description: null })).parameters).toHaveProperty('Description', 'ours');
  });

  it('replaces a list as a whole', () => {
    const { request, workRoundAll } = known(group, tag);
    const many = { 'Tag.1.Key': 'a', 'Tag.1.Value': '', 'Tag.2.Key': 'b', 'Tag.2.Value': 'w' };
    const { parameters } = workRoundAll(request(many));
    expect(parameters).toMatchObject({ 'Tag.1.Key': 'k', 'Tag.1.Value': 'v' });
    expect(parameters).not.toHaveProperty(['Tag.2.Key']);
  });

  it.each([
    ['a version', { 'TLSVersions.1': 'TLSv1.1' }, { 'TLSVersions.1': 'TLSv1.2' }],
    ['a cipher', { 'Ciphers.1': 'AES256-SHA' }, { 'Ciphers.1': 'AES128-SHA' }],
  ])('replaces both lists that a rule ties together for %s', (_, smallest, cure) => {
    const { request, workRoundAll } = known(policy, ['a clause', smallest, cure]);
    const planned = request({ 'TLSVersions.1': 'TLSv1.3', 'Ciphers.1': 'TLS_AES_128_GCM_SHA256' });
    expect(workRoundAll(planned).parameters).toMatchObject({
      'TLSVersions.1': 'TLSv1.2',
      'Ciphers.1': 'AES128-SHA',
    });
  });

  it('carries a request as the cure is carried where that is what is turned down', () => {
    const { request, workRoundAll, workRound } = known(group, ['get', {}, {}, { method: 'GET' }]);
    expect(workRoundAll(request({}, { method: 'GET', format: 'XML' }))).toMatchObject({
      method: 'POST',
      format: 'XML',
    });
    expect(workRound(request({}, { format: 'XML' }))).toEqual([]);
  });

  it('tells the latest fault first, and works round all of them', () => {
    const { request, all, workRound, workRoundAll } = known(group, capital, tag);
    const planned = request({ SecurityGroupName: 'Quarter', 'Tag.1.Key': 'a', 'Tag.1.Value': '' });
    expect(all().map(({ clause }) => clause)).toEqual(['key', 'first']);
    expect(workRound(planned).map(({ clause }) => clause)).toEqual(['key', 'first']);
    expect(workRoundAll(planned).parameters).toMatchObject({
      SecurityGroupName: 'wu',
      'Tag.1.Key': 'k',
      'Tag.1.Value': 'v',
    });
  });

  it('has nothing left to work round afterwards, whatever the request', () => {
    const { request, workRound, workRoundAll } = known(group, capital, tag, [
      'get',
      {},
      {},
      { method: 'GET' },
    ]);
    const text = fc.option(fc.string({ unit: fc.constantFrom('w', 'Q', 'a'), minLength: 2, maxLength: 6 }));
    const changes = fc.record({ SecurityGroupName: text, 'Tag.1.Key': text, 'Tag.3.Value': text });
    fc.assert(
      fc.property(changes, fc.constantFrom('GET', 'POST'), (change, method) => {
        const planned = request(change, { method });
        expect(workRound(workRoundAll(planned))).toEqual([]);
        expect(Object.entries(workRoundAll(planned).parameters)).toEqual(
          expect.arrayContaining([['Description', 'Finance']]),
        );
      }),
    );
  });
});

describe('what is known to make a target hang', () => {
  const target = createTarget(group);
  const hanging = (change: Change): KnownFaults => {
    const faults = createKnownFaults(group);
    faults.addHang(target.send(changed(target, change)), target.profile.baseline);
    return faults;
  };

  it.each([
    ['the same value elsewhere', { Description: 'ab%' }, true],
    ['a value that holds it', { SecurityGroupName: 'xx ab% xx' }, true],
    ['a part of it only', { Description: 'ab' }, false],
    ['nothing of it', {}, false],
  ] as const)('is told of %s', (_, change, hangs) => {
    expect(hanging({ Description: 'ab%' }).hangs(changed(target, change))).toBe(hangs);
  });

  it.each([
    ['the value of the baseline', { Description: 'Finance' }],
    ['a single character', { Description: 'x' }],
    ['a token like any other', { ClientToken: '{fresh:24}' }],
  ])('is never %s', (_, change) => {
    expect(hanging(change).hangs(changed(target, change))).toBe(false);
  });
});
