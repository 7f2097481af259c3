import type { AbsentRule, PrefixRule, Text, TextRule } from '../../contract/contract.ts';
import { checkText } from '../values/text.ts';
import { changeRule, ignoreBreaches } from './change.ts';
import type { Draft, Family } from './flaw.ts';
import { rulesOf } from './text-positions.ts';

/** Texts that must not stand at the start, or not anywhere; those that another rule refuses anyhow tell nothing. */
export const forbiddenTexts: Family = (contract) => [
  ...rulesOf(contract, 'prefix').flatMap(({ path, rule, text }) => {
    const [, ...others] = rule.forbidden;
    return [
      ...forbidden(path, 'prefix', rule, text),
      {
        name: `forbidden-texts/${path}-prefix-only-first`,
        about: `looks only for the first of several starts in ${path}`,
        clauses: others.some((it) => isOnlyForbidden(it, rule, text)) ? [rule.clause] : [],
        apply: changeRule<PrefixRule>(rule.clause, (it) => ({ forbidden: it.forbidden.slice(0, 1) })),
      },
    ];
  }),
  ...rulesOf(contract, 'absent').flatMap(({ path, rule, text }) => [
    ...forbidden(path, 'part', rule, text),
    {
      name: `forbidden-texts/${path}-part-at-start-only`,
      about: `looks only at the start of ${path} for what must not stand anywhere in it`,
      clauses: rule.forbidden.some((it) => isOnlyForbidden(it, rule, text)) ? [rule.clause] : [],
      apply: changeRule<TextRule>(rule.clause, () => ({ kind: 'prefix' })),
    },
  ]),
];

/** Whether no other rule about the text refuses what holds `forbidden`. */
function isOnlyForbidden(forbidden: string, rule: PrefixRule | AbsentRule, { rules }: Text): boolean {
  return checkText({ rules: rules.filter((it) => it.clause !== rule.clause) }, `${forbidden}ab`).length === 0;
}

function forbidden(path: string, what: string, rule: PrefixRule | AbsentRule, text: Text): readonly Draft[] {
  const { clause, forbidden: all } = rule;
  const alone = all.filter((it) => isOnlyForbidden(it, rule, text));
  return [
    {
      name: `forbidden-texts/${path}-${what}-unchecked`,
      about: `takes what must not stand in ${path}`,
      clauses: alone.length === 0 ? [] : [clause],
      apply: ignoreBreaches([clause]),
    },
    ...(all.length < 2 ? [] : alone).map((taken) => ({
      name: `forbidden-texts/${path}-${what}-${all.indexOf(taken) + 1}-taken`,
      about: `takes ${taken} in ${path}`,
      clauses: [clause],
      apply: changeRule<PrefixRule>(clause, () => ({ forbidden: all.filter((it) => it !== taken) })),
    })),
  ];
}

/** The empty string, where the document speaks of it. */
export const emptyTexts: Family = (contract) => [
  ...rulesOf(contract, 'nonempty').map(({ path, rule: { clause } }) => ({
    name: `empty-texts/${path}-taken`,
    about: `takes the empty string as ${path}`,
    clauses: [clause],
    apply: ignoreBreaches([clause]),
  })),
  ...rulesOf(contract, 'empty').map(({ path, rule: { clause } }) => ({
    name: `empty-texts/${path}-refused`,
    about: `refuses the empty string as ${path}`,
    clauses: [clause],
    apply: changeRule<TextRule>(clause, () => ({ kind: 'nonempty' })),
  })),
];
