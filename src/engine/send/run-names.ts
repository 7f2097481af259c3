import type { Contract } from '../../contract/contract.ts';
import { parametersOfShape } from '../../contract/of-shape.ts';
import { readText } from '../../contract/read-text.ts';
import { shownFields } from '../../contract/shown-fields.ts';
import type { Parameters } from '../../contract/test-case.ts';
import { shortestMarker } from '../resources/ledger.ts';
import { lettersFor } from './placeholders.ts';

/** Makes the ordinary names of a run its own, so that what it created is known by them whatever was answered. */
export interface RunNames {
  /** The letters that no other run sends, where they stand in `values`. */
  readonly in: (values: Parameters) => readonly string[];
  /** `values` with the letters behind each text that the contract's examples have; other texts stay as they are. */
  readonly put: (values: Parameters) => Parameters;
}

/**
 * The names of the run with `nonce`. A text is changed where the target shows it and the document takes it with the
 * letters just as it takes it without them.
 */
export function createRunNames(contract: Contract, nonce: string): RunNames {
  const letters = lettersFor(`${nonce}/${contract.operation}/names`, shortestMarker).toLowerCase();
  const named = new Map<string, string>();
  const shown = shownFields(contract).map(({ parameter }) => parameter);
  for (const parameter of parametersOfShape(contract, 'text')) {
    if (!shown.includes(parameter.name)) continue;
    for (const { [parameter.name]: text } of contract.baselines) {
      if (text === undefined || !/[a-z]$/.test(text) || text.length < shortestName) continue;
      const name = `${text}${text.includes('-') ? '-' : ''}${letters}`;
      if (readText(parameter.text, name).length === 0) named.set(`${parameter.name}=${text}`, name);
    }
  }
  return {
    in: (values) => (Object.values(values).some((value) => value.includes(letters)) ? [letters] : []),
    put: (values) =>
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, named.get(`${name}=${value}`) ?? value]),
      ),
  };
}

/** Shorter examples are there for targets that take nothing longer. */
const shortestName = 5;
