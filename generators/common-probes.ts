import type { Contract, Parameter } from '../src/contract/contract.ts';
import type { CaseOptions } from './case-options.ts';
import { type Change, fresh, type Lay, type Probe } from './probe.ts';

/** A way to carry a request, and the clause that says that it makes no difference. */
export interface Way {
  /** Null for the plain way. */
  readonly clause: string | null;
  readonly label: string;
  readonly lay: Lay;
}

/** POST with a query, answered in JSON. */
export const plainWay: Way = { clause: null, label: 'as usual', lay: {} };

/** How a target takes parameters, by a POST with a query first; only the plain way where the target has one of its own. */
export function carriagesOf({ contract, way }: CaseOptions): readonly Way[] {
  const { transportGet, transportPost } = contract.common;
  if (way !== undefined) return [plainWay];
  return [
    plainWay,
    { clause: transportGet, label: 'GET', lay: { method: 'GET' } },
    { clause: transportPost, label: 'POST with a form body', lay: { place: 'body' } },
  ];
}

/** The formats that a target can be asked for, the plain one first; only that one where no Format can be given. */
export function formatsOf({ contract, way, rpc = true }: CaseOptions): readonly Way[] {
  const { formatXml, formatJson } = contract.common;
  if (way !== undefined || !rpc) return [plainWay];
  return [
    plainWay,
    { clause: formatJson, label: 'JSON by Format', lay: { format: 'JSON', signature: 'v1' } },
    { clause: formatXml, label: 'XML', lay: { format: 'XML' } },
  ];
}

/**
 * Probes of how parameters may be carried: the same requests, laid on the wire in each way. `common` are those of
 * `faults` that nothing else carries otherwise; `markup` are faults in values that an answer in XML has to escape should
 * it repeat them.
 */
export function transportProbes(
  contract: Contract,
  valid: readonly Probe[],
  faults: readonly Probe[],
  common: readonly Probe[],
  markup: readonly Probe[],
): readonly Probe[] {
  const { transportGet, transportPost, formatXml, formatJson } = contract.common;
  const inXml = [...common.filter(({ clause }) => markup.every((it) => it.clause !== clause)), ...markup];
  const ways = [
    { clause: transportGet, label: 'GET', lay: { method: 'GET' }, refused: common },
    { clause: transportPost, label: 'POST with a form body', lay: { place: 'body' }, refused: faults },
    { clause: formatXml, label: 'XML', lay: { format: 'XML' }, refused: inXml },
    {
      clause: formatJson,
      label: 'JSON by Format',
      lay: { format: 'JSON', signature: 'v1' },
      refused: faults.slice(0, 2),
    },
    {
      clause: formatXml,
      label: 'XML, GET',
      lay: { format: 'XML', method: 'GET' },
      refused: faults.slice(0, 1),
    },
    {
      clause: formatXml,
      label: 'XML, form body',
      lay: { format: 'XML', place: 'body' },
      refused: faults.slice(0, 1),
    },
  ] as const;
  return ways.flatMap(({ clause, label, lay, refused }) => [
    ...valid.slice(0, refused.length > 2 ? 2 : 1).map(
      (probe, index): Probe => ({
        clause,
        side: 'accept',
        label: `${label}: ${probe.clause}: ${probe.label}`,
        tier: index < 1 && refused.length > 1 ? 'edge' : 'sweep',
        change: probe.change,
        twin: probe.change,
        lay,
      }),
    ),
    ...refused.map(
      (probe, index): Probe => ({
        clause,
        side: 'refuse',
        label: `${label}: ${probe.clause}: ${probe.label}`,
        tier: index < 2 && refused.length > 1 ? 'edge' : 'sweep',
        change: probe.change,
        control: probe.change,
        ...(probe.twin && { twin: probe.twin }),
        lay,
      }),
    ),
  ]);
}

/** Every kind of odd input in two requests: one whose texts hold all of it, and one that is odd as a whole. */
export function oddTogether(contract: Contract): readonly Probe[] {
  const all = contract.parameters.flatMap(placesOf);
  const places = all.filter(({ isFree }) => isFree);
  const rest = all.filter(({ isFree }) => !isFree);
  const short = contract.oddTexts.filter(({ times }) => times === 1);
  const [part = ''] = joinedTexts(short.map(({ text }) => text));
  const long = contract.oddTexts.find(({ times }) => times > 1);
  const probe = (label: string, rest: Partial<Probe>): Probe => ({
    clause: contract.common.robustInput,
    side: 'accept',
    label,
    tier: 'edge',
    change: {},
    answered: true,
    ...rest,
  });
  const [first] = places;
  if (first === undefined) return [];
  const next = places.find(({ parameter }) => parameter !== first.parameter) ?? first;
  const twice = Object.keys(next.put('')).slice(0, 1);
  return [
    probe('all odd texts everywhere', {
      change: Object.assign({}, ...places.map(({ put }) => put(short.map(({ text }) => text).join('')))),
    }),
    probe('texts that are empty, long and given twice, records without a key, odd values, broken escapes', {
      change: Object.assign(
        {},
        ...rest.map(({ put }) => put(part)),
        ...contract.parameters.map(lastMemberAlone),
        first.put(''),
        next.put((long?.text ?? 'x').repeat(long?.times ?? 1)),
      ),
      again: twice.map((name) => [name, 'second']),
      raw: 'Odd=%zz%4&%=&=&&',
      lay: { place: 'body' },
    }),
  ];
}

