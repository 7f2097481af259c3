import { z } from 'zod';
import { clauseId, values, versionSchema } from './terms.ts';

const call = {
  product: z.string().min(1),
  version: versionSchema,
  action: z.string().min(1),
  parameters: values,
};
/** The operation that makes what requests act on. */
export const makeSchema = z.object({ ...call, id: z.string().min(1) });

const paging = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('token'), size: z.string(), most: z.number().int().min(1), next: z.string() }),
  z.object({ kind: z.literal('number'), page: z.string(), size: z.string(), most: z.number().int().min(1) }),
  z.object({ kind: z.literal('whole'), most: z.number().int().min(1) }),
]);
const shownField = z.discriminatedUnion('shape', [
  z.object({ shape: z.literal('text'), parameter: z.string(), path: z.string() }),
  z.object({ shape: z.literal('list'), parameter: z.string(), path: z.string() }),
  z.object({ shape: z.literal('group'), parameter: z.string(), path: z.string(), members: values }),
]);

/** The operations by which a target is looked at and cleaned up. */
export const companionsSchema = z.object({
  list: z
    .object({
      ...call,
      items: z.string(),
      id: z.string(),
      total: z.string(),
      paging: z.array(paging).min(1),
      byId: z
        .object({
          parameter: z.string(),
          form: z.enum(['json', 'numbered', 'comma', 'single']),
          most: z.number().int().min(1),
        })
        .nullable(),
      fields: z.array(shownField),
    })
    .nullable(),
  detail: z
    .object({
      ...call,
      shows: z.array(z.object({ path: z.string(), value: z.string().nullable() })),
      clause: clauseId,
    })
    .nullable(),
  remove: z.object({ ...call, gone: z.array(z.string()), busy: z.array(z.string()) }).nullable(),
  regions: z.object({ call: z.object(call), items: z.string(), field: z.string() }).nullable(),
  fixtures: z.array(
    z.object({ ...call, fixture: z.string(), items: z.string(), field: z.string(), where: values }),
  ),
  states: z
    .object({
      path: z.string().min(1),
      values: z.array(z.string()).nullable(),
      until: z.string().min(1),
      withinMs: z.number().int().min(1).nullable(),
      leaving: z.array(z.string()),
      clause: clauseId,
    })
    .exactOptional(),
});
