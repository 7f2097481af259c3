import type { Contract, GroupParameter, Parameter } from '../../src/contract/contract.ts';
import { parametersOfShape } from '../../src/contract/of-shape.ts';
import { oddMistakes, patternNumbers, patternRuns } from '../catalogue/catalogue.ts';
import type { CaseDraft, Change, TransportChange } from './case-draft.ts';
import { type Place, placesOf } from './odd-places.ts';

/** Every kind of odd input in two requests: one whose texts hold all of it, and one that is odd as a whole. */
export function oddTogether(contract: Contract): readonly CaseDraft[] {
  const all = contract.parameters.flatMap(placesOf);
  const places = all.filter(({ isFree }) => isFree);
  const rest = all.filter(({ isFree }) => !isFree);
  const short = contract.oddTexts.filter(({ times }) => times === 1);
  const [part = ''] = joinedTexts(short.map(({ text }) => text));
  const long = contract.oddTexts.find(({ times }) => times > 1);
  const draft = (label: string, rest: Partial<CaseDraft>): CaseDraft => ({
    clause: contract.common.robustInput,
    side: 'accept',
    label,
    tier: 'edge',
    change: {},
    answered: true,
    ...rest,
  });
  const [first] = places.length > 0 ? places : rest;
  if (first === undefined) return [];
  const next = places.find(({ parameter }) => parameter !== first.parameter) ?? first;
  const twice = Object.keys(next.put('')).slice(0, 1);
  return [
    draft('all odd texts everywhere', {
      change: Object.assign({}, ...places.map(({ put }) => put(short.map(({ text }) => text).join('')))),
    }),
    draft('texts that are empty, long and given twice, records without a key, odd values, broken escapes', {
      change: Object.assign(
        {},
        ...rest.map(({ put }) => put(part)),
        ...parametersOfShape(contract, 'group').map(lastMemberAlone),
        first.put(''),
        next.put((long?.text ?? 'x').repeat(long?.times ?? 1)),
      ),
      again: twice.map((name) => [name, 'second']),
      raw: 'Odd=%zz%4&%=&=&&',
      transport: { place: 'body' },
    }),
  ];
}

/** A record of a group that lacks all but the last of its members. */
function lastMemberAlone({ name, members }: GroupParameter): Change {
  const last = Object.keys(members).at(-1);
  return last === undefined ? {} : { [`${name}.1.${last}`]: 'odd' };
}

/** Ways in turn: what reads one of them need not be what reads another. */
const lays: readonly TransportChange[] = [{ place: 'body' }, {}, { method: 'GET' }];
const transportAt = (index: number): TransportChange => lays[index % lays.length] ?? {};

/** Probes with odd input in every text: whatever it is, there has to be an answer, and in time. */
export function robustDrafts(contract: Contract): readonly CaseDraft[] {
  const places = contract.parameters.flatMap(placesOf);
  const answered = (label: string, tier: CaseDraft['tier'], rest: Partial<CaseDraft>): CaseDraft => ({
    clause: contract.common.robustInput,
    side: 'accept',
    label,
    tier,
    change: {},
    answered: true,
    ...rest,
  });
  return [
    ...inFreeTexts(contract, places, answered),
    ...longTexts(contract, places, answered),
    ...inOtherTexts(contract, places, answered),
    ...knownShapes(places, answered),
    ...oddNumbers(contract, answered),
    ...oddNames(contract, answered),
    ...inMessages(places, answered),
    ...givenTwice(places, answered),
    answered('a lone percent sign, not encoded', 'edge', { raw: 'Odd=100%', transport: { place: 'body' } }),
    answered('broken escapes, not encoded', 'sweep', {
      raw: 'Odd=%zz%4&%=&=&&',
      transport: { place: 'body' },
    }),
    answered('bytes that are not UTF-8', 'sweep', { raw: 'Odd=%ff%fe%c3', transport: { place: 'body' } }),
  ];
}

type Answered = (label: string, tier: CaseDraft['tier'], rest: Partial<CaseDraft>) => CaseDraft;
type Probes = (contract: Contract, places: readonly Place[], answered: Answered) => readonly CaseDraft[];

/** Each odd text in the first free place, and in all the others: the first may be refused before they are looked at. */
const inFreeTexts: Probes = ({ oddTexts }, places, answered) => {
  const [first, ...others] = places.filter(({ isFree }) => isFree);
  return oddTexts
    .filter(({ times }) => times === 1)
    .flatMap(({ label, text }, index) => [
      ...(first === undefined
        ? []
        : [
            answered(`${label} in ${first.name}`, 'edge', {
              change: first.put(text),
              transport: transportAt(index),
            }),
          ]),
      ...(others.length === 0
        ? []
        : [
            answered(`${label} in ${others.map(({ name }) => name).join(', ')}`, 'sweep', {
              change: Object.assign({}, ...others.map(({ put }) => put(text))),
              transport: transportAt(index),
            }),
          ]),
    ]);
};

