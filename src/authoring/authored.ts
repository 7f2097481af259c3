import { z } from 'zod';

/** A documented answer such as `400 InvalidName.Malformed`. */
const error = z
  .string()
  .regex(/^4\d\d \S+$/, 'expected a status and a code, such as "400 InvalidName.Malformed"');
const errors = z.array(error);
const errorsByRule = z.record(z.string(), errors);
const whole = z.number().int();
const text = z.string().min(1);
const texts = z.array(text);
const bounds = z
  .tuple([whole, whole])
  .refine(([from, to]) => from <= to, 'one whose first bound is not above the second')
  .describe('Lowest and highest, both accepted');
const version = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a date such as "2014-05-26"');

/** What every parameter and member may say beside its kind. */
const notes = {
  errors: errors
    .exactOptional()
    .describe('Documented answers to a breach of any of its rules; none: any refusal will do'),
  errorsOf: errorsByRule.exactOptional().describe('The same for single rules, by the rule’s name'),
  levels: z
    .record(z.string(), z.enum(['must', 'should']))
    .exactOptional()
    .describe('Rules that are shown rather than stated'),
  says: z
    .record(z.string(), text)
    .exactOptional()
    .describe('The reading of single rules, in a sentence of your own'),
  place: text
    .exactOptional()
    .describe('Where the document says so; default: its row among the request parameters'),
};

const alphabet = text.describe('latin, upper, lower, digit, chinese, or the very characters, such as "._-"');

const textKind = {
  kind: z.literal('text'),
  length: bounds.exactOptional(),
  unit: z
    .enum(['code points', 'code units', 'bytes'])
    .exactOptional()
    .describe(
      'What the length is counted in, where the document says so: UTF-16 or UTF-8; default code points',
    ),
  first: z.array(alphabet).min(1).exactOptional().describe('What it starts with'),
  characters: z
    .array(alphabet)
    .min(1)
    .exactOptional()
    .describe('What it consists of; other ASCII characters are refused'),
  beyondAscii: z
    .enum(['open', 'refused'])
    .exactOptional()
    .describe('Characters beyond ASCII that are not listed; default open'),
  startsNot: texts.min(1).exactOptional(),
  containsNot: texts.min(1).exactOptional(),
  empty: z
    .enum(['accepted', 'refused'])
    .exactOptional()
    .describe('Only where the document says it; else it is open'),
};
const integerKind = {
  kind: z.literal('integer'),
  range: bounds,
  step: whole.min(1).exactOptional(),
  also: z
    .array(whole)
    .min(1)
    .exactOptional()
    .describe('Numbers outside of the range that are taken too, such as -1'),
};
const closed = z.boolean().exactOptional().describe('Whether other values are refused; default true');
const booleanKind = { kind: z.literal('boolean'), closed };
const choiceKind = {
  kind: z.literal('choice'),
  values: texts.min(1),
  openValues: texts.exactOptional().describe('Values that the document shows and does not list'),
  invalidValues: texts.exactOptional().describe('Values of sibling operations that this one does not list'),
  closed,
};
const cidrKind = {
  kind: z.literal('cidr'),
  prefix: bounds.exactOptional().describe('Bits of the prefix; default 0 to 32'),
  within: z
    .array(
      z
        .string()
        .regex(
          /^(\$\w+|(\d{1,3}\.){3}\d{1,3}\/\d{1,2})$/,
          'a block such as "10.0.0.0/8", or $ and the name of a fixture',
        ),
    )
    .min(1)
    .exactOptional()
    .describe('Blocks in which it has to lie; $FIXTURE stands for one that is known of the target'),
};
const formatKind = { kind: z.enum(['ipv4', 'ipv6', 'date-time', 'email', 'uuid']) };
const referenceKind = {
  kind: z.literal('reference'),
  fixture: text.exactOptional().describe('What --fixture calls it; default: the parameter’s name'),
  unknown: texts
    .exactOptional()
    .describe('Ids that no target holds, where the document names an answer to them'),
};

export type AuthoredValue = z.infer<typeof scalarValue> | AuthoredList | AuthoredRecord;
export type AuthoredMember = AuthoredValue & { readonly required?: boolean };

interface Notes {
  readonly errors?: string[];
  readonly errorsOf?: Record<string, string[]>;
  readonly levels?: Record<string, 'must' | 'should'>;
  readonly says?: Record<string, string>;
  readonly place?: string;
}

export interface AuthoredList extends Notes {
  readonly kind: 'list';
  readonly of: AuthoredValue;
  readonly encoding?: 'numbered' | 'json' | 'comma';
  readonly count: [number, number];
  readonly distinct?: boolean;
}

export interface AuthoredRecord extends Notes {
  readonly kind: 'record';
  readonly members: Record<string, AuthoredMember>;
}

