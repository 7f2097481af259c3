import { z } from 'zod';
import type { Contract, Value } from './contract.ts';

const codePoint = z.number().int().min(0).max(0x10ffff);
const range = z.tuple([codePoint, codePoint]).refine(([from, to]) => from <= to, 'a range runs upwards');
const alphabet = z.object({ name: z.string().min(1), ranges: z.array(range) });
const alphabets = z.array(alphabet);
const errors = z.array(z.object({ status: z.number().int().min(400).max(499), code: z.string().min(1) }));
const clauseId = z.string().regex(/^[A-Z]\w*(\.\w+)+$/);
const values = z.record(z.string(), z.string());
const changes = z.record(z.string(), z.string().nullable());
const side = z.enum(['accept', 'refuse']);

const rule = { clause: clauseId, errors };
const textRule = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('length'),
    ...rule,
    min: z.number().int().min(0),
    max: z.number().int().min(1),
    unit: z.enum(['code points', 'code units', 'bytes']).exactOptional(),
  }),
  z.object({ kind: z.literal('first'), ...rule, accepts: alphabets.min(1), refuses: alphabets }),
  z.object({ kind: z.literal('charset'), ...rule, refuses: alphabets }),
  z.object({ kind: z.literal('prefix'), ...rule, forbidden: z.array(z.string().min(1)).min(1) }),
  z.object({ kind: z.literal('absent'), ...rule, forbidden: z.array(z.string().min(1)).min(1) }),
  z.object({ kind: z.literal('nonempty'), ...rule }),
  z.object({ kind: z.literal('empty'), ...rule }),
]);

const text = z.object({
  rules: z.array(textRule),
  plain: alphabets.min(1),
  verbatim: z.array(z.string().min(1)).exactOptional(),
  unique: z.object(rule).exactOptional(),
  open: z.object({
    characters: clauseId,
    astral: clauseId,
    empty: clauseId.exactOptional(),
    prefixCase: clauseId.exactOptional(),
    inside: z.object({ point: clauseId, texts: z.array(z.string().min(1)) }).exactOptional(),
  }),
});

const base = { ...rule, open: clauseId };
const texts = z.array(z.string().min(1));
const whole = z.number().int();
const value: z.ZodType<Value> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('text'), text }),
    z.object({
      kind: z.literal('integer'),
      ...base,
      min: whole,
      max: whole,
      step: whole.min(1).exactOptional(),
      also: z.array(whole).min(1).exactOptional(),
    }),
    z.object({ kind: z.literal('boolean'), ...base, closed: z.boolean() }),
    z.object({
      kind: z.literal('choice'),
      ...base,
      values: texts.min(1),
      openValues: texts,
      invalidValues: texts,
      closed: z.boolean(),
    }),
    z.object({
      kind: z.literal('cidr'),
      ...base,
      prefix: z.object({ clause: clauseId, min: whole.min(0), max: whole.max(32) }),
      within: z.object({ clause: clauseId, blocks: texts.min(1) }).nullable(),
    }),
    z.object({
      kind: z.literal('format'),
      ...base,
      format: z.enum(['ipv4', 'ipv6', 'date-time', 'email', 'uuid']),
    }),
    z.object({ kind: z.literal('reference'), ...base, fixture: z.string().min(1), unknown: texts }),
    z.object({
      kind: z.literal('list'),
      ...base,
      of: value,
      encoding: z.enum(['numbered', 'json', 'comma']),
      min: whole.min(0),
      max: whole.min(1),
      distinct: z.object(rule).nullable(),
    }),
    z.object({
      kind: z.literal('record'),
      members: z.record(
        z.string(),
        z.object({ value, required: z.object(rule).nullable(), absence: z.enum(['accepted', 'open']) }),
      ),
      open: clauseId,
    }),
  ]),
);

const constraint = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('requires'),
    ...rule,
    when: z.string(),
    is: texts.nullable(),
    needs: z.string(),
  }),
  z.object({
    kind: z.literal('excludes'),
    ...rule,
    when: z.string(),
    is: texts.nullable(),
    never: z.string(),
  }),
  z.object({ kind: z.literal('some-of'), ...rule, parameters: texts.min(2), only: z.boolean() }),
  z.object({ kind: z.literal('equal'), ...rule, one: z.string(), other: z.string() }),
  z.object({ kind: z.literal('order'), ...rule, low: z.string(), high: z.string() }),
]);

