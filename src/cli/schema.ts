import { quoted } from '../client/quoted.ts';
import { nearHint } from '../contract/near-names.ts';
import { type Described, described, jsonSchemaOf } from '../export/json-schemas.ts';
import { exitCodes } from './exit-code.ts';
import { UsageError } from './usage-error.ts';

/** `clausewise schema`: the JSON Schema of what is read or written. */
export async function schemaCommand(what: string): Promise<number> {
  const names = Object.keys(described);
  if (!isDescribed(what))
    throw new UsageError(
      `There is no schema of ${quoted(what)}.`,
      nearHint(what, names, `There is one of ${names.join(', ')}.`),
    );
  process.stdout.write(`${JSON.stringify(jsonSchemaOf(what), null, 2)}\n`);
  return exitCodes.conforms;
}

function isDescribed(what: string): what is Described {
  return Object.hasOwn(described, what);
}
