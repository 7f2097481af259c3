import type { Contract, GroupParameter, Parameter, SupportRule } from '../../src/contract/contract.ts';
import { parametersOfShape } from '../../src/contract/of-shape.ts';
import { oncePer } from '../../src/contract/once-per.ts';
import { uniqueParameters } from '../../src/contract/unique-parameters.ts';
import { constraintDrafts } from '../constraints/constraint-drafts.ts';
import { resolvedChange } from '../constraints/resolve.ts';
import { type CaseDraft, type Change, firstOfEach, rootsOf } from '../requests/case-draft.ts';
import { bareChange } from '../requests/contexts.ts';
import { countDrafts } from '../requests/group-drafts.ts';
import { listDrafts } from '../requests/list-drafts.ts';
import { records } from '../requests/position.ts';
import { presenceDrafts } from '../requests/presence-drafts.ts';
import { referenceDrafts } from '../requests/reference-drafts.ts';
import { subsetsOf } from '../requests/support.ts';
import { supportDrafts } from '../requests/support-drafts.ts';
import { tokenDrafts } from '../requests/token-drafts.ts';
import { valueDrafts } from '../requests/value-drafts.ts';
import { compositeTexts } from '../texts/composite-texts.ts';
import type { CaseOptions } from './case-options.ts';

/** A valid request that shows the accepted side of many clauses at once, as a difference from the base request. */
export interface CombinedValues {
  readonly change: Change;
  /** What it shows, each as a request of its own. */
  readonly drafts: readonly CaseDraft[];
}

/** Values that one parameter can take, and what they show. */
type Variant = CombinedValues;

type Vary<P> = (parameter: P, options: CaseOptions) => readonly Variant[];
type Varies = { readonly [K in Parameter['shape']]: Vary<Extract<Parameter, { shape: K }>> };

const single = (draft: CaseDraft): Variant => ({ change: draft.change, drafts: [draft] });

const varies: Varies = {
  text: ({ name, text }) =>
    compositeTexts(text).map(({ value, shows }) => ({
      change: { [name]: value },
      drafts: shows.map(({ rule, sample }) => ({
        clause: rule.clause,
        side: 'accept',
        label: sample.label,
        tier: 'edge',
        change: { [name]: sample.value },
      })),
    })),
  token: (parameter, { tokenless }) =>
    tokenless ? [] : tokenDrafts(parameter).filter(isAcceptedEdge).map(single),
  region: () => [],
  reference: (parameter, { facts }) => {
    const drafts = referenceDrafts(parameter, facts).filter(({ side }) => side === 'accept');
    return drafts.length === 0 ? [] : [{ change: drafts[0]?.change ?? {}, drafts }];
  },
  'dry-run': () => [],
  value: (parameter, { contract, facts }) =>
    // What another resource has would refuse all that is shown together with it.
    uniqueParameters(contract).some(({ name }) => name === parameter.name)
      ? []
      : valueDrafts(parameter, facts).filter(isAcceptedEdge).map(single),
  list: (parameter, { contract }) => {
    const rule = contract.across.find(({ each, by }) => each === parameter.name || by === parameter.name);
    if (rule === undefined) return listDrafts(contract, parameter).filter(isAcceptedEdge).map(single);
    return parameter.name === rule.by ? supportVariants(rule, contract) : [];
  },
  group: (parameter) => {
    const { max } = parameter.count;
    const counts = countDrafts(parameter, 'name').filter(isAcceptedEdge);
    const aliases = countDrafts(parameter, 'alias').filter(isAcceptedEdge);
    const columns = Object.entries(parameter.members).map(([member, text]) => ({
      member,
      texts: compositeTexts(text).slice(0, max),
    }));
    const special = Object.fromEntries(
      Array.from({ length: max }, (_, at) => [
        at + 1,
        Object.fromEntries(
          columns.flatMap(({ member, texts }) => {
            const text = texts[at];
            return text === undefined ? [] : [[member, text.value]];
          }),
        ),
      ]),
    );
    const shown = columns.flatMap(({ member, texts }) =>
      texts.flatMap(({ shows }) =>
        shows.map(
          ({ rule, sample }): CaseDraft => ({
            clause: rule.clause,
            side: 'accept',
            label: `${sample.label}, alone`,
            tier: 'edge',
            change: records(parameter, 1, { 1: { [member]: sample.value } }),
          }),
        ),
      ),
    );
    const full = counts.filter(({ label }) => label.startsWith(`${max} `));
    return [
      { change: records(parameter, max, special), drafts: [...full, ...shown] },
      ...counts.filter((it) => !full.includes(it)).map(single),
      ...aliases.map((draft) =>
        draft.label.startsWith(`${max} `)
          ? {
              change: records(parameter, max, special, 'alias'),
              drafts: [draft, ...shown.map((it) => inAlias(parameter, it))],
            }
          : single(draft),
      ),
    ];
  },
};

/** An accepted record in a group's other spelling, with the documented one as its twin. */
function inAlias({ name, alias }: GroupParameter, { change, label, ...draft }: CaseDraft): CaseDraft {
  const spelled = Object.entries(alias.names).reduce<Change>(
    (renamed, [member, spelling]) =>
      Object.fromEntries(
        Object.entries(renamed).map(([path, value]) => [
          path === `${name}.1.${member}` ? `${name}.1.${spelling}` : path,
          value,
        ]),
      ),
    change,
  );
  return {
    ...draft,
    clause: alias.clause,
    label: `${label}, in lower-case spelling`,
    change: spelled,
    twin: change,
  };
}

