import { describe, expect, it } from 'vitest';
import { caseOptions } from '../../../generators/claims.test.kit.ts';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import { plainOptions } from '../runs.test.kit.ts';
import { casesOf, partsOf, planCases, planSequences, planSmoke } from './plan.ts';

type Contract = typeof specimen.group;

/** Everything that is planned for some clauses, or for all: what is sent, and the clauses that it is about. */
function planned(contract: Contract, clauses: ReadonlySet<string> | null) {
  const made = caseOptions(contract, { profile: 'standard', base: specimen.base(contract), cases: 1 });
  const options = { ...plainOptions, clauses, send: neverSend, target: {}, listeners: [] };
  const { combined, faults, odd, ids } = planSmoke(made, options);
  const cases = [
    ...combined,
    ...faults,
    ...odd,
    ...planCases({ whole: made, carrying: made }, options, new Set(ids)),
  ];
  return [
    ...cases.map((it) => ({
      text: JSON.stringify('parts' in it ? it.whole.request : it.request),
      isValid: it.side === 'accept',
      clauses: casesOf(it).map(({ clause }) => clause),
    })),
    ...planSequences(made, options).map((it) => ({
      text: JSON.stringify(it.steps),
      isValid: false,
      clauses: partsOf(it).map(({ clause }) => clause),
    })),
  ];
}

const neverSend = () => Promise.reject(new Error('Nothing is sent by a plan.'));
const textsOf = (plan: ReturnType<typeof planned>) => plan.map(({ text }) => text);

describe.each([specimen.group, specimen.policy])('a run of one clause of $operation', (contract) => {
  const whole = planned(contract, null);
  const own = contract.clauses.filter(({ id }) => whole.some(({ clauses }) => clauses.includes(id)));

  it('sends each request that is about it as the whole run does, and each valid one; every fourth clause tried', () => {
    for (const { id } of own.filter((_, index) => index % 4 === 0)) {
      const needed = whole.filter(({ clauses, isValid }) => isValid || clauses.includes(id));
      const sent = new Set(textsOf(planned(contract, new Set([id]))));
      const missing = textsOf(needed).filter((text) => !sent.has(text));
      expect(missing, id).toEqual([]);
    }
    expect(own.length).toBeGreaterThan(30);
  });

  it('leaves out most of the others where the clause is about a parameter', () => {
    const [parameter] = contract.clauses.filter(({ method }) => method.kind === 'request');
    const part = planned(contract, new Set([parameter?.id ?? '']));
    expect(part.length).toBeLessThan(whole.length / 2);
  });

  it.each(['requestIdPresent', 'resultReadback', 'refusalEffect', 'robustInput'] as const)(
    'sends everything for %s, to which every request speaks',
    (name) => {
      expect(textsOf(planned(contract, new Set([contract.common[name]])))).toEqual(textsOf(whole));
    },
  );
});
