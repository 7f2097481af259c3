import fc from 'fast-check';
import type { Contract, GroupParameter } from '../../src/contract/contract.ts';
import type { Sequence, Step } from '../../src/contract/sequence.ts';
import { shownFields } from '../../src/contract/shown-fields.ts';
import type { CaseOptions } from '../plan/case-options.ts';
import type { Change } from '../requests/case-draft.ts';
import { bareChange, largestChange } from '../requests/contexts.ts';
import { records } from '../requests/position.ts';
import { drawn } from '../requests/random-drafts.ts';
import { numbered, serving, supportedBy } from '../requests/support.ts';
import { changeableText, verbatimTexts } from '../texts/mistaken-texts.ts';
import { faultsWithMarker, markedRequest } from './marked.ts';
import { build, count, create, shared, type Way } from './sequence-steps.ts';
import { stateSequences } from './state-sequences.ts';
import { uniqueSequences, withoutConflicts } from './unique-sequences.ts';

/** Every sequence for the clauses that one request cannot show. The same options give the same sequences. */
export function generateSequences(options: CaseOptions): readonly Sequence[] {
  const ids = new Set(options.contract.clauses.map(({ id }) => id));
  return withoutConflicts(options, sequencesOf(options)).filter(({ clause }) => ids.has(clause));
}

function sequencesOf(options: CaseOptions): readonly Sequence[] {
  if (options.profile === 'quick') return quickSequences(options);
  return [
    ...stateSequences(options),
    ...uniqueSequences(options),
    ...tokenSequences(options),
    ...dryRunSequences(options),
    ...refusalSequences(options),
    ...readbackSequences(options),
    ...formatSequences(options),
    ...observationSequences(options),
    ...randomTokenSequences(options),
  ];
}

/** What few sequences show, in fewer still. */
function quickSequences(options: CaseOptions): readonly Sequence[] {
  const { contract, facts } = options;
  if (contract.idempotence === null)
    return [
      ...readbackSequences(options).filter(({ label }) => label === 'everything at its largest'),
      ...isolationSequences(options),
      ...formatSequences(options).slice(0, 1),
      ...uniqueSequences(options),
      ...allAtOnce([...dryRunSequences(options).slice(0, 1), ...refusalSequences(options, 2)]),
    ];
  const token = shared('token', 24);
  const few = ['no token', 'the same again straight away', '2 at once'];
  const largest = { ...largestChange(contract, facts), ...markedRequest(contract) };
  const detail: readonly Step[] = contract.companions.detail === null ? [] : [{ kind: 'detail', of: 0 }];
  const whole = build(options, contract.common.resultReadback, 'tokens and formats', 'readback', [
    create(options, null, largest),
    create(options, shared('xml', 24), largest, 1, { format: 'XML', rpcSignature: true }),
    create(options, null, largest),
    create(options, token, largest, 2),
    create(options, token, largest),
    { kind: 'read', of: 0, format: 'JSON' },
    ...detail,
    count,
  ]);
  return [
    {
      ...whole,
      parts: [
        ...tokenSequences(options).filter(({ label }) => few.includes(label)),
        ...readbackSequences(options).filter(({ label }) => label === 'everything at its largest'),
        ...isolationSequences(options),
        ...formatSequences(options).slice(0, 1),
      ],
    },
    ...uniqueSequences(options),
    ...allAtOnce([...dryRunSequences(options).slice(0, 1), ...refusalSequences(options, 2)]),
  ];
}

/** Sequences that end with the same look at the target, in one. */
function allAtOnce(sequences: readonly Sequence[]): readonly Sequence[] {
  const [first, ...rest] = sequences;
  if (first === undefined || rest.length === 0) return sequences;
  const steps = sequences.flatMap((sequence, number) =>
    sequence.steps.filter(({ kind }) => kind === 'create').map((step) => renamed(step, number)),
  );
  return [{ ...first, id: `${first.id}+${rest.length}`, steps: [...steps, count], parts: sequences }];
}

