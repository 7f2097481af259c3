import type { Contract, Entries, Parameter } from '../contract/contract.ts';
import { hasRule } from '../contract/rules-of-kind.ts';
import type { Parameter as Sent } from '../endpoint/decode-form.ts';
import { textOf } from './parameters/text-of.ts';

/** What a request gives to the parameters of a contract, by what stands behind each one's name. */
export type Request = ReadonlyMap<string, Entries>;

/** Whether names with dots behind that of the parameter are its own. */
const hasParts: { readonly [S in Parameter['shape']]: boolean } = {
  text: false,
  token: false,
  region: false,
  reference: false,
  'dry-run': false,
  list: true,
  group: true,
  value: true,
};

/** Reads the parameters of a request. Of one that comes twice the first counts; those of no contract are passed over. */
export function readRequest(contract: Contract, sent: readonly Sent[]): Request {
  const given = new Map<string, Record<string, string>>();
  for (const { name, value } of sent) {
    const parameter = ownerOf(contract, name);
    if (parameter === undefined) continue;
    const entries = given.get(parameter.name) ?? {};
    entries[name.slice(parameter.name.length)] ??= value;
    given.set(parameter.name, entries);
  }
  for (const parameter of contract.parameters)
    if (isAsGoodAsAbsent(parameter, given.get(parameter.name))) given.delete(parameter.name);
  return given;
}

/** The text that a request gives to a parameter that stands in one place. */
export function textGiven(request: Request, name: string | undefined): string | undefined {
  return name === undefined ? undefined : request.get(name)?.[''];
}

/** A parameter may have a name with dots: the longest that fits is meant. */
function ownerOf({ parameters }: Contract, name: string): Parameter | undefined {
  return parameters
    .filter((it) => name === it.name || (hasParts[it.shape] && name.startsWith(`${it.name}.`)))
    .toSorted((one, other) => other.name.length - one.name.length)[0];
}

/** The empty string, where no rule speaks of it: this endpoint takes it for nothing. */
function isAsGoodAsAbsent(parameter: Parameter, entries: Entries | undefined): boolean {
  if (entries === undefined || entries[''] !== '' || Object.keys(entries).length > 1) return false;
  const text = textOf(parameter) ?? { rules: [] };
  return !hasRule(text, 'empty') && !hasRule(text, 'nonempty');
}
