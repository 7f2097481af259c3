import type { Fields } from '../../endpoint/fields.ts';
import type { Variation } from '../behaviour.ts';
import { type ClauseId, clauseOf } from '../clause-id.ts';
import { type Change, changeAnswers, changeKind, type Kind } from '../variation/change.ts';
import { defect } from './defect.ts';

const names = { group: 'SecurityGroupId', policy: 'SecurityPolicyId' } as const;

/** Changes the id in the answer, not that of what is created. */
function changeShownId(kind: Kind, change: (id: string) => Fields[string] | undefined): Change {
  const name = names[kind];
  return changeAnswers(kind, (answer) => {
    const { [name]: id, ...others } = answer.fields;
    if (id === undefined) return answer;
    const shown = change(String(id));
    return { ...answer, fields: shown === undefined ? others : { ...others, [name]: shown } };
  });
}

/** Gives the id of an earlier answer again when `repeats` holds of how many there were. */
function repeat(kind: Kind, repeats: (count: number) => boolean): Change {
  return (behaviour) => {
    let count = 0;
    let last = '';
    return changeKind(kind, ({ newId }) => ({
      newId: (context) => {
        if (!repeats(count++) || last === '') last = newId(context);
        return last;
      },
    }))(behaviour);
  };
}

function resultIdDefectsOf(kind: Kind): readonly Variation[] {
  const family = `${kind === 'group' ? 'sg' : 'sp'}-id`;
  const id = [clauseOf(kind, 'Result.id')];
  const shown: readonly ClauseId[] = [...id, clauseOf(kind, 'Result.readback')];
  return [
    defect(
      `${family}/missing`,
      `answers without the id of a new ${kind}`,
      id,
      changeShownId(kind, () => undefined),
    ),
    defect(
      `${family}/empty`,
      `answers with an empty id of a new ${kind}`,
      id,
      changeShownId(kind, () => ''),
    ),
    defect(
      `${family}/in-a-list`,
      `answers with a list of the id of a new ${kind}`,
      id,
      changeShownId(kind, (one) => [one, one]),
    ),
    defect(
      `${family}/an-object`,
      `answers with an object in place of the id of a new ${kind}`,
      id,
      changeShownId(kind, (one) => ({ Id: one })),
    ),
    defect(
      `${family}/of-nothing`,
      `answers with an id that no ${kind} has`,
      shown,
      changeShownId(kind, (one) => `${one}x`),
    ),
    defect(
      `${family}/upper-case`,
      `answers with the id of a new ${kind} in upper case`,
      shown,
      changeShownId(kind, (one) => one.toUpperCase()),
    ),
    defect(
      `${family}/constant`,
      `gives every ${kind} the same id`,
      shown,
      repeat(kind, (count) => count > 0),
    ),
    defect(
      `${family}/given-twice`,
      `gives each id of a ${kind} twice`,
      shown,
      repeat(kind, (count) => count % 2 === 1),
    ),
    defect(
      `${family}/repeated-in-five`,
      `repeats an id for every fifth ${kind}`,
      shown,
      repeat(kind, (count) => count % 5 === 4),
    ),
  ];
}

/** What can go wrong with the ids of what is created. */
export const resultIdDefects: readonly Variation[] = [
  ...resultIdDefectsOf('group'),
  ...resultIdDefectsOf('policy'),
];