const presence = z.object({ required: z.boolean(), clause: clauseId.exactOptional(), errors });
const named = { name: z.string().min(1), presence };
const parameter = z.discriminatedUnion('shape', [
  z.object({ shape: z.literal('text'), ...named, default: z.string().exactOptional(), text }),
  z.object({ shape: z.literal('token'), ...named, text }),
  z.object({ shape: z.literal('value'), ...named, default: z.string().exactOptional(), value }),
  z.object({ shape: z.literal('region'), ...named }),
  z.object({
    shape: z.literal('reference'),
    ...named,
    clause: clauseId,
    unknown: z.object({ ids: z.array(z.string().min(1)).min(1), errors }).exactOptional(),
    requiredUnder: z.object({ assumption: z.string().min(1), clause: clauseId, errors }).exactOptional(),
    open: clauseId,
  }),
  z.object({
    shape: z.literal('dry-run'),
    ...named,
    code: z.string().min(1),
    status: z.number().int(),
    clauses: z.object({
      pass: clauseId,
      status: clauseId,
      fail: clauseId,
      effect: clauseId,
      quota: clauseId,
      off: clauseId,
    }),
    open: clauseId,
  }),
  z.object({
    shape: z.literal('list'),
    ...named,
    clause: clauseId,
    values: z.array(z.string().min(1)).min(1),
    openValues: z.array(z.string()),
    invalidValues: z.array(z.string()),
    open: z.object({ values: clauseId, spelling: clauseId, repeated: clauseId, form: clauseId }),
  }),
  z.object({
    shape: z.literal('group'),
    ...named,
    count: z.object({ clause: clauseId, max: z.number().int().min(1), errors }),
    key: z.string().min(1),
    value: z.string().min(1),
    members: z.record(z.string(), text),
    alias: z.object({ clause: clauseId, names: values }),
    open: z.object({
      incomplete: clauseId,
      repeated: clauseId,
      numbering: clauseId,
      mixedSpelling: clauseId,
    }),
  }),
]);

const call = {
  product: z.string().min(1),
  version: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  action: z.string().min(1),
  parameters: values,
};
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

const companions = z.object({
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
});

const clause = z.object({
  id: clauseId,
  operation: z.string().min(1),
  subject: z.string().min(1),
  level: z.enum(['must', 'should', 'open']),
  statement: z.string().min(1),
  source: z.object({
    document: z.string().min(1),
    edition: z.string().min(1),
    place: z.string().min(1),
    url: z
      .string()
      .regex(/^https?:\/\/\S+$/)
      .exactOptional(),
  }),
  method: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('request'), sides: z.array(side).min(1) }),
    z.object({ kind: z.literal('answer'), sides: z.array(side).min(1) }),
    z.object({ kind: z.literal('sequence') }),
    z.object({ kind: z.literal('observation') }),
    z.object({ kind: z.literal('none'), reason: z.string().min(1) }),
  ]),
});

const codes = z.array(z.string().min(1));
const protocol = z.object({
  name: z.string().min(1),
  envelope: z.object({
    requestId: z.string().min(1),
    code: z.string().min(1),
    message: z.string().min(1),
    others: z.array(z.string().min(1)),
    errorRoot: z.string().min(1),
    successSuffix: z.string(),
  }),
  requestIdPattern: z.string().min(1),
  retryAfter: z.array(z.object({ header: z.string().min(1), unitMs: z.number().positive() })),
  codes: z.object({
    throttled: codes,
    unavailable: codes,
    credentials: codes,
    permission: codes,
    action: codes,
    quota: codes,
    success: codes,
    crash: codes,
    token: codes,
  }),
});

/** The shape of a contract, for what is loaded rather than compiled in. */
export const contractSchema: z.ZodType<Contract> = z.object({
  operation: z.string().regex(/^[A-Z]\w*$/),
  action: z.string().min(1).exactOptional(),
  product: z.string().min(1),
  productTitle: z.string().min(1),
  version: call.version,
  edition: z.string().min(1),
  protocol,
  parameters: z.array(parameter).min(1),
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
  constraints: z.array(constraint).exactOptional(),
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
  quota: z
    .object({
      limit: z.number().int().min(1).nullable(),
      errors,
      clauses: z.object({ limit: clauseId, scope: clauseId.nullable(), message: clauseId.nullable() }),
    })
    .nullable(),
  idempotence: z
    .object({
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
    })
    .nullable(),
  common: z.object({
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
  }),
  companions,
  openCases: z.array(
    z.object({
      point: clauseId,
      label: z.string().min(1),
      change: changes,
      omit: z.array(z.string()).exactOptional(),
    }),
  ),
  oddTexts: z.array(z.object({ label: z.string(), text: z.string(), times: z.number().int().min(1) })),
  clauses: z.array(clause).min(1),
});
