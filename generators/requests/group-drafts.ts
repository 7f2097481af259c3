import type { GroupParameter } from '../../src/contract/contract.ts';
import { hasRule } from '../../src/contract/rules-of-kind.ts';
import { textLength } from '../../src/contract/text-length.ts';
import { alikeTexts, mistakableTexts, mistakenValid } from '../texts/mistaken-texts.ts';
import type { CaseDraft } from './case-draft.ts';
import { records } from './position.ts';
import { aliasDrafts, memberDrafts } from './text-drafts.ts';

/** Drafts of a group: its members' texts, how many records there may be, and its other spelling. */
export function groupDrafts(parameter: GroupParameter): readonly CaseDraft[] {
  return [
    ...memberDrafts(parameter),
    ...countDrafts(parameter, 'name'),
    ...countDrafts(parameter, 'alias'),
    ...aliasDrafts(parameter),
    ...mistakableDrafts(parameter),
  ];
}

/** Empty texts in the last `more` records, where a member may be empty: records they are nevertheless. */
function emptied({ members, count }: GroupParameter, more: number): Parameters<typeof records>[2] {
  const empty = Object.entries(members).flatMap(([member, text]) =>
    hasRule(text, 'empty') ? [[member, ''] as const] : [],
  );
  return Object.fromEntries(
    Array.from({ length: more }, (_, index) => [count.max + index + 1, Object.fromEntries(empty)]),
  );
}

/** Records whose texts look like something else than text, or that a store may take for one another or cut to the same. */
function mistakableDrafts(parameter: GroupParameter): readonly CaseDraft[] {
  const columns = Object.entries(parameter.members).map(([member, text]) => {
    const cut = mistakenValid(text)
      .map(({ value }) => value)
      .filter((value) => textLength(value) > 20);
    const alike = member === parameter.key ? alikeTexts(text) : [];
    return [member, [...new Set([...mistakableTexts(text), ...alike, ...cut])]] as const;
  });
  return recordsOf(parameter, columns, 'look like something else or like one another');
}

type Columns = readonly (readonly [member: string, values: readonly string[]])[];

/** Of more values those that come first tell most. */
const mostParts = 2;

/** The values of all columns in as few requests as can be. */
function recordsOf(parameter: GroupParameter, columns: Columns, what: string): readonly CaseDraft[] {
  const keys = columns.find(([member]) => member === parameter.key)?.[1] ?? [];
  const { max, clause } = parameter.count;
  if (columns.some(([, values]) => values.length === 0)) return [];
  return Array.from({ length: Math.min(mostParts, Math.ceil(keys.length / max)) }, (_, part) => {
    const own = keys.slice(part * max, (part + 1) * max);
    const special = Object.fromEntries(
      own.map((key, offset) => [
        offset + 1,
        Object.fromEntries(
          columns.map(([member, values]) => {
            // Turned within the part, for what comes first tells most of every member.
            const from = (part * max + ((offset + 2) % own.length)) % values.length;
            const turned = [...values.slice(from), ...values.slice(0, from)];
            // A value other than its key, so that the two cannot be taken for one another.
            return [member, member === parameter.key ? key : (turned.find((it) => it !== key) ?? '')];
          }),
        ),
      ]),
    );
    return {
      clause,
      side: 'accept',
      label: `${own.length} records that ${what}, part ${part + 1}`,
      tier: 'sweep',
      change: records(parameter, own.length, special),
    };
  });
}

/** Drafts of how many records there may be, in one of the spellings. */
export function countDrafts(parameter: GroupParameter, spelling: 'name' | 'alias'): readonly CaseDraft[] {
  const { count, alias } = parameter;
  const clause = spelling === 'alias' ? alias.clause : count.clause;
  return [
    ...(spelling === 'alias' ? [1, count.max] : [1, count.max, count.max - 1, Math.ceil(count.max / 2)]).map(
      (number, index): CaseDraft => ({
        clause,
        side: 'accept',
        label: `${number} ${spelling === 'alias' ? 'in lower-case spelling' : 'records'}`,
        tier: index < 2 ? 'edge' : 'sweep',
        change: records(parameter, number, {}, spelling),
        ...(spelling === 'alias' && { twin: records(parameter, number) }),
      }),
    ),
    ...[1, 5].map(
      (more, index): CaseDraft => ({
        clause,
        side: 'refuse',
        label: `${count.max + more} ${spelling === 'alias' ? 'in lower-case spelling' : 'records'}`,
        tier: index === 0 && spelling === 'name' ? 'edge' : 'sweep',
        change: records(parameter, count.max + more, index === 0 ? {} : emptied(parameter, more), spelling),
        twin: records(parameter, count.max, {}, spelling),
        ...(spelling === 'alias' && { control: records(parameter, count.max + more) }),
      }),
    ),
  ];
}
