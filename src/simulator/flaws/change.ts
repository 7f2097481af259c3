import type { Contract } from '../../contract/contract.ts';
import type { Answer, Wire } from '../../endpoint/fields.ts';
import { type Breach, breachOf } from '../breach.ts';
import type { Manners, RequestContext } from '../simulation.ts';
import type { Flaw } from './flaw.ts';

type Change = Flaw['apply'];

/** Whether something holds of a request to the operation. */
export type Condition = (context: RequestContext) => boolean;

/** Lets the endpoint keep another contract. */
export function changeContract(change: (contract: Contract) => Contract): Change {
  return (simulation) => ({ ...simulation, contract: change(simulation.contract) });
}

/** Lets the endpoint keep other rules in the place of those that carry `clause`, wherever they stand in its contract. */
export function changeRule<R extends object>(clause: string, change: (rule: R) => object): Change {
  const visit = (part: unknown): unknown => {
    if (typeof part !== 'object' || part === null) return part;
    if (Array.isArray(part)) return part.map(visit);
    const inner = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, visit(value)]));
    // What carries a clause of a kind of rule is a rule of that kind.
    return inner.clause === clause ? { ...inner, ...change(inner as R) } : inner;
  };
  // Only rules are changed, and each into one of its own kind.
  return changeContract((contract) => ({ ...(visit(contract) as Contract), clauses: contract.clauses }));
}

/** Lets the endpoint do otherwise in some of its steps. */
export function changeManners(change: (manners: Manners) => Partial<Manners>): Change {
  return (simulation) => {
    const { manners } = simulation;
    return { ...simulation, manners: { ...manners, ...change(manners) } };
  };
}

/** Passes over those breaches of `clauses` that `isPassed` holds of. */
export function ignoreBreaches(
  clauses: readonly string[],
  isPassed: (breach: Breach, context: RequestContext) => boolean = () => true,
): Change {
  return changeManners(({ judge }) => ({
    judge: (breaches, context) =>
      judge(breaches, context).filter(
        (breach) => !clauses.includes(breach.clause ?? '') || !isPassed(breach, context),
      ),
  }));
}

/** Refuses every request that `condition` holds of. */
export function refuseWhen(condition: Condition): Change {
  return changeManners(({ judge }) => ({
    judge: (breaches, context) =>
      condition(context)
        ? [...judge(breaches, context), { ...breachOf({ clause: '', errors: [] }), clause: null }]
        : judge(breaches, context),
  }));
}

/** Changes what the operation answers. */
export function changeAnswers(change: (answer: Answer, context: RequestContext) => Answer): Change {
  return changeManners(({ answer }) => ({
    answer: (given, context) => change(answer(given, context), context),
  }));
}

/** Changes how that goes over the wire. */
export function changeWire(change: (wire: Wire, context: RequestContext) => Wire): Change {
  return changeManners(({ wire }) => ({ wire: (given, context) => change(wire(given, context), context) }));
}

/** Whether an answer is an error. */
export const isErrorAnswer = ({ root }: Answer, { simulation }: RequestContext): boolean =>
  root === simulation.contract.protocol.envelope.errorRoot;

/** One after the other. */
export function allOf(...changes: readonly Change[]): Change {
  return (simulation) => changes.reduce((changed, change) => change(changed), simulation);
}
