import { describe, expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import type { Facts } from '../../src/contract/facts.ts';
import { brokenClauses } from '../../src/oracle/expectation.ts';
import { caseOptions, expectationFor, falseClaim } from '../claims.test.kit.ts';
import { smokeRequests } from './smoke-requests.ts';

const targets: Readonly<Record<string, Facts>> = {
  'everything is known': specimen.facts,
  'nothing is known': { ...specimen.facts, fixtures: {} },
};

describe.each(specimen.contracts)('the smoke stage for $operation', (contract) => {
  describe.each(Object.entries(targets))('where %s', (_, facts) => {
    const { combined, faults, odd } = smokeRequests(caseOptions(contract, { facts }));

    it('starts with requests that must be accepted as a whole', () => {
      expect(combined.length).toBeGreaterThan(5);
      for (const { whole, side, twin } of combined) {
        const { kind, breaches, openPoints } = expectationFor(contract, whole.request, facts);
        expect([whole.id, side, twin, kind, breaches, openPoints]).toEqual([
          whole.id,
          'accept',
          null,
          'accept',
          [],
          [],
        ]);
      }
    });

    it('puts one fault into each of its other requests, which are the same as a first one but for it', () => {
      expect(faults.length).toBeGreaterThan(60);
      for (const { whole, side, twin, parts } of faults) {
        const { kind } = expectationFor(contract, whole.request, facts);
        const around = twin === null ? null : expectationFor(contract, twin, facts);
        expect([whole.id, side, kind, around?.kind]).toEqual([whole.id, 'refuse', 'refuse', 'accept']);
        expect(combined.map((combined) => combined.whole.request)).toContain(twin);
        expect(parts[0]?.clause).toBe(whole.clause);
        const [plain] = parts;
        const broken = plain && brokenClauses(expectationFor(contract, plain.request, facts));
        expect(brokenClauses(expectationFor(contract, whole.request, facts))).toEqual(broken);
      }
    });

    it('claims nothing that the wire form of a member or of a whole denies', () => {
      const all = [...combined, ...faults].flatMap(({ whole, parts }) => [whole, ...parts]).concat(odd);
      expect(all.flatMap((it) => falseClaim(it, contract, facts) ?? [])).toEqual([]);
    });
  });

  it('shows the accepted and the refused side of every clause about parameters', () => {
    const { combined, faults, odd } = smokeRequests(caseOptions(contract));
    const shown = new Set(
      [...combined, ...faults]
        .flatMap(({ parts }) => parts)
        .concat(odd)
        .map(({ clause, side }) => `${clause} ${side}`),
    );
    const asked = contract.clauses.flatMap(({ id, level, method }) =>
      level !== 'open' && method.kind === 'request' ? method.sides.map((side) => `${id} ${side}`) : [],
    );
    expect(asked.filter((side) => !shown.has(side) && !side.includes('VpcId.required'))).toEqual([]);
  });

  it('puts two faults of every clause where all differs from a plain request, and from each other', () => {
    const { faults } = smokeRequests(caseOptions(contract));
    const isDry = contract.parameters.some(({ shape }) => shape === 'dry-run');
    for (const clause of new Set(faults.map(({ whole }) => whole.clause))) {
      const own = faults.filter(({ whole }) => whole.clause === clause);
      const looks = own.slice(0, 2).map(({ whole: { request } }) => {
        const { method, place, format, rpcSignature, parameters } = request;
        return [method, place, format, rpcSignature, parameters.DryRun ?? null];
      });
      expect(looks, clause).toEqual([
        ['POST', 'body', 'XML', true, isDry ? 'true' : null],
        ['GET', 'query', 'JSON', false, isDry ? 'false' : null],
      ]);
    }
  });

  it('carries its valid requests in all ways, no two alike', () => {
    const { combined } = smokeRequests(caseOptions(contract));
    const looks = combined.map(({ whole: { request } }) =>
      [request.method, request.place, request.format, request.rpcSignature ? 'v1' : 'v3'].join(' '),
    );
    expect(looks).toEqual([
      'POST query JSON v3',
      'GET query JSON v3',
      'POST body XML v1',
      'POST split JSON v1',
      'GET query XML v1',
      'POST body JSON v3',
      'POST query XML v1',
      'GET query JSON v1',
    ]);
  });

  it('keeps to as many requests as it is given, and to what tells most', () => {
    const cost = ({ combined, faults, odd }: ReturnType<typeof smokeRequests>) =>
      combined.length + faults.length + odd.length;
    const options = caseOptions(contract);
    expect(cost(smokeRequests(options, 60))).toBeLessThanOrEqual(60);
    expect(cost(smokeRequests(options, 60))).toBeLessThan(cost(smokeRequests(options)));
    const ids = (most?: number) => smokeRequests(options, most).faults.map(({ whole }) => whole.id);
    expect(ids(60)).toEqual(ids().slice(0, ids(60).length));
  });
});
