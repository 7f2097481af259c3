import { z } from 'zod';
import { contractSchema } from '../contract/schema/contract-schema.ts';
import { exceptionsSchema } from '../exceptions/exception.ts';
import { recordSchema } from '../results/record-schema.ts';
import { summarySchema } from '../results/summary-schema.ts';

/** What a JSON Schema is published of. */
export const described = {
  summary: { of: summarySchema, title: 'summary.json of a run of clausewise' },
  record: { of: recordSchema, title: 'A line of results.ndjson of a run of clausewise' },
  exceptions: { of: exceptionsSchema, title: 'Known deviations for clausewise run --exceptions' },
  contract: { of: contractSchema, title: 'What a document says of an operation, for clausewise' },
} as const;

export type Described = keyof typeof described;

/** The JSON Schema, draft 2020-12, of `what`. What is not said in it a later version may add where it says so. */
export function jsonSchemaOf(what: Described): Readonly<Record<string, unknown>> {
  const { of, title } = described[what];
  const { $schema, ...rest } = z.toJSONSchema(of, { io: 'input' });
  return { $schema, title, ...rest };
}
