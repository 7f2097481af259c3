import type { Fields } from '../../endpoint/fields.ts';
import { withFieldAt } from '../fields-at.ts';
import type { Simulation } from '../simulation.ts';
import type { Resource, State } from '../state.ts';

/** `fields` with the state of a resource: at each look the next one, until it is in the one that it comes to. */
export function showState(
  { contract, manners }: Simulation,
  fields: Fields,
  { id }: Resource,
  { looks }: State,
): Fields {
  const { states } = contract.companions;
  if (states === undefined) return fields;
  const { values, until, path } = states;
  const before = values?.slice(0, Math.max(0, values.indexOf(until))) ?? [];
  const all = manners.states([...before, until]);
  const count = looks.get(id) ?? 0;
  looks.set(id, count + 1);
  return withFieldAt(fields, path, all[Math.min(count, all.length - 1)] ?? until);
}
