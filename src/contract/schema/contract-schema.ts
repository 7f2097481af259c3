import { z } from 'zod';
import type { Contract } from '../contract.ts';
import { clauseSchema } from './clause-schema.ts';
import { companionsSchema, makeSchema } from './companions-schema.ts';
import { constraintSchema } from './constraint-schema.ts';
import { parameterSchema } from './parameter-schema.ts';
import { protocolSchema } from './protocol-schema.ts';
import { changes, clauseId, errors, values, versionSchema } from './terms.ts';

const idempotence = z.object({
  parameter: z.string(),
  mismatch: z.array(z.string()),
  processing: z.array(z.string()),
  clauses: z.object({
    idempotent: clauseId,
    distinct: clauseId,
    concurrent: clauseId,
    mismatch: clauseId,
    afterRefusal: clauseId,
    afterDryRun: clauseId.nullable(),
    replayRequestId: clauseId,
  }),
});

const common = z.object({
  requestIdPresent: clauseId,
  requestIdUnique: clauseId,
  requestIdUuid: clauseId,
  formatJson: clauseId,
  formatXml: clauseId,
  formatEqual: clauseId,
  errorEnvelope: clauseId,
  transportGet: clauseId,
  transportPost: clauseId,
  robustInput: clauseId,
  resultId: clauseId,
  resultReadback: clauseId,
  refusalEffect: clauseId,
  extraParameters: clauseId,
  duplicateParameters: clauseId,
  resultPrefix: clauseId,
  resultOrder: clauseId,
  resultRepeated: clauseId,
});

/** The shape of a contract, for what is loaded rather than compiled in. */
export const contractSchema: z.ZodType<Contract> = z.object({
  operation: z.string().regex(/^[A-Z]\w*$/),
  action: z.string().min(1).exactOptional(),
  product: z.string().min(1),
  productTitle: z.string().min(1),
  version: versionSchema,
  edition: z.string().min(1),
  protocol: protocolSchema,
  parameters: z.array(parameterSchema).min(1),
  across: z.array(
    z.object({
      kind: z.literal('support'),
      clause: clauseId,
      each: z.string(),
      by: z.string(),
      table: z.record(z.string(), z.array(z.string())),
      errors,
      openUnserved: clauseId,
    }),
  ),
  constraints: z.array(constraintSchema).exactOptional(),
  baselines: z.array(values).min(1),
  baselineFault: changes,
  result: z.object({
    id: z.string().min(1).nullable(),
    fields: z
      .array(
        z.object({ name: z.string().min(1), clause: clauseId, shows: z.string().min(1).exactOptional() }),
      )
      .exactOptional(),
  }),
  subject: z
    .object({
      parameter: z.string().min(1),
      effect: z.enum(['changes', 'deletes']),
      make: makeSchema,
      clauses: z.object({ done: clauseId, others: clauseId, again: clauseId }),
    })
    .exactOptional(),
  quota: z
    .object({
      limit: z.number().int().min(1).nullable(),
      errors,
      clauses: z.object({ limit: clauseId, scope: clauseId.nullable(), message: clauseId.nullable() }),
    })
    .nullable(),
  idempotence: idempotence.nullable(),
  common,
  companions: companionsSchema,
  openCases: z.array(
    z.object({
      point: clauseId,
      label: z.string().min(1),
      change: changes,
      omit: z.array(z.string()).exactOptional(),
    }),
  ),
  oddTexts: z.array(z.object({ label: z.string(), text: z.string(), times: z.number().int().min(1) })),
  clauses: z.array(clauseSchema).min(1),
});