const scalarValue = z.discriminatedUnion('kind', [
  z.strictObject({ ...textKind, ...notes }),
  z.strictObject({ ...integerKind, ...notes }),
  z.strictObject({ ...booleanKind, ...notes }),
  z.strictObject({ ...choiceKind, ...notes }),
  z.strictObject({ ...cidrKind, ...notes }),
  z.strictObject({ ...formatKind, ...notes }),
  z.strictObject({ ...referenceKind, ...notes }),
]);
const required = z.boolean().exactOptional();
const fallback = z.string().exactOptional().describe('What an absent value becomes');

/** Each kind with what only `more` adds. */
const kinds = <const M extends z.ZodRawShape>(more: M) =>
  [
    z.strictObject({ ...textKind, ...notes, ...more }),
    z.strictObject({ ...integerKind, ...notes, ...more }),
    z.strictObject({ ...booleanKind, ...notes, ...more }),
    z.strictObject({ ...choiceKind, ...notes, ...more }),
    z.strictObject({ ...cidrKind, ...notes, ...more }),
    z.strictObject({ ...formatKind, ...notes, ...more }),
  ] as const;

const value: z.ZodType<AuthoredValue> = z.lazy(() =>
  z.discriminatedUnion('kind', [...kinds({}), z.strictObject({ ...referenceKind, ...notes }), list, record]),
);
const member: z.ZodType<AuthoredMember> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    ...kinds({ required }),
    z.strictObject({ ...referenceKind, ...notes, required }),
    list.extend({ required }),
    record.extend({ required }),
  ]),
);
const list = z.strictObject({
  kind: z.literal('list'),
  of: value,
  encoding: z
    .enum(['numbered', 'json', 'comma'])
    .exactOptional()
    .describe('Name.1, Name.2 … (default), one JSON array, or joined with commas'),
  count: bounds,
  distinct: z.boolean().exactOptional().describe('Whether one value twice is refused'),
  ...notes,
});
const record = z.strictObject({ kind: z.literal('record'), members: z.record(z.string(), member), ...notes });

const unique = z
  .boolean()
  .exactOptional()
  .describe('Whether no two resources have the same; of blocks: one with an address in common');
const given = { required, default: fallback };
const [textValue, integerValue, booleanValue, choiceValue, cidrValue, formatValue] = kinds(given);
const parameter = z.discriminatedUnion('kind', [
  textValue.extend({ unique }),
  integerValue.extend({ unique }),
  booleanValue,
  choiceValue,
  cidrValue.extend({ unique }),
  formatValue,
  z.strictObject({
    ...referenceKind,
    ...notes,
    required,
    requiredUnder: text
      .exactOptional()
      .describe('A declared property of targets on which its absence is refused, for --assume'),
  }),
  z.strictObject({ kind: z.literal('region'), ...notes, required }),
  list.extend({ required, default: fallback }),
  record,
]);

const constraint = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('requires'),
    when: text,
    is: texts.exactOptional(),
    needs: text,
    id: text.exactOptional(),
    errors: errors.exactOptional(),
    says: text.exactOptional(),
    place: text.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('excludes'),
    when: text,
    is: texts.exactOptional(),
    never: text,
    id: text.exactOptional(),
    errors: errors.exactOptional(),
    says: text.exactOptional(),
    place: text.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('at-least-one'),
    of: texts.min(2),
    id: text.exactOptional(),
    errors: errors.exactOptional(),
    says: text.exactOptional(),
    place: text.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('exactly-one'),
    of: texts.min(2),
    id: text.exactOptional(),
    errors: errors.exactOptional(),
    says: text.exactOptional(),
    place: text.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('equal'),
    one: text,
    other: text,
    id: text.exactOptional(),
    errors: errors.exactOptional(),
    says: text.exactOptional(),
    place: text.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('order'),
    low: text,
    high: text,
    id: text.exactOptional(),
    errors: errors.exactOptional(),
    says: text.exactOptional(),
    place: text.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('within'),
    inner: text,
    outer: text,
    id: text.exactOptional(),
    errors: errors.exactOptional(),
    says: text.exactOptional(),
    place: text.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('supports'),
    each: text,
    by: text,
    table: z.record(z.string(), texts),
    id: text.exactOptional(),
    errors: errors.exactOptional(),
    says: text.exactOptional(),
    place: text.exactOptional(),
  }),
]);

const call = {
  action: text,
  product: text.exactOptional().describe('Default: the operation’s own'),
  version: version.exactOptional(),
  parameters: z
    .record(z.string(), z.string())
    .exactOptional()
    .describe('$region and $id stand for those of the resource'),
};
const shown = z.union([
  text,
  z.strictObject({ list: text }),
  z.strictObject({ list: text, members: z.record(z.string(), text) }),
]);

