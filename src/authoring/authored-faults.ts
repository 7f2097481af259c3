import type { Contract } from '../contract/contract.ts';
import { nearNames } from '../contract/near-names.ts';
import { parametersOfShape } from '../contract/of-shape.ts';
import type { Authored, AuthoredMember } from './authored.ts';

type Written = AuthoredMember | Authored['parameters'][string];

/** What is wrong with a contract as it was written that its shape does not show, each in a sentence. */
export function authoredFaults(authored: Authored, contract: Contract): readonly string[] {
  return [
    ...subjectFaults(authored),
    ...uniqueFaults(contract),
    ...Object.entries(authored.parameters).flatMap(([name, written]) =>
      ruleFaults(contract, name, `parameters.${name}`, written),
    ),
  ];
}

/** Kinds of value that say which resource is meant. */
const ids: ReadonlySet<string> = new Set(['reference'] satisfies Written['kind'][]);

function subjectFaults({ effect = 'creates', subject, parameters }: Authored): readonly string[] {
  const isActing = effect === 'changes' || effect === 'deletes';
  if (subject === undefined)
    return isActing
      ? [`effect is ${effect}, and there is no subject that says how something is made to act on.`]
      : [];
  if (!isActing) return [`There is a subject, and effect is ${effect}: only changes and deletes act on one.`];
  const named = parameters[subject.parameter];
  const kind = named !== undefined && 'of' in named ? named.of.kind : named?.kind;
  if (named === undefined)
    return [`subject.parameter speaks of ${subject.parameter}, and there is no such parameter.`];
  return ids.has(kind ?? '')
    ? []
    : [`subject.parameter: ${subject.parameter} has to be a reference, and is of kind ${named.kind}.`];
}

/** Numbers and blocks are so few that now and then another resource has the one asked for: the answer has to tell that. */
function uniqueFaults(contract: Contract): readonly string[] {
  return parametersOfShape(contract, 'value').flatMap(({ name, value }) =>
    'unique' in value && value.unique?.errors.length === 0
      ? [
          `parameters.${name}.unique: no errorsOf.unique says how a second request with the same is answered, as "400 Code".`,
        ]
      : [],
  );
}

/** Rules that are spoken of and that the value at `path` does not have. */
function ruleFaults(contract: Contract, path: string, place: string, written: Written): readonly string[] {
  const {
    errorsOf = {},
    levels = {},
    says = {},
  } = written as {
    readonly errorsOf?: object;
    readonly levels?: object;
    readonly says?: object;
  };
  const prefix = `${contract.operation}.${path}.`;
  const rules = contract.clauses.flatMap(({ id }) =>
    id.startsWith(prefix) && !id.slice(prefix.length).includes('.') ? [id.slice(prefix.length)] : [],
  );
  const spoken = Object.entries({ errorsOf, levels, says }).flatMap(([field, by]) =>
    Object.keys(by).map((rule) => [field, rule] as const),
  );
  return [
    ...spoken
      .filter(([, rule]) => !rules.includes(rule))
      .map(([field, rule]) => {
        const near = nearNames(rule, rules);
        const hint =
          near.length === 0 ? `There are ${rules.join(', ')}.` : `Did you mean ${near.join(' or ')}?`;
        return `${place}.${field} speaks of ${rule}, and ${path} has no such rule. ${hint}`;
      }),
    ...inner(contract, path, place, written),
  ];
}

function inner(contract: Contract, path: string, place: string, written: Written): readonly string[] {
  if ('of' in written) return ruleFaults(contract, path, `${place}.of`, written.of);
  if (!('members' in written)) return [];
  return Object.entries(written.members).flatMap(([name, member]) =>
    ruleFaults(contract, `${path}.${name}`, `${place}.members.${name}`, member),
  );
}
