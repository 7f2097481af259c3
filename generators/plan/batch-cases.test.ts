import { describe, expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import type { Contract } from '../../src/contract/contract.ts';
import { parameterPath } from '../../src/contract/parameter-path.ts';
import type { Batch, TestCase } from '../../src/contract/test-case.ts';
import { caseOptions, expectationFor } from '../claims.test.kit.ts';
import { batchCases, generateCases } from './cases.ts';

function batchedFor(contract: Contract, seed = 1) {
  const options = caseOptions(contract, { seed });
  const cases = generateCases(options);
  const batched = batchCases(cases, options);
  return {
    cases,
    packs: batched.filter((it): it is Batch => 'parts' in it),
    alone: batched.filter((it): it is TestCase => !('parts' in it)),
  };
}

/** Values in which a case differs from the base, each with the place where it stands, indexes left out. */
function special(contract: Contract, it: TestCase): readonly (readonly [string, string])[] {
  const base = specimen.base(contract);
  return Object.entries(it.request.parameters)
    .filter(([name, value]) => base[name] !== value && value !== '{fresh:24}')
    .map(([name, value]) => [placeOf(name), value]);
}

function placeOf(path: string): string {
  const { name, member } = parameterPath(path);
  return member === null ? name : `${name}.${member}`;
}

describe.each(specimen.contracts)('batches for $operation', (contract) => {
  const { cases, packs, alone } = batchedFor(contract);

  it('are accepted as a whole', () => {
    expect(packs.length).toBeGreaterThan(2);
    for (const {
      whole: { request },
      parts,
    } of packs) {
      const { kind, breaches, openPoints } = expectationFor(contract, request);
      expect({ kind, breaches, openPoints, of: parts[0]?.id }).toEqual({
        kind: 'accept',
        breaches: [],
        openPoints: [],
        of: parts[0]?.id,
      });
    }
  });

  it('hold what is special about each member', () => {
    for (const {
      whole: { request },
      parts,
    } of packs) {
      const held = Object.entries(request.parameters).map(([name, value]) => `${placeOf(name)}=${value}`);
      for (const member of parts)
        for (const [place, value] of special(contract, member))
          expect(held, `${member.id} in the pack of ${parts[0]?.id}`).toContain(`${place}=${value}`);
    }
  });

  it('leave off what a member leaves off', () => {
    const base = Object.keys(specimen.base(contract));
    const absences = packs.flatMap(({ whole: { request }, parts }) =>
      parts.flatMap((member) =>
        [...base, 'ClientToken']
          .filter((name) => !(name in member.request.parameters))
          .map((name) => ({ request, name })),
      ),
    );
    for (const { request, name } of absences) expect(request.parameters).not.toHaveProperty([name]);
    expect(absences.length + alone.length).toBeGreaterThan(0);
  });

  it('have at least two members, each to be accepted in the plain way', () => {
    for (const { parts } of packs) {
      expect(parts.length).toBeGreaterThan(1);
      for (const { side, twin, control, answered, request } of parts) {
        expect([side, twin, control, answered]).toEqual(['accept', null, null, false]);
        expect([request.method, request.place, request.format]).toEqual(['POST', 'query', 'JSON']);
      }
    }
  });

  it('lose no case and send none twice', () => {
    const sent = [...packs.flatMap(({ parts }) => parts), ...alone].map(({ id }) => id);
    expect([...sent].sort()).toEqual(cases.map(({ id }) => id).sort());
  });

  it('are the same for the same options', () => {
    expect(batchedFor(contract, 4).packs).toEqual(batchedFor(contract, 4).packs);
  });
});
