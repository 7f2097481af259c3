import { hash } from 'node:crypto';
import { acceptClauseOf } from '../../contract/accept-clause.ts';
import { parameterPath } from '../../contract/parameter-path.ts';
import type { TestCase } from '../../contract/test-case.ts';
import { tokenName } from '../../contract/token-name.ts';
import { contradictionIn } from '../../oracle/claims/contradiction.ts';
import { brokenClauses } from '../../oracle/expectation.ts';
import type { CapacityCodes } from '../../oracle/resolve.ts';
import { type Answered, observationOf } from '../send/answered.ts';
import type { TargetProfile } from '../target-profile.ts';

/**
 * A request that was to be no more than a control and is wrong itself, as a case: a valid one of the first parameter
 * in which it differs from the baseline, an invalid one of the clause that it breaks. Null when nothing is wrong with it.
 */
export function twinCase(
  { contract, baseline }: TargetProfile,
  answered: Answered,
  otherwise: string,
  capacity: CapacityCodes,
): TestCase | null {
  const { planned, sent } = answered;
  const { values, expectation } = observationOf(answered);
  const measure = { basis: 'request', clause: otherwise, twin: null } as const;
  if (contradictionIn(contract, sent, measure, capacity) === null) return null;
  const token = tokenName(contract);
  const names = [...new Set([...Object.keys(values), ...Object.keys(baseline)])].filter(
    (name) => name !== token && planned.parameters[name] !== baseline[name],
  );
  const own = planned.parameters[token];
  const isTokenTold = own !== undefined && !/^\{fresh:24\}$/.test(own);
  // A twin that differs in nothing else is about its token.
  const about = names.length === 0 && isTokenTold ? [token] : names;
  const subject = contract.parameters.find((it) =>
    about.some((name) => parameterPath(name).name === it.name),
  );
  const accepting = (subject === undefined ? null : acceptClauseOf(subject)) ?? otherwise;
  const [broken] = brokenClauses(expectation);
  const side = expectation.kind === 'refuse' ? 'refuse' : 'accept';
  const clause = side === 'refuse' ? (broken ?? otherwise) : accepting;
  const name = hash('sha256', JSON.stringify(planned), 'hex').slice(0, 12);
  return {
    id: `${clause}/${side}/twin-${name}`,
    operation: contract.operation,
    clause,
    side,
    label: side === 'accept' ? 'a valid twin' : 'a fault in plain form',
    request: planned,
    twin: null,
    control: null,
    answered: false,
  };
}
