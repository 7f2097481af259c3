import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import { plainTransport } from '../../src/contract/plain-transport.ts';
import type { PlannedRequest } from '../../src/contract/test-case.ts';
import { expectationFor } from '../claims.test.kit.ts';
import { validRequest } from './valid-request.ts';

const plain: Omit<PlannedRequest, 'parameters'> = { ...plainTransport, place: 'body' };

describe.each(specimen.contracts)('valid requests for $operation', (contract) => {
  const requests = validRequest(contract, specimen.facts, specimen.base(contract));

  it('keep everything that the document says, and touch nothing that it leaves open', () => {
    fc.assert(
      fc.property(requests, (parameters) => {
        const { kind, breaches, openPoints } = expectationFor(contract, { ...plain, parameters });
        expect({ kind, breaches, openPoints }).toEqual({ kind: 'accept', breaches: [], openPoints: [] });
      }),
      { numRuns: 150 },
    );
  });

  it('give every parameter now and then, and leave every optional one off now and then', () => {
    const drawn = fc.sample(requests, { numRuns: 120, seed: 3 });
    const optional = contract.parameters.filter(
      ({ presence, shape, name }) =>
        !presence.required && shape !== 'dry-run' && !(name in specimen.base(contract)),
    );
    for (const { name } of optional) {
      const given = drawn.filter((it) =>
        Object.keys(it).some((key) => key === name || key.startsWith(`${name}.`)),
      );
      expect(given.length, name).toBeGreaterThan(10);
      expect(drawn.length - given.length, name).toBeGreaterThan(10);
    }
  });
});

describe('random tags', () => {
  const drawn = fc.sample(validRequest(specimen.group, specimen.facts, specimen.base(specimen.group)), {
    numRuns: 300,
    seed: 11,
  });
  const records = drawn.map(
    (it) => Object.keys(it).filter((name) => /^Tag\.\d+\.(Key|key)$/.test(name)).length,
  );

  it('are none to twenty', () => {
    expect(Math.min(...records)).toBe(0);
    expect(Math.max(...records)).toBe(20);
  });

  it('have empty values and lower-case names among them', () => {
    const entries = drawn.flatMap((it) => Object.entries(it));
    expect(entries.some(([name, value]) => /^Tag\.\d+\.Value$/.test(name) && value === '')).toBe(true);
    expect(entries.some(([name]) => /^Tag\.\d+\.key$/.test(name))).toBe(true);
  });
});
