import type { Tree } from '../client/decode.ts';
import type { Contract } from '../contract/contract.ts';
import { parameterPath } from '../contract/parameter-path.ts';
import type { Parameters } from '../contract/test-case.ts';
import { indexed } from './asked-items.ts';
import { comparisons } from './shown-beside-asked.ts';

/** A parameter that is not shown as it was asked for. */
export interface Difference {
  readonly parameter: string;
  readonly asked: string;
  readonly shown: string;
}

/** What the companions show of an open point about a list. */
export interface ReadbackObservation {
  readonly point: string;
  readonly what: string;
}

/**
 * What `resource` shows that others than its own request gave, and its own did not; null when nothing is. A target may show
 * what nobody gave.
 */
export function leakedFrom(
  contract: Contract,
  own: Parameters,
  others: readonly Parameters[],
  resource: Tree,
): Difference | null {
  const given = new Set(Object.keys(own).map((name) => parameterPath(name).name));
  for (const values of others)
    for (const { parameter, asked, shown } of comparisons(contract, values, resource)) {
      const leaked = shown.filter((it) => it !== '""' && asked.includes(it));
      if (!given.has(parameter) && leaked.length > 0)
        return { parameter, asked: 'none', shown: `${leaked.join(', ')}, which an earlier request gave` };
    }
  return null;
}

/**
 * The first parameter that `resource` does not show as `values` asked for; null when all is as asked. Lists are compared
 * as sets, of values or of records: in which order they are shown, and how often a value, no document says.
 */
export function readbackDifference(
  contract: Contract,
  values: Parameters,
  resource: Tree,
): Difference | null {
  const found = comparisons(contract, values, resource).find(({ asked, shown }) => !areSameSet(asked, shown));
  if (found === undefined) return null;
  const { parameter, isList, asked, shown } = found;
  if (!isList) return { parameter, asked: asked.join(), shown: shown.join() };
  return { parameter, asked: writtenBeside(asked, shown), shown: writtenBeside(shown, asked) };
}

/** Lists that are longer are written down as far as they differ. */
const longest = 4;

/** A list beside another one, as text. */
function writtenBeside(own: readonly string[], other: readonly string[]): string {
  const whole = `[${own.join(', ')}]`;
  if (Math.max(own.length, other.length) <= longest) return whole;
  const known = new Set(inOneForm(other));
  const different = inOneForm(own).filter((it) => !known.has(it));
  const others = own.length - different.length;
  if (others === 0) return whole;
  const more = `${others} ${others === 1 ? 'other' : 'others'}`;
  return different.length === 0 ? `${more} only` : `[${different.join(', ')}] and ${more}`;
}

/** Whether `resource` shows nothing but what `values` asked for, though maybe not all of it. */
export function isPartOf(contract: Contract, values: Parameters, resource: Tree): boolean {
  return comparisons(contract, values, resource).every(({ asked, shown }) => {
    const known = new Set(inOneForm(asked));
    return inOneForm(shown).every((it) => it === '""' || known.has(it));
  });
}

/**
 * Whether `resource` shows nothing at all of the value that `values` gave to the parameter `name`: no text, or one item less
 * of a list that it would show otherwise.
 */
export function isDropped(contract: Contract, values: Parameters, resource: Tree, name: string): boolean {
  const own = parameterPath(name);
  const found = comparisons(contract, values, resource).find(({ parameter }) => parameter === own.name);
  if (found === undefined) return false;
  const { asked, shown, isList } = found;
  if (!isList) return asked[0] !== '""' && shown[0] === '""';
  const indexes = [...new Set(indexed(values, own.name).map(({ index }) => index))];
  const item = asked[indexes.indexOf(own.index ?? Number.NaN)];
  const known = new Set(inOneForm(shown));
  return item !== undefined && shown.length < asked.length && inOneForm([item]).every((it) => !known.has(it));
}

/**
 * What `resource` shows of what is open about the lists that `values` asked for: in which order they are shown, and
 * whether repeated values are. A list with other values than were asked for shows nothing of that.
 */
export function readbackObservations(
  contract: Contract,
  values: Parameters,
  resource: Tree,
): readonly ReadbackObservation[] {
  const { resultOrder, resultRepeated } = contract.common;
  return comparisons(contract, values, resource)
    .filter(({ isList, asked, shown }) => isList && areSameSet(asked, shown))
    .flatMap(({ parameter, ...lists }) => {
      const [asked, shown] = [inOneForm(lists.asked), inOneForm(lists.shown)];
      const isAsOften = areEqual(asked.toSorted(), shown.toSorted());
      const isInOrder = isAsOften ? areEqual(asked, shown) : areEqual(distinct(asked), distinct(shown));
      const order = isInOrder ? 'the order in which it was given' : 'another order';
      const often = isAsOften ? 'as often as they were given' : 'not as often as given';
      return [
        ...(distinct(asked).length > 1
          ? [{ point: resultOrder, what: `${parameter} is shown in ${order}` }]
          : []),
        ...(distinct(asked).length < Math.max(asked.length, shown.length)
          ? [{ point: resultRepeated, what: `repeated values of ${parameter} are shown ${often}` }]
          : []),
      ];
    });
}

function areSameSet(one: readonly string[], other: readonly string[]): boolean {
  const [asked, shown] = [new Set(inOneForm(one)), new Set(inOneForm(other))];
  return asked.size === shown.size && [...asked].every((value) => shown.has(value));
}

/** Texts that are canonically equal are the same to a reader, and no document says in which form they are kept. */
const inOneForm = (texts: readonly string[]): readonly string[] => texts.map((text) => text.normalize('NFC'));

/** Each value once, where it stands first. */
function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}

function areEqual(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}
