import type { Parameter } from '../../endpoint/decode-form.ts';
import type { Fields } from '../../endpoint/fields.ts';
import { isError } from '../../endpoint/write-answer.ts';
import type { Operation, RequestContext } from '../behaviour.ts';
import { allOf, type Change } from './change.ts';

/** Changes what an operation does. */
export function changeRun(action: string, change: (run: Operation['run']) => Operation['run']): Change {
  return (behaviour) => {
    const operation = behaviour.operations[action];
    if (operation === undefined) return behaviour;
    return {
      ...behaviour,
      operations: { ...behaviour.operations, [action]: { ...operation, run: change(operation.run) } },
    };
  };
}

/** Changes the entries of what a list answers. */
export function changeEntries(
  action: string,
  change: (entries: readonly Fields[], context: RequestContext) => readonly Fields[],
): Change {
  return changeRun(action, (run) => async (context) => {
    const answer = await run(context);
    if (isError(answer)) return answer;
    const { SecurityGroups: wrapped, SecurityPolicies: plain } = answer;
    // Both are lists of objects, as the operations of this endpoint write them.
    if (plain !== undefined)
      return { ...answer, SecurityPolicies: change(plain as readonly Fields[], context) };
    const { SecurityGroup } = wrapped as { readonly SecurityGroup: readonly Fields[] };
    return { ...answer, SecurityGroups: { SecurityGroup: change(SecurityGroup, context) } };
  });
}

/** Changes the parameters that creations are given, once the signature of the whole was found right. */
export function changeOwn(
  change: (own: readonly Parameter[], context: RequestContext) => readonly Parameter[],
): Change {
  const given =
    (run: Operation['run']): Operation['run'] =>
    (context) =>
      run({ ...context, call: { ...context.call, parameters: change(context.call.parameters, context) } });
  return allOf(...['CreateSecurityGroup', 'CreateSecurityPolicy'].map((action) => changeRun(action, given)));
}
