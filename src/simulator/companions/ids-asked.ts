import type { ListCompanion } from '../../contract/contract.ts';
import { type Parameter, parameterOf } from '../../endpoint/decode-form.ts';
import { itemsIn } from '../values/items.ts';

type Filter = NonNullable<ListCompanion['byId']>;

const readers: {
  readonly [F in Filter['form']]: (name: string, sent: readonly Parameter[]) => readonly string[] | undefined;
} = {
  json: (name, sent) => texts('json', { '': parameterOf(sent, name) ?? '' }),
  comma: (name, sent) => texts('comma', { '': parameterOf(sent, name) ?? '' }),
  single: (name, sent) => [parameterOf(sent, name) ?? ''],
  numbered: (name, sent) =>
    texts(
      'numbered',
      Object.fromEntries(
        sent
          .filter((it) => it.name.startsWith(`${name}.`))
          .map((it) => [it.name.slice(name.length), it.value]),
      ),
    ),
};

function texts(...given: Parameters<typeof itemsIn>): readonly string[] | undefined {
  return itemsIn(...given)?.map(({ entries }) => entries[''] ?? '');
}

/** The ids that a list is asked for; undefined where it is asked for all, null where it is asked for in no way that there is. */
export function idsAsked(
  filter: Filter | null,
  sent: readonly Parameter[],
): readonly string[] | undefined | null {
  if (filter === null) return undefined;
  const { parameter, form, most } = filter;
  if (
    !sent.some(({ name, value }) => (name === parameter || name.startsWith(`${parameter}.`)) && value !== '')
  )
    return undefined;
  const ids = readers[form](parameter, sent);
  return ids === undefined || ids.length > most ? null : ids;
}
