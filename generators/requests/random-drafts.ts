import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { acceptClauseOf } from '../../src/contract/accept-clause.ts';
import type { Contract, Parameter, Text, TextRule } from '../../src/contract/contract.ts';
import type { Facts } from '../../src/contract/facts.ts';
import { parameterPath } from '../../src/contract/parameter-path.ts';
import { rulesOfKind } from '../../src/contract/rules-of-kind.ts';
import { ordinaryText } from '../texts/text.ts';
import { faultyText } from '../texts/text-arbitrary.ts';
import { withIndividualValues } from '../values/individual-values.ts';
import type { CaseDraft } from './case-draft.ts';
import { records } from './position.ts';
import { validRequest } from './valid-request.ts';

type Values = Readonly<Record<string, string>>;

/** Seeds, so that each stream of values depends on the run's seed and its own name and on nothing else. */
export function seedFor(seed: number, name: string): number {
  return createHash('sha256').update(`${seed}/${name}`).digest().readInt32BE(0);
}

/** `cases` values of `arbitrary`, the same for the same seed and name. */
export function drawn<T>(
  arbitrary: fc.Arbitrary<T>,
  cases: number,
  seed: number,
  name: string,
): readonly T[] {
  return fc.sample(arbitrary, { numRuns: cases, seed: seedFor(seed, name) });
}

/** Valid requests over the whole documented space, each put down to a clause of a parameter that it gives. */
export function randomValid(
  contract: Contract,
  facts: Facts,
  base: Values,
  seed: number,
  cases: number,
): readonly CaseDraft[] {
  return drawn(validRequest(contract, facts, base), cases, seed, 'valid').map(
    (parameters, index): CaseDraft => {
      const given = contract.parameters.filter(({ name }) =>
        Object.keys(parameters).some((it) => parameterPath(it).name === name),
      );
      const owners = given.filter((parameter) => acceptClauseOf(parameter) !== null);
      const owner = owners[index % owners.length];
      const own = new Set(owner === undefined ? [] : [owner.name]);
      return {
        clause: (owner === undefined ? null : acceptClauseOf(owner)) ?? '',
        side: 'accept',
        label: `random ${index + 1}`,
        tier: 'random',
        change: cleared(base, withIndividualValues(contract, parameters, facts, own)),
        twin: {},
      };
    },
  );
}

/** Whether a rule speaks of the empty string alone, of which there is but one. */
const isOfEmptiness: { readonly [K in TextRule['kind']]: boolean } = {
  length: false,
  first: false,
  charset: false,
  prefix: false,
  absent: false,
  nonempty: true,
  empty: true,
};

/** For each rule about a text, requests that break it and nothing else, in surroundings that are random and valid. */
export function randomFaults(
  contract: Contract,
  facts: Facts,
  base: Values,
  seed: number,
  cases: number,
): readonly CaseDraft[] {
  return contract.parameters.flatMap((parameter) => {
    const texts = textsOf(parameter);
    if (texts.length === 0) return [];
    const surroundings = drawn(validRequest(contract, facts, base), cases, seed, parameter.name).map((it) =>
      withIndividualValues(contract, it, facts),
    );
    return texts.flatMap(({ text, put, label }) =>
      text.rules
        .filter((rule) => !isOfEmptiness[rule.kind] && !('refuses' in rule && rule.refuses.length === 0))
        .flatMap(byAlphabet)
        .flatMap(({ rule, part }) =>
          drawn(faultyText(text, rule), cases, seed, `${rule.clause}${label}${part}`).map(
            (value, index): CaseDraft => {
              const around = surroundings[index] ?? base;
              const rest = Object.fromEntries(
                Object.entries(around).filter(([name]) => parameterPath(name).name !== parameter.name),
              );
              return {
                clause: rule.clause,
                side: 'refuse',
                label: `random ${index + 1}${part}${label}`,
                tier: 'random',
                change: { ...cleared(base, rest), ...put(value) },
                twin: { ...cleared(base, rest), ...put(ordinaryText(text, 8)) },
              };
            },
          ),
        ),
    );
  });
}

/** A rule as often as it refuses alphabets, with one of them each time: one character is drawn from each. */
function byAlphabet(rule: TextRule): readonly { readonly rule: TextRule; readonly part: string }[] {
  const [charset] = rulesOfKind({ rules: [rule] }, 'charset');
  if (charset === undefined || charset.refuses.length < 2) return [{ rule, part: '' }];
  return charset.refuses.map((alphabet) => ({
    rule: { ...charset, refuses: [alphabet] },
    part: ` of ${alphabet.name}`,
  }));
}

/** The change that turns `base` into `parameters`. */
function cleared(base: Values, parameters: Values): CaseDraft['change'] {
  const gone = Object.keys(base).filter((name) => !(name in parameters));
  return { ...Object.fromEntries(gone.map((name) => [name, null])), ...parameters };
}

interface Place {
  readonly text: Text;
  readonly put: (value: string) => Values;
  readonly label: string;
}

type Places<P> = (parameter: P) => readonly Place[];

const places: { readonly [S in Parameter['shape']]?: Places<Extract<Parameter, { shape: S }>> } = {
  text: ({ name, text }) => [{ text, put: (value) => ({ [name]: value }), label: '' }],
  group: (group) =>
    Object.entries(group.members).map(([member, text], index) => {
      // A record of many, so that rules are tried in places that no finite list names.
      const count = Math.min(5 + index * 8, group.count.max);
      const at = Math.min(3 + index * 5, group.count.max);
      return {
        text,
        put: (value) => records(group, count, { [at]: { [member]: value } }) as Values,
        label: `, ${member}`,
      };
    }),
};

function textsOf(parameter: Parameter): readonly Place[] {
  // The table is keyed by the parameter's own shape, which TypeScript cannot follow through an index.
  return (places[parameter.shape] as Places<Parameter> | undefined)?.(parameter) ?? [];
}