/** A contract as it is written by hand: rules carry their clauses, and blocks that the operation lacks are left out. */
export const authoredSchema = z.strictObject({
  $schema: z.string().exactOptional(),
  operation: z.string().regex(/^[A-Z]\w*$/, 'expected a name such as "CreateThing"'),
  action: text.exactOptional().describe('Its Action on the wire, where another contract has its name'),
  product: text.describe('What --target calls it, such as "shop"'),
  title: text.describe('What people call the product, such as "Shop"'),
  version: version.describe('API version on the wire'),
  document: text.exactOptional().describe('Title of the document'),
  url: z
    .string()
    .regex(/^https?:\/\/\S+$/, 'expected an address of http or https')
    .exactOptional()
    .describe('Where the document can be read'),
  edition: text.describe('Language and version of the document, such as "en-US, API 2016-04-28"'),
  protocol: z.enum(['rpc']).exactOptional(),
  effect: z
    .enum(['reads', 'creates', 'changes', 'deletes'])
    .exactOptional()
    .describe('What an accepted request does; default: creates'),
  subject: z
    .strictObject({
      parameter: text.describe('The parameter that names what is changed or deleted'),
      ...call,
      parameters: z
        .record(z.string(), z.string())
        .exactOptional()
        .describe('$region stands for the region, $new for letters that are new each time'),
      id: text.describe('Dotted path of the new id in the answer'),
    })
    .exactOptional()
    .describe('How something is made that a request can change or delete'),
  parameters: z.record(z.string(), parameter),
  constraints: z.array(constraint).exactOptional(),
  examples: z
    .array(z.record(z.string(), z.string()))
    .min(1)
    .describe('Valid requests, from the plainest on; $region and $FIXTURE stand for what is known'),
  refused: z
    .record(z.string(), z.string().nullable())
    .exactOptional()
    .describe(
      'What makes the first example one that is refused; default: without its first required parameter',
    ),
  result: z
    .strictObject({
      id: text.exactOptional().describe('The field with the id of what was created'),
      fields: z.array(z.union([text, z.strictObject({ name: text, shows: text })])).exactOptional(),
    })
    .exactOptional(),
  idempotency: z
    .strictObject({
      parameter: text.exactOptional(),
      length: whole.exactOptional().describe('Most characters; default 64'),
      mismatch: texts.exactOptional().describe('Codes for the same token with other parameters'),
      processing: texts.exactOptional().describe('Codes that say: still under way'),
    })
    .exactOptional(),
  dryRun: z
    .strictObject({
      parameter: text.exactOptional(),
      code: text.exactOptional(),
      status: whole.exactOptional(),
    })
    .exactOptional(),
  quota: z
    .strictObject({
      limit: whole.min(1).nullable(),
      errors: errors.exactOptional(),
      perRegion: z.boolean().exactOptional(),
      place: text.exactOptional(),
    })
    .exactOptional(),
  lifecycle: z
    .strictObject({
      list: z
        .strictObject({
          ...call,
          items: text.describe('Dotted path of the list in the answer'),
          id: text,
          total: text.exactOptional(),
          paging: z
            .discriminatedUnion('kind', [
              z.strictObject({ kind: z.literal('token'), size: text, most: whole.min(1), next: text }),
              z.strictObject({ kind: z.literal('number'), page: text, size: text, most: whole.min(1) }),
            ])
            .exactOptional(),
          byId: z
            .strictObject({
              parameter: text,
              form: z.enum(['json', 'numbered', 'comma', 'single']),
              most: whole.min(1).exactOptional(),
            })
            .exactOptional(),
          shows: z.record(z.string(), shown).describe('Where a resource shows a parameter'),
        })
        .exactOptional(),
      read: z
        .strictObject({
          ...call,
          shows: z.record(z.string(), z.string().nullable()),
          level: z.enum(['must', 'should']).exactOptional(),
        })
        .exactOptional(),
      states: z
        .strictObject({
          path: text.describe('Where read, or else list, shows the state'),
          until: text.describe('The state that a new resource comes to'),
          values: texts.exactOptional().describe('All states, where the document lists them'),
          within: whole
            .min(1)
            .exactOptional()
            .describe('In how many seconds it comes to that state, where the document says so'),
          leaving: texts.exactOptional().describe('The states of what is being deleted'),
          level: z.enum(['must', 'should']).exactOptional(),
        })
        .exactOptional(),
      remove: z
        .strictObject({ ...call, gone: texts.exactOptional(), busy: texts.exactOptional() })
        .exactOptional(),
    })
    .exactOptional(),
  fixtures: z
    .array(
      z.strictObject({
        ...call,
        fixture: text,
        items: text,
        field: text,
        where: z.record(z.string(), z.string()).exactOptional(),
      }),
    )
    .exactOptional()
    .describe('Where what has to exist can be found on the target'),
  open: z
    .array(
      z.strictObject({
        id: text,
        says: text,
        label: text,
        change: z.record(z.string(), z.string().nullable()),
        place: text.exactOptional(),
      }),
    )
    .exactOptional()
    .describe('Further points on which the document is silent, and a request that touches each'),
});

export type Authored = z.infer<typeof authoredSchema>;
export type AuthoredParameter = Authored['parameters'][string];
export type AuthoredConstraint = NonNullable<Authored['constraints']>[number];
