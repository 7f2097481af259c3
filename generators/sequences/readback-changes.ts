import type { Contract, GroupParameter } from '../../src/contract/contract.ts';
import { parametersOfShape } from '../../src/contract/of-shape.ts';
import { hasRule } from '../../src/contract/rules-of-kind.ts';
import type { Change } from '../requests/case-draft.ts';
import { records } from '../requests/position.ts';
import { numbered, serving } from '../requests/support.ts';
import { verbatimTexts } from '../texts/mistaken-texts.ts';

/** Records with texts that a target may refuse but must not change, those together that are likely to be refused together. */
export function verbatimChanges(contract: Contract): readonly Change[] {
  return parametersOfShape(contract, 'group').flatMap((it) => {
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
export function repeatedValues(contract: Contract): readonly Change[] {
  return [
    ...contract.across.map((rule) => {
      const first = Object.keys(rule.table).slice(0, 1);
      const items = serving(rule, first, []);
      return { ...numbered(rule.by, first), ...numbered(rule.each, [...items, ...items]) };
    }),
    ...parametersOfShape(contract, 'group').map((it) => records(it, 2, { 2: firstRecordOf(it) })),
  ];
}

/** Records of which one has an empty text, where that is allowed. */
export function emptyMembers(contract: Contract): readonly Change[] {
  return parametersOfShape(contract, 'group').flatMap((it) =>
    Object.entries(it.members)
      .filter(([, text]) => hasRule(text, 'empty'))
      .map(([member]) => records(it, 3, { 2: { [member]: '' } })),
  );
}

/** The members of the first of a group's ordinary records. */
function firstRecordOf(group: GroupParameter): Readonly<Record<string, string>> {
  const first = records(group, 1);
  return Object.fromEntries(
    Object.keys(group.members).map((member) => [member, first[`${group.name}.1.${member}`] ?? '']),
  );
}