/** In each place a long text, the likeliest to break what reads it: of one character in the first, then runs at which patterns go back and forth. */
const longTexts: Probes = ({ oddTexts }, places, answered) =>
  oddTexts
    .filter(({ times }) => times > 1)
    .flatMap(({ label, text, times }) =>
      places.map(({ name, put }, place) => {
        const run = place === 0 ? undefined : patternRuns[(place - 1) % patternRuns.length];
        const value =
          run === undefined
            ? text.repeat(times)
            : run.unit.repeat(Math.floor((times - 1) / run.unit.length)) + run.end;
        return answered(`${run?.what ?? label} in ${name}`, place === 0 ? 'edge' : 'sweep', {
          change: put(value),
          transport: { place: 'body' },
        });
      }),
    );

/** Odd texts together in what is no free text; a token has room for some of them only. */
const inOtherTexts: Probes = ({ oddTexts }, places, answered) => {
  const joined = joinedTexts(oddTexts.flatMap(({ text, times }) => (times === 1 ? [text] : [])));
  return places
    .filter(({ isFree }) => !isFree)
    .flatMap(({ name, put, isShort }) =>
      (isShort ? joined : [joined.join('')]).map((value, index) =>
        answered(`odd texts together, part ${index + 1}, in ${name}`, 'sweep', {
          change: put(value),
          transport: transportAt(index),
        }),
      ),
    );
};

/** The shapes that firewalls and frameworks know, one in each place. */
function knownShapes(places: readonly Place[], answered: Answered): readonly CaseDraft[] {
  const texts = oddMistakes.flatMap((it) => it.texts);
  const [first] = places.filter(({ isFree }) => isFree);
  if (first === undefined) return [];
  return Array.from({ length: Math.ceil(texts.length / places.length) }, (_, request) => {
    const given = places.map(({ put }, at) =>
      put(texts[(request * places.length + at) % texts.length] ?? ''),
    );
    return answered(`what looks like an attack, part ${request + 1}`, 'sweep', {
      change: Object.assign({}, ...given),
      transport: transportAt(request),
    });
  });
}

/** What is no number where lists and groups are numbered. */
function oddNumbers({ parameters }: Contract, answered: Answered): readonly CaseDraft[] {
  const numbered = parameters.flatMap((it) => numberedName(it) ?? []);
  if (numbered.length === 0) return [];
  return patternNumbers.map(({ what, numbers }, index) =>
    answered(`${what} in the names of lists`, 'sweep', {
      change: Object.fromEntries(
        numbered.flatMap((nameOf) => numbers.map((number) => [nameOf(number), 'odd'] as const)),
      ),
      transport: transportAt(index + 1),
    }),
  );
}

/** Names with the signs by which frameworks know lists and objects. */
function oddNames({ parameters }: Contract, answered: Answered): readonly CaseDraft[] {
  const change = Object.fromEntries(
    parameters.flatMap(({ name }) =>
      [`${name}[]`, `${name}[0]`, `${name}[a]`, `${name}.`].map((it) => [it, 'odd']),
    ),
  );
  return [answered('names with brackets', 'sweep', { change })];
}

/** What a message in XML cannot repeat as it is. */
const unrepeatable = ['a\u0001b', 'a]]>b<', 'a\u{1f600}b!'];

function inMessages(places: readonly Place[], answered: Answered): readonly CaseDraft[] {
  const [first] = places.filter(({ isFree }) => isFree);
  return first === undefined
    ? []
    : unrepeatable.map((text, index) =>
        answered(`what XML cannot hold as it is, part ${index + 1}, in ${first.name}`, 'sweep', {
          change: first.put(text),
          transport: { format: 'XML' },
        }),
      );
}

type NumberedNames = {
  readonly [S in Parameter['shape']]?: (
    parameter: Extract<Parameter, { shape: S }>,
    number: string,
  ) => string;
};

const numberedNames: NumberedNames = {
  list: ({ name }, number) => `${name}.${number}`,
  group: ({ name, key }, number) => `${name}.${number}.${key}`,
};

/** What a parameter that is numbered is called with a number; null for what is not. */
function numberedName(parameter: Parameter): ((number: string) => string) | null {
  // The table is keyed by the parameter's own shape, which TypeScript cannot follow through an index.
  const nameOf = numberedNames[parameter.shape] as
    | ((parameter: Parameter, number: string) => string)
    | undefined;
  return nameOf === undefined ? null : (number) => nameOf(parameter, number);
}

/** The first free text given twice, all other free ones, and what is no free text: one that is refused hides the rest. */
function givenTwice(places: readonly Place[], answered: Answered): readonly CaseDraft[] {
  const free = places.filter(({ isFree }) => isFree);
  const [first, others, rest] = [
    free.slice(0, 1),
    free.slice(1),
    places.filter(({ isFree }) => !isFree),
  ] as const;
  const twice = (some: readonly Place[], label: string, tier: CaseDraft['tier']): readonly CaseDraft[] => {
    const again = some.flatMap(({ put }) =>
      Object.entries(put('second')).filter(([, it]) => it === 'second'),
    );
    return some.length === 0
      ? []
      : [
          answered(`${label} given twice`, tier, {
            change: Object.assign({}, ...some.map(({ put }) => put('first'))),
            again: again.map(([name]) => [name, 'second'] as const),
          }),
        ];
  };
  return [
    ...twice(first, first[0]?.name ?? '', 'edge'),
    ...twice(others, others.map(({ name }) => name).join(', '), 'sweep'),
    ...twice(rest, 'what is no free text', 'sweep'),
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
