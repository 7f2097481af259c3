import { expect, it } from 'vitest';
import { specimen } from '../../../specs/specimen.test.kit.ts';
import { type Came, refused, success } from '../observer.test.kit.ts';
import { evaluateUnheeded } from './evaluate-unheeded.ts';
import { createCited, listing } from './lookup.test.kit.ts';

const { group } = specimen;
const clause = 'CreateSecurityGroup.Tag.Key.length';
const tags = (...names: readonly string[]) =>
  Object.fromEntries(
    names.flatMap((name, index) => [
      [`Tag.${index + 1}.Key`, name],
      [`Tag.${index + 1}.Value`, 'v'],
    ]),
  );
const shown = (...names: readonly string[]): Came =>
  listing({ SecurityGroupId: 'sg-1', Tags: { Tag: names.map((TagKey) => ({ TagKey, TagValue: 'v' })) } });

/** What is made of a fault in the third tag, where a valid request was answered and shown so. */
function verdictOf(answer: Came, look: Came | null, keys: readonly string[] = ['a', 'b', 'c']): string {
  const cited = createCited(group);
  const created = cited.create({ ...specimen.base(group), ...tags(...keys) }, answer);
  const at = look === null ? [] : [cited.look(look)];
  return evaluateUnheeded(
    group,
    {
      kind: 'unheeded',
      operation: group.operation,
      clause,
      case: 'the case',
      parameter: 'Tag.3.Key',
      steps: [
        { kind: 'create', at: [created] },
        { kind: 'read', of: 0, at },
      ],
    },
    cited.lookup,
  ).verdict;
}

const made = success(group, 'sg-1');

it('tells nothing of its clause where a valid value in its place is not shown either', () => {
  expect(verdictOf(made, shown('a', 'b'))).toBe('moot');
});

it.each([
  ['is shown', made, shown('a', 'b', 'c'), undefined],
  ['is missing beside one before it', made, shown('a', 'c'), undefined],
  ['was refused', refused, listing(), undefined],
  ['could not be looked at', made, null, undefined],
  ['was not shown at all', made, listing(), undefined],
  ['was not valid', made, shown('a', 'b'), ['a', 'b', 'c'.repeat(200)]],
] as const)('is undecided where the valid value %s', (_, answer, look, keys) => {
  expect(verdictOf(answer, look, keys)).toBe('inconclusive');
});
