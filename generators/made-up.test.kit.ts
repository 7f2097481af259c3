import { specimen } from '../specs/specimen.test.kit.ts';
import { usedClauses } from '../src/contract/check-contract.ts';
import type { Clause } from '../src/contract/clause.ts';
import type { Contract, Text } from '../src/contract/contract.ts';
import type { Facts } from '../src/contract/facts.ts';
import type { Sequence, Step } from '../src/contract/sequence.ts';
import type { Batch, PlannedRequest, TestCase } from '../src/contract/test-case.ts';
import type { CaseOptions } from './plan/case-options.ts';
import type { CaseDraft } from './requests/case-draft.ts';

const letters = { name: 'letters', ranges: [[97, 122]] } as const;
const capitals = { name: 'capitals', ranges: [[65, 66]] } as const;
const hyphen = { name: 'hyphen', ranges: [[45, 45]] } as const;
const digits = { name: 'digits', ranges: [[48, 50]] } as const;
const chinese = { name: 'Chinese', ranges: [[0x4e00, 0x9fa5]] } as const;
const signs = { name: 'signs', ranges: [[32, 34]] } as const;
const control = { name: 'control characters', ranges: [[0, 31]] } as const;
const beyondAscii = { name: 'beyond ASCII', ranges: [[0x80, 0x10ffff]] } as const;

const refused = (code: string) => [{ status: 400, code }];
const open = (name: string) => ({ characters: `Make.${name}.characters`, astral: `Make.${name}.astral` });

const name: Text = {
  rules: [
    { kind: 'length', clause: 'Make.Name.length', errors: [], min: 2, max: 24 },
    {
      kind: 'first',
      clause: 'Make.Name.first',
      errors: [],
      accepts: [letters, capitals],
      refuses: [digits, hyphen],
    },
    { kind: 'charset', clause: 'Make.Name.charset', errors: [], refuses: [signs, control] },
    { kind: 'prefix', clause: 'Make.Name.prefix', errors: [], forbidden: ['ali', 'acs:', 'http://'] },
  ],
  plain: [letters, capitals, digits, hyphen, chinese],
  open: { ...open('Name'), inside: { point: 'Make.Name.inside', texts: ['acs'] } },
};
const remark: Text = {
  rules: [{ kind: 'length', clause: 'Make.Remark.length', errors: [], min: 0, max: 9 }],
  plain: [letters],
  open: open('Remark'),
};
const token: Text = {
  rules: [
    { kind: 'length', clause: 'Make.ClientToken.length', errors: [], min: 1, max: 32 },
    { kind: 'charset', clause: 'Make.ClientToken.ascii', errors: [], refuses: [beyondAscii] },
  ],
  plain: [letters, digits],
  open: open('ClientToken'),
};
const key: Text = {
  rules: [
    { kind: 'nonempty', clause: 'Make.Tag.Key.nonempty', errors: refused('BadKey') },
    { kind: 'length', clause: 'Make.Tag.Key.length', errors: refused('BadKey'), min: 0, max: 24 },
    { kind: 'prefix', clause: 'Make.Tag.Key.prefix', errors: refused('BadKey'), forbidden: ['acs:'] },
  ],
  plain: [letters, digits],
  open: open('Tag'),
};
const value: Text = {
  rules: [
    { kind: 'empty', clause: 'Make.Tag.Value.empty', errors: [] },
    { kind: 'length', clause: 'Make.Tag.Value.length', errors: [], min: 0, max: 20 },
  ],
  plain: [letters, digits],
  open: open('Tag'),
};

const optional = { required: false, errors: [] };
const required = (parameter: string) => ({
  required: true,
  clause: `Make.${parameter}.required`,
  errors: [],
});

const renamed: typeof specimen.policy = JSON.parse(
  JSON.stringify(specimen.policy).replaceAll('CreateSecurityPolicy', 'Make'),
);
const list = (parameter: string, values: readonly string[]) =>
  ({
    shape: 'list',
    name: parameter,
    presence: required(parameter),
    clause: `Make.${parameter}.known`,
    values,
    openValues: ['late-9'],
    invalidValues: ['stranger'],
    open: {
      values: `Make.${parameter}.editions`,
      spelling: `Make.${parameter}.spelling`,
      repeated: `Make.${parameter}.repeated`,
      form: `Make.${parameter}.form`,
    },
  }) as const;

