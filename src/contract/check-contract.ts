import { createHash } from 'node:crypto';
import type { Contract } from './contract.ts';
import { parametersOfShape } from './of-shape.ts';
import { contractSchema } from './schema/contract-schema.ts';

/** A contract that is not one. `place` names the file. */
export class ContractError extends Error {
  override readonly name = 'ContractError';
}

/** `data` as a contract. Throws a ContractError that names every fault: wrong shapes, unknown or repeated clause ids. */
export function checkContract(data: unknown, place: string): Contract {
  // Compiling a schema to read two contracts takes longer than reading them does.
  const parsed = contractSchema.safeParse(data, { jitless: true });
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new ContractError(`${place} is not a contract:\n  ${faults.join('\n  ')}`);
  }
  const faults = danglingIds(parsed.data);
  if (faults.length > 0)
    throw new ContractError(`${place} has faults in its clause ids:\n  ${faults.join('\n  ')}`);
  return parsed.data;
}

/** A short fingerprint of everything that a contract says, wherever its documents are read. */
export function contractHash(contract: Contract): string {
  const clauses = contract.clauses.map((clause) => {
    const { document, edition, place } = clause.source;
    return { ...clause, source: { document, edition, place } };
  });
  return createHash('sha256')
    .update(JSON.stringify({ ...contract, clauses }))
    .digest('hex')
    .slice(0, 16);
}

/** Every clause id that a contract uses outside its list of clauses. */
export function usedClauses({ clauses: _, ...rest }: Contract): readonly string[] {
  const prefix = `${rest.operation}.`;
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value === 'string') {
      if (value.startsWith(prefix)) found.add(value);
    } else if (value !== null && typeof value === 'object') Object.values(value).forEach(visit);
  };
  visit(rest);
  return [...found];
}

/** Clauses that a contract may name and not have, for they speak of a block that it lacks. */
function clausesOfNothing({
  common,
  companions,
  result,
  quota,
  parameters,
  subject,
  idempotence,
}: Contract): ReadonlySet<string> {
  const { resultId, resultPrefix, resultReadback, resultOrder, resultRepeated, refusalEffect } = common;
  const isUnlisted = companions.list === null || result.id === null;
  return new Set([
    ...(result.id === null ? [resultId, resultPrefix] : []),
    ...(isUnlisted ? [resultReadback, resultOrder, resultRepeated, refusalEffect] : []),
    ...(subject === undefined ? [] : Object.values(subject.clauses)),
    ...(subject === undefined || companions.states === undefined ? [] : [companions.states.clause]),
    // What makes nothing has no token that makes one thing only.
    ...(subject === undefined || idempotence === null
      ? []
      : [idempotence.clauses.distinct, idempotence.clauses.concurrent]),
    ...parametersOfShape({ parameters }, 'dry-run').flatMap(({ clauses: { effect, quota: full } }) => [
      ...(isUnlisted ? [effect] : []),
      ...(quota === null ? [full] : []),
    ]),
  ]);
}

function danglingIds(contract: Contract): readonly string[] {
  const ids = contract.clauses.map(({ id }) => id);
  const repeated = ids.filter((id, index) => ids.indexOf(id) !== index);
  const foreign = contract.clauses.filter(
    ({ id, operation }) => operation !== contract.operation || !id.startsWith(`${contract.operation}.`),
  );
  const unjudged = clausesOfNothing(contract);
  const unknown = usedClauses(contract).filter((id) => !ids.includes(id) && !unjudged.has(id));
  return [
    ...repeated.map((id) => `${id} stands twice`),
    ...foreign.map(({ id }) => `${id} belongs to another operation`),
    ...unknown.map((id) => `${id} is used and has no clause`),
  ];
}