/**
 * Few valid requests that together show the accepted side of every clause about parameters: one with nothing optional,
 * then each parameter's values in turn. At most `most` of them.
 */
export function combinedValues(options: CaseOptions, most: number): readonly CombinedValues[] {
  const { contract, facts, base } = options;
  const columns = contract.parameters.map((parameter) =>
    // The table is keyed by the parameter's own shape, which TypeScript cannot follow through an index.
    (varies[parameter.shape] as Vary<Parameter>)(parameter, options),
  );
  const count = Math.min(most, 1 + Math.max(1, ...columns.map(({ length }) => length)));
  const presence = contract.parameters
    .flatMap((parameter) => presenceDrafts(parameter, base))
    .filter(({ side }) => side === 'accept');
  const bare: CombinedValues = { change: bareChange(contract, facts, base), drafts: presence };
  const others = Array.from({ length: count - 1 }, (_, index): CombinedValues => {
    const chosen = columns.flatMap((variants) => variants[index % Math.max(variants.length, 1)] ?? []);
    const wanted: Change = Object.assign({}, ...chosen.map(({ change }) => change));
    const change = resolvedChange(wanted, contract, facts, base);
    const shown = columns.flatMap((variants) => variants[index] ?? []).filter((it) => stays(it, change));
    return { change, drafts: shown.flatMap(({ drafts }) => drafts) };
  });
  const requests = [bare, ...others];
  const crowdedOut = columns.flatMap((variants) =>
    variants.slice(0, count - 1).filter((it, index) => !stays(it, others[index]?.change ?? {})),
  );
  const more = [...requests, ...together(crowdedOut, options, most)];
  return [...more, ...missingFrom(more, options)];
}

/** Few requests, at most `most`, with variants that a constraint keeps out of a request with others: as many in each as go. */
function together(
  variants: readonly Variant[],
  { contract, facts, base }: CaseOptions,
  most: number,
): readonly CombinedValues[] {
  const requests: CombinedValues[] = [];
  let left = variants;
  while (left.length > 0 && requests.length < most) {
    let taken: readonly Variant[] = [];
    let change: Change = {};
    for (const variant of left) {
      const given = taken.flatMap((it) => [...rootsOf(it.change)]);
      if (given.some((name) => rootsOf(variant.change).has(name))) continue;
      const wanted: Change = Object.assign({}, ...[...taken, variant].map((it) => it.change));
      const resolved = resolvedChange(wanted, contract, facts, base, rootsOf(wanted));
      if (![...taken, variant].every((it) => stays(it, resolved))) continue;
      taken = [...taken, variant];
      change = resolved;
    }
    if (taken.length === 0) break;
    requests.push({ change, drafts: taken.flatMap(({ drafts }) => drafts) });
    left = left.filter((it) => !taken.includes(it));
  }
  return requests;
}

/** Whether what a variant gives is still in the request. */
function stays(variant: Variant, request: Change): boolean {
  return Object.entries(variant.change).every(([name, value]) => (request[name] ?? null) === value);
}

/** For each clause about values or constraints that `requests` show nothing of, one that does. */
function missingFrom(requests: readonly CombinedValues[], options: CaseOptions): readonly CombinedValues[] {
  const { contract, facts, base } = options;
  const shown = new Set(requests.flatMap(({ drafts }) => drafts.map(({ clause }) => clause)));
  const own = [
    ...parametersOfShape(contract, 'value').flatMap((it) => valueDrafts(it, facts)),
    ...(contract.constraints ?? []).flatMap((it) => constraintDrafts(it, contract, facts, base)),
  ];
  return firstOfEach(own.filter(({ side, clause }) => side === 'accept' && !shown.has(clause))).map(
    (draft) => ({
      change: draft.change,
      drafts: [draft],
    }),
  );
}

/** All versions first, for that shows most, then each alone, then the other sets, the largest first; each with all that it supports. */
function supportVariants(rule: SupportRule, contract: Contract): readonly Variant[] {
  const sets = subsetsOf(Object.keys(rule.table));
  const lists = parametersOfShape(contract, 'list').filter(({ name }) => [rule.by, rule.each].includes(name));
  const direct = lists.flatMap((it) => listDrafts(contract, it));
  const drafts = [...supportDrafts(rule), ...direct].filter(isAcceptedEdge);
  const alone = sets.filter(({ length }) => length === 1);
  const others = sets.slice(alone.length, -1).reverse();
  return [...sets.slice(-1), ...alone, ...others].flatMap((versions) => {
    const name = versions.join(' ');
    const whole = drafts.find(({ label }) => label === `${name} with all that they support`);
    const shown = drafts.filter(
      ({ label, change }) =>
        label === name || (whole !== undefined && contentOf(change) === contentOf(whole.change)),
    );
    return whole === undefined ? [] : [{ change: whole.change, drafts: shown }];
  });
}

/** Equal for two changes that differ in nothing but the order of their parameters. */
const contentOf = oncePer((change: Change): string => JSON.stringify(Object.entries(change).sort()));

function isAcceptedEdge({ side, tier }: CaseDraft): boolean {
  return side === 'accept' && tier === 'edge';
}