/** A record of a group that lacks all but the last of its members. */
function lastMemberAlone(parameter: Parameter): Change {
  const last = parameter.shape === 'group' ? Object.keys(parameter.members).at(-1) : undefined;
  return last === undefined ? {} : { [`${parameter.name}.1.${last}`]: 'odd' };
}

/** Ways in turn: what reads one of them need not be what reads another. */
const lays: readonly Lay[] = [{ place: 'body' }, {}, { method: 'GET' }];

/** Probes with odd input in every text: whatever it is, there has to be an answer. */
export function robustProbes(contract: Contract): readonly Probe[] {
  const places = contract.parameters.flatMap(placesOf);
  const answered = (label: string, tier: Probe['tier'], rest: Partial<Probe>): Probe => ({
    clause: contract.common.robustInput,
    side: 'accept',
    label,
    tier,
    change: {},
    answered: true,
    ...rest,
  });
  const [first, ...others] = places.filter(({ isFree }) => isFree);
  const rest = places.filter(({ isFree }) => !isFree);
  const odd = contract.oddTexts.flatMap(({ label, text, times }, index) => {
    const value = text.repeat(times);
    const lay: Lay = times > 1 ? { place: 'body' } : (lays[index % lays.length] ?? {});
    // A long text is the likeliest to break what reads it, wherever that is.
    if (times > 1)
      return places.map(({ name, put }, place) =>
        answered(`${label} in ${name}`, place === 0 ? 'edge' : 'sweep', { change: put(value), lay }),
      );
    return [
      ...(first === undefined
        ? []
        : [answered(`${label} in ${first.name}`, 'edge', { change: first.put(value), lay })]),
      // Apart from the first, which may be refused before the others are looked at.
      ...(others.length === 0
        ? []
        : [
            answered(`${label} in ${others.map(({ name }) => name).join(', ')}`, 'sweep', {
              change: Object.assign({}, ...others.map(({ put }) => put(value))),
              lay,
            }),
          ]),
    ];
  });
  const joined = joinedTexts(contract.oddTexts.flatMap(({ text, times }) => (times === 1 ? [text] : [])));
  const inRest = rest.flatMap(({ name, put }) =>
    joined.map((value, index) =>
      answered(`odd texts together, part ${index + 1}, in ${name}`, 'sweep', {
        change: put(value),
        lay: lays[index % lays.length] ?? {},
      }),
    ),
  );
  const twice = places
    .filter(({ isFree }) => isFree)
    .map(({ name, put }, index) =>
      answered(`${name} given twice`, index === 0 ? 'edge' : 'sweep', {
        change: put('first'),
        again: Object.entries(put('second'))
          .slice(0, 1)
          .map(([key]) => [key, 'second'] as const),
      }),
    );
  const restOnce = rest.flatMap(({ put }) => Object.entries(put('first')).slice(0, 1));
  const restTwice = answered('what is no free text given twice', 'sweep', {
    change: Object.fromEntries(restOnce),
    again: restOnce.map(([key]) => [key, 'second'] as const),
  });
  return [
    ...odd,
    ...inRest,
    ...twice,
    ...(restOnce.length > 0 ? [restTwice] : []),
    answered('a lone percent sign, not encoded', 'edge', { raw: 'Odd=100%', lay: { place: 'body' } }),
    answered('broken escapes, not encoded', 'sweep', { raw: 'Odd=%zz%4&%=&=&&', lay: { place: 'body' } }),
    answered('bytes that are not UTF-8', 'sweep', { raw: 'Odd=%ff%fe%c3', lay: { place: 'body' } }),
  ];
}

/** Characters of a text that a token has room for beside what makes it new. */
const mostJoined = 56;

/** `texts` in as few as can be, those of ASCII apart, for others may be refused before anything else is looked at. */
function joinedTexts(texts: readonly string[]): readonly string[] {
  const isAscii = (text: string) => [...text].every((character) => character < '\u0080');
  return [texts.filter(isAscii), texts.filter((text) => !isAscii(text))].flatMap((some) => {
    const joined: string[] = [];
    for (const text of some) {
      const last = joined.at(-1);
      if (last === undefined || last.length + text.length > mostJoined) joined.push(text);
      else joined[joined.length - 1] = last + text;
    }
    return joined;
  });
}

interface Place {
  readonly name: string;
  readonly parameter: string;
  readonly put: (value: string) => Change;
  /** Whether it is a text that a user may choose: each odd text is tried here, elsewhere several together. */
  readonly isFree: boolean;
}

function placesOf(parameter: Parameter): readonly Place[] {
  const single = (isFree: boolean): Place => ({
    name: parameter.name,
    parameter: parameter.name,
    put: (value) => ({ [parameter.name]: value }),
    isFree,
  });
  switch (parameter.shape) {
    case 'text':
      return [single(true)];
    case 'list':
      return [{ ...single(false), put: (value) => ({ [`${parameter.name}.1`]: value }) }];
    case 'group':
      return Object.keys(parameter.members).map((member) => ({
        ...single(true),
        name: `${parameter.name}.${member}`,
        put: (value) => ({
          ...Object.fromEntries(
            Object.keys(parameter.members).map((it) => [`${parameter.name}.1.${it}`, 'odd']),
          ),
          [`${parameter.name}.1.${member}`]: value,
        }),
      }));
    case 'token':
      return [
        {
          ...single(false),
          put: (value) => ({ [parameter.name]: value.length > 99 ? value : `${fresh(8)}${value}` }),
        },
      ];
    default:
      return [single(false)];
  }
}