/** The step with tokens of its own. */
function renamed(step: Step, number: number): Step {
  if (step.kind !== 'create') return step;
  const { request } = step;
  const parameters = Object.fromEntries(
    Object.entries(request.parameters).map(([name, value]) => [
      name,
      value.replace(/\{shared:(t\w*):/, `{shared:$1of${number}:`),
    ]),
  );
  return { ...step, request: { ...request, parameters } };
}

function tokenSequences(options: CaseOptions): readonly Sequence[] {
  const { idempotence } = options.contract;
  if (idempotence === null) return [];
  const { idempotent, distinct, concurrent, mismatch } = idempotence.clauses;
  const token = shared('token', 24);
  const once = (value: string | null, change?: Change) => create(options, value, change);
  const other = otherParameters(options);
  const largest = largestChange(options.contract, options.facts);
  const plain = withLittle(options);
  const digits = shared('digits', 14);
  const alike = (value: null) =>
    create(options, value, {}, 1, options.way === undefined ? { method: 'GET' } : {});
  /** The marker behind a letter, for a name that differs in its case is another one. */
  const inCase = (letter: string): Change =>
    Object.fromEntries(
      Object.entries(markedRequest(options.contract)).map(([name, value]) => [name, `${letter}${value}`]),
    );
  return [
    build(options, idempotent, 'the same again straight away', 'tokens', [once(token), once(token), count]),
    build(options, idempotent, 'again after many other requests', 'tokens', [
      once(token),
      { kind: 'pause' },
      once(token),
      count,
    ]),
    build(options, idempotent, 'again after many other requests, a second one', 'tokens', [
      once(`${token}2`, { ...other, ...plain }),
      { kind: 'pause' },
      create(options, `${token}2`, { ...other, ...plain }, 1, { rpcSignature: options.rpc !== false }),
      count,
    ]),
    build(options, idempotent, 'a token of 64 characters with everything', 'tokens', [
      once(shared('long', 64), { ...largest, ...markedRequest(options.contract) }),
      backwards(once(shared('long', 64), { ...largest, ...markedRequest(options.contract) })),
      count,
    ]),
    build(options, idempotent, 'two tokens in turn', 'tokens', [
      once(`${token}a`),
      once(`${token}b`),
      once(`${token}a`),
      once(`${token}b`),
      count,
    ]),
    // However a request is carried, it is the same request.
    build(options, idempotent, 'in a form body, by GET and as usual', 'tokens', [
      create(options, token, {}, 1, { place: 'body' }),
      create(options, token, {}, 1, { method: 'GET' }),
      create(options, `${token}2`, {}, 1, { method: 'GET' }),
      once(`${token}2`),
      count,
    ]),
    build(options, distinct, 'two tokens', 'tokens', [once(`${token}x`), once(`${token}y`), count]),
    // Two addresses that are the same to the letter, at which caches look.
    build(options, distinct, 'no token', 'tokens', [alike(null), alike(null), count]),
    build(options, distinct, 'tokens that differ in letter case or a sign', 'tokens', [
      once(`${token}q`, inCase('q')),
      once(`${token}Q`, inCase('Q')),
      once(`${token}-q`),
      // A target may refuse tokens with blanks; those that it takes are others than the one without.
      once(`${token}q `, inCase('q')),
      once(` ${token}q`, inCase('q')),
      count,
    ]),
    build(options, distinct, 'tokens that are the same number', 'tokens', [
      once(digits),
      once(`0${digits}`),
      count,
    ]),
    build(options, distinct, 'long tokens that differ at the end', 'tokens', [
      once(`${shared('long', 63)}a`),
      once(`${shared('long', 63)}b`),
      count,
    ]),
    build(options, distinct, 'long tokens that differ at the start', 'tokens', [
      once(`a${shared('long', 63)}`),
      once(`b${shared('long', 63)}`),
      count,
    ]),
    ...[2, 10].map((times) =>
      build(options, concurrent, `${times} at once`, 'tokens', [create(options, token, {}, times), count]),
    ),
    build(options, concurrent, '6 at once and again', 'tokens', [
      create(options, token, {}, 6),
      once(token),
      count,
    ]),
    build(options, mismatch, 'other parameters', 'mismatch', [once(token), once(token, other)]),
    build(options, mismatch, 'one parameter less', 'mismatch', [
      once(token, anotherRecord(options) ?? other),
      once(token),
    ]),
  ];
}

/** A record, which many a fingerprint of a request leaves out; null where the contract has none. */
function anotherRecord({ contract }: CaseOptions): Change | null {
  const group = contract.parameters.find((it) => it.shape === 'group');
  return group?.shape === 'group' ? records(group, 1) : null;
}

/** The step with its parameters from the last to the first: their order means nothing. */
function backwards(step: Step): Step {
  if (step.kind !== 'create') return step;
  const { request } = step;
  const parameters = Object.fromEntries(Object.entries(request.parameters).reverse());
  return { ...step, request: { ...request, parameters } };
}

/** The change that leaves off what is not required, but for the marker, and says that no check is meant. */
function withLittle({ contract, facts, base }: CaseOptions): Change {
  const off = contract.parameters.flatMap((it) =>
    it.shape === 'dry-run' ? [[it.name, 'false'] as const] : [],
  );
  return { ...bareChange(contract, facts, base), ...markedRequest(contract), ...Object.fromEntries(off) };
}

/** A valid change of a value that is not the marker's. */
function otherParameters({ contract, base }: CaseOptions): Change {
  const list = contract.across[0];
  if (list !== undefined) {
    const pairs = Object.entries(list.table)
      .reverse()
      .flatMap(([by, items]) => items.map((item) => [by, item] as const));
    const [by, item] =
      pairs.find(([version, it]) => version !== base[`${list.by}.1`] || it !== base[`${list.each}.1`]) ?? [];
    return by === undefined ? {} : { [`${list.by}.1`]: by, [`${list.each}.1`]: item ?? null };
  }
  const text = contract.parameters.filter((it) => it.shape === 'text').at(-1);
  return text === undefined ? {} : { [text.name]: 'Another' };
}

function dryRunSequences(options: CaseOptions): readonly Sequence[] {
  return options.contract.parameters.flatMap((it) =>
    it.shape === 'dry-run'
      ? [
          build(options, it.clauses.effect, 'with a token', 'no-effect', [
            create(options, shared('token', 24), { [it.name]: 'true' }),
            count,
          ]),
          build(options, it.clauses.effect, 'without a token', 'no-effect', [
            create(options, null, { [it.name]: 'true' }, 2),
            count,
          ]),
        ]
      : [],
  );
}

/** Ways in turn, for a request may be refused in one of them only before anything is created. */
function wayAt({ way }: CaseOptions, index: number): Way {
  const ways: readonly Way[] = [{}, { place: 'body' }, { method: 'GET' }];
  return way === undefined ? (ways[index % ways.length] ?? {}) : {};
}

/** Refused requests and a look at what they created; with `most`, one sequence of that many requests. */
function refusalSequences(options: CaseOptions, most?: number): readonly Sequence[] {
  const faults = faultsWithMarker(options);
  const clause = options.contract.common.refusalEffect;
  const batch = (
    label: string,
    token: (index: number) => string | null,
    some: readonly Change[],
    times = 1,
  ) =>
    build(options, clause, label, 'no-effect', [
      ...some.map((fault, index) =>
        create(options, token(index), fault, index === 0 ? times : 1, wayAt(options, index)),
      ),
      count,
    ]);
  const withToken = batch(
    'one fault of each kind',
    (index) => shared(`t${index}`, 24),
    faults.slice(0, most ?? faults.length),
  );
  if (most !== undefined) return [withToken];
  return [
    withToken,
    batch(
      'one fault of each kind without a token',
      () => null,
      faults.filter((_, index) => index % 4 === 0),
      // Two that are the same to the letter still get answers of their own.
      2,
    ),
  ];
}

/** What the requests of the smoke stage do not show when they are read back, beside the largest request, which profile quick has too. */
function readbackSequences(options: CaseOptions): readonly Sequence[] {
  const { contract, facts } = options;
  const clause = contract.common.resultReadback;
  const round = (label: string, change: Change, format: 'JSON' | 'XML', way: Way = {}) =>
    build(options, clause, label, 'readback', [
      create(options, shared('token', 24), change, 1, way),
      { kind: 'read', of: 0, format },
    ]);
  const largest = largestChange(contract, facts);
  return [
    round('everything at its largest', largest, 'JSON'),
    ...contract.across.map((rule) => {
      const first = Object.keys(rule.table).slice(0, 1);
      const change = { ...numbered(rule.by, first), ...numbered(rule.each, serving(rule, first, [])) };
      return round(`${first.join()} alone`, change, 'JSON');
    }),
    ...contract.across.map((rule) => {
      const versions = Object.keys(rule.table);
      const backwards = (list: string, values: readonly string[]) => numbered(list, [...values].reverse());
      const change = {
        ...backwards(rule.by, versions),
        ...backwards(rule.each, supportedBy(rule, versions)),
      };
      return round('lists from the last to the first', change, 'JSON');
    }),
    ...repeatedValues(contract).map((change) => round('a value twice in a list', change, 'JSON')),
    ...emptyMembers(contract).map((change) => round('an empty text in a list', change, 'JSON')),
    ...verbatimChanges(contract).map((change, index) =>
      round(
        `characters of which nothing is said, part ${index + 1}`,
        change,
        index % 2 === 0 ? 'JSON' : 'XML',
        index % 2 === 0 ? wayAt(options, index + 2) : { format: 'XML', rpcSignature: true },
      ),
    ),
    ...changeableTexts(options),
    // Without a token, which no other request of this size goes without.
    build(options, clause, 'everything at its largest without a token, in XML', 'readback', [
      create(options, null, { ...largest, ...markedRequest(contract) }),
      { kind: 'read', of: 0, format: 'XML' },
    ]),
    round('everything asked for in XML', largest, 'XML', {
      format: 'XML',
      rpcSignature: true,
    }),
    ...isolationSequences(options),
  ];
}

/** What a new resource shows that nothing was asked for. */
function isolationSequences(options: CaseOptions): readonly Sequence[] {
  const { detail } = options.contract.companions;
  return detail === null
    ? []
    : [
        build(options, detail.clause, 'a new resource', 'detail', [
          create(options, shared('token', 24)),
          { kind: 'detail', of: 0 },
        ]),
      ];
}

/** What makes a request one that is refused, whether there is a text for a marker or not. */
function refusedChange(options: CaseOptions): Change {
  return faultsWithMarker(options)[0] ?? options.contract.baselineFault;
}

function formatSequences(options: CaseOptions): readonly Sequence[] {
  const clause = options.contract.common.formatEqual;
  const fault = refusedChange(options);
  const both = (label: string, change: Change) =>
    build(options, clause, label, 'equal-fields', [
      create(options, shared('json', 24), change, 1, { format: 'JSON' }),
      create(options, shared('xml', 24), change, 1, { format: 'XML', rpcSignature: true }),
    ]);
  return [both('an accepted request', {}), both('a refused request', fault)];
}

function observationSequences(options: CaseOptions): readonly Sequence[] {
  const { contract } = options;
  if (contract.idempotence === null) return [];
  const { afterRefusal, afterDryRun, replayRequestId } = contract.idempotence.clauses;
  const token = shared('token', 24);
  const fault = refusedChange(options);
  const dry = contract.parameters.find(({ shape }) => shape === 'dry-run');
  return [
    build(options, afterRefusal, 'a valid request after a refused one', 'observe-last', [
      create(options, token, fault),
      create(options, token),
    ]),
    build(options, replayRequestId, 'a replay', 'observe-replay', [
      create(options, token),
      create(options, token),
    ]),
    ...(afterDryRun === null || dry === undefined
      ? []
      : [
          build(options, afterDryRun, 'a valid request after a DryRun', 'observe-last', [
            create(options, token, { [dry.name]: 'true' }),
            create(options, token),
          ]),
        ]),
  ];
}

/** Random plays of a few tokens and none: the model says how many resources there must be and which ids are equal. */
function randomTokenSequences(options: CaseOptions): readonly Sequence[] {
  const { idempotence } = options.contract;
  if (idempotence === null) return [];
  const { idempotent } = idempotence.clauses;
  const command = fc.record({
    token: fc.constantFrom('a', 'b', 'c', null),
    times: fc.constantFrom(1, 1, 2),
  });
  const plays = drawn(fc.array(command, { minLength: 3, maxLength: 5 }), 2, options.seed, 'tokens');
  return plays.map((commands, index) =>
    build(options, idempotent, `random play ${index + 1}`, 'tokens', [
      ...commands.map(({ token, times }) =>
        create(
          options,
          token === null ? null : `${shared('token', 20)}${token}`,
          {},
          token === null ? 1 : times,
        ),
      ),
      count,
    ]),
  );
}

/** Texts that may be refused or changed: how they are shown is recorded. */
function changeableTexts(options: CaseOptions): readonly Sequence[] {
  const { contract } = options;
  const shown = shownFields(contract).map(({ parameter }) => parameter);
  const texts = contract.parameters.flatMap((it) => {
    const value = it.shape === 'text' && shown.includes(it.name) ? changeableText(it.text) : null;
    return it.shape === 'text' && value !== null
      ? [{ name: it.name, point: it.text.open.characters, value }]
      : [];
  });
  return texts
    .slice(0, 1)
    .map(({ name, point, value }) =>
      build(options, point, 'how it is shown', 'observe-readback', [
        create(options, shared('token', 24), { [name]: value }),
        { kind: 'read', of: 0, format: 'JSON' },
      ]),
    );
}

/** Records with texts that a target may refuse but must not change, those together that are likely to be refused together. */
function verbatimChanges({ parameters }: Contract): readonly Change[] {
  return parameters.flatMap((it) => {
    if (it.shape !== 'group') return [];
    const columns = Object.entries(it.members).map(
      ([member, text]) => [member, verbatimTexts(text)] as const,
    );
    const most = Math.max(0, ...columns.map(([, lists]) => lists.length));
    return Array.from({ length: most }, (_, index) => {
      const texts = columns.map(([member, lists]) => [member, lists[index] ?? []] as const);
      const size = Math.min(it.count.max, Math.max(0, ...texts.map(([, some]) => some.length)));
      const special = Object.fromEntries(
        Array.from({ length: size }, (_, at) => [
          at + 1,
          Object.fromEntries(
            texts.flatMap(([member, some]) => {
              const value = some[at];
              return value === undefined ? [] : [[member, value]];
            }),
          ),
        ]),
      );
      return size === 0 ? [] : [records(it, size, special)];
    }).flat();
  });
}

/** A list with a value twice: a target may refuse it, and how often it shows it is open. */
function repeatedValues(contract: Contract): readonly Change[] {
  return [
    ...contract.across.map((rule) => {
      const first = Object.keys(rule.table).slice(0, 1);
      const items = serving(rule, first, []);
      return { ...numbered(rule.by, first), ...numbered(rule.each, [...items, ...items]) };
    }),
    ...contract.parameters.flatMap((it) =>
      it.shape === 'group' ? [records(it, 2, { 2: firstRecordOf(it) })] : [],
    ),
  ];
}

/** The members of the first of a group's ordinary records. */
function firstRecordOf(group: GroupParameter): Readonly<Record<string, string>> {
  const first = records(group, 1);
  return Object.fromEntries(
    Object.keys(group.members).map((member) => [member, first[`${group.name}.1.${member}`] ?? '']),
  );
}

/** Records of which one has an empty text, where that is allowed. */
function emptyMembers({ parameters }: Contract): readonly Change[] {
  return parameters.flatMap((it) =>
    it.shape !== 'group'
      ? []
      : Object.entries(it.members)
          .filter(([, text]) => text.rules.some(({ kind }) => kind === 'empty'))
          .map(([member]) => records(it, 3, { 2: { [member]: '' } })),
  );
}
