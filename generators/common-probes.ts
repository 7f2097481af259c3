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

/** The ways in which a target can be asked, the plain one first; only that one where it takes no other. */
export function waysOf({ contract, way, rpc = true }: CaseOptions): readonly Way[] {
  const { transportGet, transportPost, formatXml, formatJson } = contract.common;
  if (way !== undefined) return [plainWay];
  return [
    plainWay,
    { clause: transportPost, label: 'POST with a form body', lay: { place: 'body' } },
    { clause: transportGet, label: 'GET', lay: { method: 'GET' } },
    ...(rpc
      ? ([
          { clause: formatXml, label: 'XML', lay: { format: 'XML' } },
          { clause: formatJson, label: 'JSON by Format', lay: { format: 'JSON', signature: 'v1' } },
        ] as const)
      : []),
  ];
}

/** Probes of how parameters may be carried: the same requests, laid on the wire in each way. */
export function transportProbes(
  contract: Contract,
  valid: readonly Probe[],
  faults: readonly Probe[],
): readonly Probe[] {
  const { transportGet, transportPost, formatXml, formatJson } = contract.common;
  const ways = [
    { clause: transportGet, label: 'GET', lay: { method: 'GET' }, most: Math.ceil(faults.length / 3) },
    {
      clause: transportPost,
      label: 'POST with a form body',
      lay: { place: 'body' },
      most: faults.length,
    },
    { clause: formatXml, label: 'XML', lay: { format: 'XML' }, most: Math.ceil(faults.length / 3) },
    { clause: formatJson, label: 'JSON by Format', lay: { format: 'JSON', signature: 'v1' }, most: 2 },
    { clause: formatXml, label: 'XML, GET', lay: { format: 'XML', method: 'GET' }, most: 1 },
    { clause: formatXml, label: 'XML, form body', lay: { format: 'XML', place: 'body' }, most: 1 },
  ] as const;
  return ways.flatMap(({ clause, label, lay, most }) => [
    ...valid.slice(0, most > 2 ? 2 : 1).map(
      (probe, index): Probe => ({
        clause,
        side: 'accept',
        label: `${label}: ${probe.clause}: ${probe.label}`,
        tier: index < 1 && most > 1 ? 'edge' : 'sweep',
        change: probe.change,
        twin: probe.change,
        lay,
      }),
    ),
    ...faults.slice(0, most).map(
      (probe, index): Probe => ({
        clause,
        side: 'refuse',
        label: `${label}: ${probe.clause}: ${probe.label}`,
        tier: index < 2 && most > 1 ? 'edge' : 'sweep',
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
  const places = contract.parameters.flatMap(placesOf).filter(({ every }) => every < 6);
  const short = contract.oddTexts.filter(({ times }) => times === 1);
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
  const last = places.at(-1);
  if (first === undefined || last === undefined) return [];
  return [
    probe('all odd texts everywhere', {
      change: Object.assign({}, ...places.map(({ put }) => put(short.map(({ text }) => text).join('')))),
    }),
    probe('a long text, a parameter given twice and broken escapes', {
      change: last.put((long?.text ?? 'x').repeat(long?.times ?? 1)),
      again: Object.entries(first.put('second'))
        .slice(0, 1)
        .flatMap(([name]) => [[name, 'second'] as const]),
      raw: 'Odd=%zz%4&%=&=&&',
      lay: { place: 'body' },
    }),
  ];
}

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
  const [first, ...others] = places.filter(({ every }) => every < 6);
  const rest = places.filter(({ every }) => every >= 6);
  const odd = contract.oddTexts.flatMap(({ label, text, times }, index) => {
    const value = text.repeat(times);
    const lay: Lay = times > 1 || index % 2 === 0 ? { place: 'body' } : {};
    // A long text is the likeliest to break what reads it, wherever that is.
    if (times > 1)
      return places.map(({ name, put }, place) =>
        answered(`${label} in ${name}`, place === 0 ? 'edge' : 'sweep', { change: put(value), lay }),
      );
    const sole = rest[index % Math.max(1, rest.length)];
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
      ...(sole === undefined
        ? []
        : [answered(`${label} in ${sole.name}`, 'sweep', { change: sole.put(value), lay })]),
    ];
  });
  const twice = places
    .filter(({ every }) => every < 6)
    .map(({ name, put }, index) =>
      answered(`${name} given twice`, index === 0 ? 'edge' : 'sweep', {
        change: put('first'),
        again: Object.entries(put('second'))
          .slice(0, 1)
          .map(([key]) => [key, 'second'] as const),
      }),
    );
  return [
    ...odd,
    ...twice,
    answered('a lone percent sign, not encoded', 'edge', { raw: 'Odd=100%', lay: { place: 'body' } }),
    answered('broken escapes, not encoded', 'sweep', { raw: 'Odd=%zz%4&%=&=&&', lay: { place: 'body' } }),
    answered('bytes that are not UTF-8', 'sweep', { raw: 'Odd=%ff%fe%c3', lay: { place: 'body' } }),
  ];
}

interface Place {
  readonly name: string;
  readonly put: (value: string) => Change;
  /** Every so many-th odd text is tried here. */
  readonly every: number;
}

function placesOf(parameter: Parameter): readonly Place[] {
  const single = (every: number): Place => ({
    name: parameter.name,
    put: (value) => ({ [parameter.name]: value }),
    every,
  });
  switch (parameter.shape) {
    case 'text':
      return [single(1)];
    case 'list':
      return [{ name: parameter.name, put: (value) => ({ [`${parameter.name}.1`]: value }), every: 6 }];
    case 'group':
      return Object.keys(parameter.members).map((member) => ({
        name: `${parameter.name}.${member}`,
        put: (value) => ({
          ...Object.fromEntries(
            Object.keys(parameter.members).map((it) => [`${parameter.name}.1.${it}`, 'odd']),
          ),
          [`${parameter.name}.1.${member}`]: value,
        }),
        every: 2,
      }));
    case 'token':
      return [
        {
          ...single(6),
          put: (value) => ({ [parameter.name]: value.length > 99 ? value : `${fresh(8)}${value}` }),
        },
      ];
    default:
      return [single(6)];
  }
}
