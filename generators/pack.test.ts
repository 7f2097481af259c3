import { describe, expect, it } from 'vitest';
import { specimen } from '../specs/specimen.test.kit.ts';
import type { Case, Pack } from '../src/contract/case.ts';
import type { Contract } from '../src/contract/contract.ts';
import { parameterPath } from '../src/contract/parameter-path.ts';
import { generateCases, packCases } from './cases.ts';
import { caseOptions, expectationFor } from './claims.test.kit.ts';

function packedFor(contract: Contract, seed = 1) {
  const options = caseOptions(contract, { seed });
  const cases = generateCases(options);
  const packed = packCases(cases, options);
  return {
    cases,
    packs: packed.filter((it): it is Pack => 'members' in it),
    alone: packed.filter((it): it is Case => !('members' in it)),
  };
}

/** Values in which a case differs from the base, each with the place where it stands, indexes left out. */
function special(contract: Contract, it: Case): readonly (readonly [string, string])[] {
  const base = specimen.base(contract);
  return Object.entries(it.request.parameters)
    .filter(([name, value]) => base[name] !== value && value !== '{fresh:24}')
    .map(([name, value]) => [placeOf(name), value]);
}

function placeOf(path: string): string {
  const { name, member } = parameterPath(path);
  return member === null ? name : `${name}.${member}`;
}

describe.each(specimen.contracts)('packs for $operation', (contract) => {
  const { cases, packs, alone } = packedFor(contract);

  it('are accepted as a whole', () => {
    expect(packs.length).toBeGreaterThan(2);
    for (const {
      whole: { request },
      members,
    } of packs) {
      const { kind, breaches, openPoints } = expectationFor(contract, request);
      expect({ kind, breaches, openPoints, of: members[0]?.id }).toEqual({
        kind: 'accept',
        breaches: [],
        openPoints: [],
        of: members[0]?.id,
      });
    }
  });

  it('hold what is special about each member', () => {
    for (const {
      whole: { request },
      members,
    } of packs) {
      const held = Object.entries(request.parameters).map(([name, value]) => `${placeOf(name)}=${value}`);
      for (const member of members)
        for (const [place, value] of special(contract, member))
          expect(held, `${member.id} in the pack of ${members[0]?.id}`).toContain(`${place}=${value}`);
    }
  });

  it('leave off what a member leaves off', () => {
    const base = Object.keys(specimen.base(contract));
    const absences = packs.flatMap(({ whole: { request }, members }) =>
      members.flatMap((member) =>
        [...base, 'ClientToken']
          .filter((name) => !(name in member.request.parameters))
          .map((name) => ({ request, name })),
      ),
    );
    for (const { request, name } of absences) expect(request.parameters).not.toHaveProperty([name]);
    expect(absences.length + alone.length).toBeGreaterThan(0);
  });

  it('have at least two members, each to be accepted in the plain way', () => {
    for (const { members } of packs) {
      expect(members.length).toBeGreaterThan(1);
      for (const { side, twin, control, answered, request } of members) {
        expect([side, twin, control, answered]).toEqual(['accept', null, null, false]);
        expect([request.method, request.place, request.format]).toEqual(['POST', 'query', 'JSON']);
      }
    }
  });

  it('lose no case and send none twice', () => {
    const sent = [...packs.flatMap(({ members }) => members), ...alone].map(({ id }) => id);
    expect([...sent].sort()).toEqual(cases.map(({ id }) => id).sort());
  });

  it('are the same for the same options', () => {
    expect(packedFor(contract, 4).packs).toEqual(packedFor(contract, 4).packs);
  });
});
