import type { RequestContext } from '../../behaviour.ts';
import { groupClause, policyClause } from '../../clause-id.ts';
import { group, policy } from '../../testing/ask.ts';
import { sends } from '../../testing/witness.ts';
import { allOf, changeGroup } from '../../variation/change.ts';
import { drop, failAtLast, keepPolicy, readGroup } from './changes.ts';
import { tagRules } from './clauses.ts';
import { type NaturalDefect, naturals } from './natural.ts';

const readback = [groupClause('Result.readback')];

/** So many tags, each with a key and a value of its own. */
const tags = (count: number): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      [`Tag.${index + 1}.Key`, `k${index}`],
      [`Tag.${index + 1}.Value`, `v${index}`],
    ]).flat(),
  );

const hasIndex =
  (pattern: RegExp) =>
  ({ call }: RequestContext): boolean =>
    call.parameters.some(({ name }) => pattern.test(name));

/** Numbers in the names of parameters, read in other ways than as numbers. */
export const listNumberDefects: readonly NaturalDefect[] = naturals('types', [
  {
    title: 'index-superscript-crash',
    about: 'answers 500 when the number of a tag is written in superscript',
    reason: "In Python '²'.isdigit() is true, and int('²') raises a ValueError.",
    clauses: [groupClause('Robust.input')],
    witness: sends(group({ 'Tag.².Key': 'k' })),
    apply: failAtLast('group', hasIndex(/^Tag\.\d*[²³¹⁰-₉]\d*\./u)),
  },
  {
    title: 'index-of-another-script-crash',
    about: 'answers 500 when the number of a cipher is written in digits of another script',
    reason: 'In Rust is_numeric takes the digits of all scripts, and parse and unwrap panic on them.',
    clauses: [policyClause('Robust.input')],
    witness: sends(policy({ 'Ciphers.１': 'AES128-SHA' })),
    apply: failAtLast('policy', hasIndex(/^(Ciphers|TLSVersions)\.\d*[^\P{N}0-9]/u)),
  },
  {
    title: 'index-large-crash',
    about: 'answers 500 when the number of a tag is very large',
    reason: 'An array is made as long as the largest number.',
    clauses: [groupClause('Robust.input'), groupClause('Tag.count')],
    witness: sends(group({ 'Tag.99999999999.Key': 'k' })),
    apply: (behaviour) =>
      allOf(
        drop('group', 'Tag.count'),
        failAtLast('group', hasIndex(/^Tag\.\d{9,}\./)),
        changeGroup(({ checks }) => ({
          checks: [...checks, ...behaviour.group.checks.filter(({ clause }) => clause === 'Tag.count')],
        })),
      )(behaviour),
  },
  {
    title: 'tag-index-of-one-digit',
    about: 'reads one digit of the number of a tag, so that the tenth replaces the first',
    reason: 'The digit is taken from a fixed place of the name.',
    clauses: [...readback, ...tagRules],
    witness: sends(group(tags(12))),
    apply: readGroup(({ tags }) => {
      const byDigit = new Map(tags.map((tag) => [Number(String(tag.n)[0]), tag]));
      return { tags: [...byDigit].map(([n, tag]) => ({ ...tag, n })) };
    }),
  },
  {
    title: 'twenty-tags-read',
    about: 'reads the tags 1 to 20, and takes no notice of a 21st',
    reason: 'A loop over the numbers that are allowed looks for each of them.',
    clauses: [groupClause('Tag.count')],
    witness: sends(group(tags(21))),
    apply: readGroup(({ tags }) => ({ tags: tags.filter(({ n }) => n <= 20) })),
  },
  {
    title: 'nineteen-tags-read',
    about: 'reads the tags 1 to 19, and takes no notice of others',
    reason: "Python's range(1, 20) ends with 19.",
    clauses: [...readback, groupClause('Tag.count')],
    witness: sends(group(tags(20))),
    apply: readGroup(({ tags }) => ({ tags: tags.filter(({ n }) => n <= 19) })),
  },
  {
    title: 'tag-values-sorted-as-text',
    about: 'gives tags from the tenth on the values of others',
    reason: 'Keys are read in the order in which they come, and values sorted by their names as text.',
    clauses: readback,
    witness: sends(group(tags(12))),
    apply: readGroup(({ tags }) => {
      const valued = tags.filter(({ value }) => value !== undefined);
      const sorted = valued.toSorted((one, other) => (String(one.n) < String(other.n) ? -1 : 1));
      const values = new Map(valued.map(({ n }, index) => [n, sorted[index]?.value]));
      return { tags: tags.map((tag) => ({ ...tag, value: values.get(tag.n) ?? tag.value })) };
    }),
  },
  {
    title: 'ten-ciphers-by-last-digit',
    about: 'reads the last digit of the number of a cipher, so that the eleventh replaces the first',
    reason: 'The number is taken as the last character of the name.',
    clauses: [policyClause('Result.readback')],
    witness: sends(
      policy({
        ...Object.fromEntries(
          ['AES128-SHA', 'AES256-SHA', 'DES-CBC3-SHA', 'AES128-SHA256', 'AES256-SHA256', 'AES128-GCM-SHA256']
            .concat(['AES256-GCM-SHA384', 'ECDHE-RSA-AES128-SHA256', 'ECDHE-RSA-AES256-SHA384'])
            .concat(['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384'])
            .map((cipher, index) => [`Ciphers.${index + 1}`, cipher]),
        ),
        'TLSVersions.2': 'TLSv1.3',
      }),
    ),
    apply: keepPolicy(({ ciphers }) => {
      const byDigit = new Map(ciphers.map((cipher, index) => [(index + 1) % 10, cipher]));
      return { ciphers: [...byDigit.values()] };
    }),
  },
]);