const unnumbered: Omit<Contract, 'clauses'> = {
  ...renamed,
  parameters: [
    { shape: 'region', name: 'RegionId', presence: required('RegionId') },
    { shape: 'text', name: 'Name', presence: required('Name'), text: name },
    {
      shape: 'text',
      name: 'Remark',
      presence: { required: false, clause: 'Make.Remark.optional', errors: [] },
      text: remark,
    },
    { shape: 'token', name: 'ClientToken', presence: optional, text: token },
    {
      shape: 'reference',
      name: 'NetId',
      presence: optional,
      clause: 'Make.NetId.exists',
      unknown: { ids: ['net-none', 'net-never'], errors: refused('NoNet') },
      requiredUnder: { assumption: 'netted', clause: 'Make.NetId.required', errors: refused('NoNet') },
      open: 'Make.NetId.other',
    },
    {
      shape: 'reference',
      name: 'OwnerId',
      presence: optional,
      clause: 'Make.OwnerId.accepted',
      open: 'Make.OwnerId.other',
    },
    ...renamed.parameters.filter(({ shape }) => shape === 'dry-run'),
    list('Mode', ['one-1', 'two-2', 'six-6']),
    list('Lamp', ['red-1', 'blue-2', 'green-3', 'white-4']),
    list('Size', ['small-1', 'large-2']),
    {
      shape: 'group',
      name: 'Tag',
      presence: optional,
      count: { clause: 'Make.Tag.count', max: 3, errors: [] },
      key: 'Key',
      value: 'Value',
      members: { Key: key, Value: value },
      alias: { clause: 'Make.Tag.alias', names: { Key: 'key', Value: 'value' } },
      open: {
        incomplete: 'Make.Tag.incomplete',
        repeated: 'Make.Tag.repeated',
        numbering: 'Make.Tag.numbering',
        mixedSpelling: 'Make.Tag.mixedSpelling',
      },
    },
  ],
  across: [
    {
      kind: 'support',
      clause: 'Make.Lamp.supported',
      each: 'Lamp',
      by: 'Mode',
      table: {
        'one-1': ['red-1', 'blue-2'],
        'two-2': ['red-1', 'green-3'],
        'six-6': ['white-4'],
      },
      errors: [],
      openUnserved: 'Make.Lamp.unserved',
    },
  ],
  companions: {
    ...renamed.companions,
    list: {
      ...renamed.companions.list,
      fields: [
        { shape: 'text', parameter: 'Name', path: 'Name' },
        { shape: 'list', parameter: 'Lamp', path: 'Lamps' },
        { shape: 'group', parameter: 'Tag', path: 'Tags', members: { Key: 'Key', Value: 'Value' } },
      ],
    },
  },
  oddTexts: [
    { label: 'a sign', text: '%', times: 1 },
    { label: 'an emoji', text: '\u{1f600}', times: 1 },
    { label: 'many', text: 'x', times: 7 },
  ],
};

/** A small contract that no document has, with a parameter of every shape. */
export const madeUp: Contract = {
  ...unnumbered,
  clauses: usedClauses({ ...unnumbered, clauses: [] }).map(
    (id): Clause => ({
      id,
      operation: unnumbered.operation,
      subject: id,
      level: 'must',
      statement: id,
      source: { document: 'None', edition: 'none', place: id },
      method: { kind: 'sequence' },
    }),
  ),
};

const madeUpFacts: Facts = {
  region: 'here-1',
  regions: ['here-1'],
  fixtures: { NetId: 'net-1', OwnerId: 'me' },
  assumptions: [],
};

const base = {
  RegionId: 'here-1',
  Name: 'finance',
  Remark: 'ours',
  'Mode.1': 'one-1',
  'Lamp.1': 'red-1',
  'Size.1': 'small-1',
};

/** Options for the made-up contract. */
export function madeUpOptions(changes: Partial<CaseOptions> = {}): CaseOptions {
  return { contract: madeUp, facts: madeUpFacts, base, profile: 'standard', seed: 1, cases: 1, ...changes };
}

/** A change as one line: what is set, and what is taken away. */
function changeLine(change: CaseDraft['change']): string {
  return Object.entries(change)
    .map(([parameter, value]) => (value === null ? `-${parameter}` : `${parameter}=${JSON.stringify(value)}`))
    .join(' ');
}

const usual: Readonly<Record<string, string>> = { ...base, ClientToken: '{fresh:24}' };

/** A request as one line: what it has that the base request with a new token has not, and how it is carried. */
export function requestLine(request: PlannedRequest | null): string {
  if (request === null) return 'none';
  const { parameters, method, place, format, rpcSignature, omit, again, raw } = request;
  const changed = Object.entries(parameters).filter(([parameter, value]) => usual[parameter] !== value);
  const gone = Object.keys(usual).filter((parameter) => !(parameter in parameters));
  const transport = [method, place, format, ...(rpcSignature ? ['signed the older way'] : [])].join(' ');
  const line = [
    changeLine({ ...Object.fromEntries(changed), ...Object.fromEntries(gone.map((it) => [it, null])) }),
    ...(transport === 'POST query JSON' ? [] : [transport]),
    ...omit.map((it) => `without ${it}`),
    ...again.map(([parameter, value]) => `again ${parameter}=${value}`),
    ...(raw === '' ? [] : [`raw ${raw}`]),
  ];
  return line.filter((it) => it !== '').join(', ') || 'the base request';
}

/** A case as lines: what it claims, and its requests. */
export function caseLines(it: TestCase): readonly string[] {
  return [
    `${it.id}${it.answered ? ' (answered)' : ''}`,
    `  sends ${requestLine(it.request)}`,
    ...(it.twin === null ? [] : [`  twin ${requestLine(it.twin)}`]),
    ...(it.control === null ? [] : [`  control ${requestLine(it.control)}`]),
  ];
}

/** A batch as lines: its request, its twin and the ids of its parts. */
export function batchLines({ side, parts, whole, twin }: Batch): readonly string[] {
  return [
    `${side} ${whole.id}`,
    `  sends ${requestLine(whole.request)}`,
    `  twin ${requestLine(twin)}`,
    ...parts.flatMap((it) => caseLines(it).map((line) => `    ${line}`)),
  ];
}

/** A sequence as lines: what it is for, and its steps. */
export function sequenceLines({ id, check, label, steps }: Sequence): readonly string[] {
  return [`${id} (${check}: ${label})`, ...steps.map((step) => `  ${stepLine(step)}`)];
}

function stepLine(step: Step): string {
  if (step.kind === 'create') return `create ${step.times} times ${requestLine(step.request)}`;
  if (step.kind === 'read') return `read ${step.of} as ${step.format}`;
  if (step.kind === 'detail') return `detail ${step.of}`;
  return step.kind === 'count' ? `count ${step.marker}` : 'pause';
}
