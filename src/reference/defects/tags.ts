import type { Variation } from '../behaviour.ts';
import { groupClause } from '../clause-id.ts';
import { type Change, changeChecks, changeGroup, refuseWhen } from '../variation/change.ts';
import { defect } from './defect.ts';

const count = [groupClause('Tag.count')];
const alias = [groupClause('Tag.alias')];

function limitOf(limit: number): Change {
  return changeChecks('group', 'Tag.count', (check) => ({ ...check, isBroken: ({ n }) => n > limit }));
}

function spellings(key: readonly string[], value: readonly string[]): Change {
  return (behaviour) => ({ ...behaviour, read: { ...behaviour.read, tagSpellings: { key, value } } });
}

/** Wrong numbers, spellings and codes of tags. */
export const tagDefects: readonly Variation[] = [
  defect('sg-tag-count/max-plus-one', 'takes 21 tags', count, limitOf(21)),
  defect('sg-tag-count/max-minus-one', 'refuses the twentieth tag', count, limitOf(19)),
  defect('sg-tag-count/max-ten', 'refuses the eleventh tag', count, limitOf(10)),
  defect('sg-tag-count/max-one', 'refuses the second tag', count, limitOf(1)),
  defect('sg-tag-count/max-hundred', 'takes a hundred tags', count, limitOf(100)),
  defect(
    'sg-tag-count/beyond-ignored',
    'leaves tags beyond the twentieth out instead of refusing them',
    count,
    changeGroup(({ checks }) => ({
      checks: checks.filter(({ clause }) => clause !== 'Tag.count'),
      apply: (request) => ({ ...request, tags: request.tags.filter(({ n }) => n <= 20) }),
    })),
  ),
  defect(
    'sg-tag-alias/ignored',
    'does not read tags in the old spelling',
    alias,
    spellings(['Key'], ['Value']),
  ),
  defect(
    'sg-tag-alias/key-ignored',
    'does not read keys in the old spelling',
    alias,
    spellings(['Key'], ['Value', 'value']),
  ),
  defect(
    'sg-tag-alias/value-ignored',
    'does not read values in the old spelling',
    alias,
    spellings(['Key', 'key'], ['Value']),
  ),
  defect(
    'sg-tag-alias/refused',
    'refuses tags in the old spelling',
    alias,
    refuseWhen('group', 'tagKey', ({ call }) =>
      call.parameters.some(({ name }) => /^Tag\.\d+\.key$/.test(name)),
    ),
  ),
  defect(
    'sg-tag-key/spelling-ignored',
    'reads tags in the old spelling only',
    [
      groupClause('Tag.Key.length'),
      groupClause('Tag.Key.prefix'),
      groupClause('Tag.Key.nonempty'),
      groupClause('Tag.Value.length'),
      groupClause('Tag.Value.prefix'),
      groupClause('Tag.count'),
      groupClause('Result.readback'),
    ],
    spellings(['key'], ['value']),
  ),
  defect(
    'sg-tag-value/empty-like-none',
    'refuses a tag whose value is empty when it has others',
    [groupClause('Tag.Value.empty')],
    changeChecks('group', 'Tag.Value.length', (check) => ({
      ...check,
      isBroken: (subject, request, context) =>
        (subject.value === '' && subject.n > 1) || check.isBroken(subject, request, context),
    })),
  ),
  defect(
    'sg-tag-key-prefix/wrong-code',
    'answers the code for values when a key starts with http',
    [groupClause('Tag.Key.prefix')],
    changeChecks('group', 'Tag.Key.prefix', (check) => ({ ...check, error: 'tagValue' })),
  ),
  defect(
    'sg-tag-value-prefix/wrong-code',
    'answers the code for keys when a value has a forbidden prefix',
    [groupClause('Tag.Value.prefix')],
    changeChecks('group', 'Tag.Value.prefix', (check) => ({ ...check, error: 'tagKey' })),
  ),
  defect(
    'sg-tag-key-length/wrong-code',
    'answers a code of its own when a key is too long',
    [groupClause('Tag.Key.length')],
    changeChecks('group', 'Tag.Key.length', (check) => ({ ...check, error: 'parameter' })),
  ),
  defect(
    'sg-tag-value-length/wrong-code',
    'answers a code of its own when a value is too long',
    [groupClause('Tag.Value.length')],
    changeChecks('group', 'Tag.Value.length', (check) => ({ ...check, error: 'parameter' })),
  ),
  defect(
    'sg-tag-key-empty/wrong-code',
    'answers a code of its own when a key is empty',
    [groupClause('Tag.Key.nonempty')],
    changeChecks('group', 'Tag.Key.nonempty', (check) => ({ ...check, error: 'parameter' })),
  ),
  defect(
    'sg-tag-value/inside-a-word',
    'refuses tags with aliyun in any place and letter of the key or the value',
    [groupClause('Tag.Key.prefix'), groupClause('Tag.Value.prefix')],
    refuseWhen('group', 'tagKey', ({ call }) =>
      call.parameters.some(({ name, value }) => name.startsWith('Tag.') && /.aliyun/.test(value)),
    ),
  ),
];
