import type { Field } from '../../endpoint/fields.ts';
import { nameParameterOf } from '../creation/make-resource.ts';
import { fieldAt, withFieldAt, withoutFieldAt } from '../fields-at.ts';
import { changeAnswers, isErrorAnswer } from './change.ts';
import type { Draft, Family } from './flaw.ts';

/** The id of what was made, and what else a success has: missing, empty, another. */
export const results: Family = (contract) => {
  const { result, common, idempotence } = contract;
  const { id, fields = [] } = result;
  const tokens = idempotence?.clauses;
  const byId = [tokens?.idempotent, tokens?.concurrent, tokens?.distinct, common.resultReadback];
  const ofId =
    id === null ? [] : [common.resultId, ...fields.flatMap((it) => (it.name === id ? [it.clause] : []))];
  return [
    ...(id === null
      ? []
      : [
          flaw(`${id}-missing`, `answers without ${id}`, id, ofId, () => undefined, byId),
          flaw(`${id}-empty`, `answers with an empty ${id}`, id, ofId, () => '', byId),
          flaw(`${id}-always-the-same`, `answers with one ${id} always`, id, [...ofId, ...byId], first()),
          ...(nameParameterOf(contract) === undefined
            ? []
            : [
                flaw(
                  `${id}-another`,
                  `answers with another ${id}`,
                  id,
                  [...ofId, ...byId],
                  (it) => `${it}-1`,
                ),
              ]),
        ]),
    ...fields
      .filter(({ name }) => name !== id)
      .flatMap(({ name, clause, shows }) => [
        flaw(`${name}-missing`, `answers without ${name}`, name, [clause], () => undefined),
        flaw(`${name}-empty`, `answers with an empty ${name}`, name, [clause], () => ''),
        ...(shows === undefined
          ? []
          : [flaw(`${name}-another`, `answers with another ${name}`, name, [clause], (it) => `${it}-1`)]),
      ]),
  ];
};

function flaw(
  title: string,
  about: string,
  path: string,
  clauses: Draft['clauses'],
  change: (value: Field) => Field | undefined,
  touches: Draft['clauses'] = [],
): Draft {
  return {
    name: `results/${title}`,
    about,
    clauses,
    touches: touches.filter((it) => it != null),
    apply: changeAnswers((answer, context) => {
      const value = fieldAt(answer.fields, path);
      if (value === undefined || isErrorAnswer(answer, context)) return answer;
      const changed = change(value);
      const fields =
        changed === undefined
          ? withoutFieldAt(answer.fields, path)
          : withFieldAt(answer.fields, path, changed);
      return { ...answer, fields };
    }),
  };
}

/** The first value, always. */
function first(): (value: Field) => Field {
  let kept: Field | undefined;
  return (value) => {
    kept ??= value;
    return kept;
  };
}
