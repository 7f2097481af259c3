import type { Answer } from '../../endpoint/fields.ts';
import type { Variation } from '../behaviour.ts';
import { bothClauses } from '../clause-id.ts';
import { changeFormat, changeIn, isError } from './change-format.ts';
import { defect } from './defect.ts';

const json = bothClauses('Format.json');
const xml = bothClauses('Format.xml');
const equal = bothClauses('Format.equal');
const all = [...json, ...xml, ...equal];

/** Renames the result, the id of what was created. */
const renameId =
  (rename: (name: string) => string) =>
  (answer: Answer): Answer => ({
    ...answer,
    fields: Object.fromEntries(
      Object.entries(answer.fields).map(([name, value]) => [
        /^Security\w+Id$/.test(name) ? rename(name) : name,
        value,
      ]),
    ),
  });

/** Answers in the wrong format, or with other fields in one than in the other. */
export const formatDefects: readonly Variation[] = [
  defect(
    'format/always-json',
    'answers JSON when XML is asked for',
    [...xml, ...equal],
    changeFormat(() => 'JSON'),
  ),
  defect(
    'format/always-xml',
    'answers XML when JSON is asked for',
    [...json, ...equal],
    changeFormat(() => 'XML'),
  ),
  defect(
    'format/swapped',
    'answers XML for JSON and JSON for XML',
    all,
    changeFormat((asked) => (asked === 'JSON' ? 'XML' : 'JSON')),
  ),
  defect(
    'format/errors-in-json',
    'refuses in JSON when XML is asked for',
    xml,
    changeFormat((asked, answer) => (isError(answer) ? 'JSON' : asked)),
  ),
  defect(
    'format/errors-in-xml',
    'refuses in XML when JSON is asked for',
    json,
    changeFormat((asked, answer) => (isError(answer) ? 'XML' : asked)),
  ),
  defect(
    'format/successes-in-xml',
    'answers successes in XML when JSON is asked for',
    [...json, ...equal],
    changeFormat((asked, answer) => (isError(answer) ? asked : 'XML')),
  ),
  defect(
    'format-equal/id-misnamed-in-xml',
    'calls the id otherwise in XML',
    [...equal, ...bothClauses('Result.id')],
    changeIn(
      'XML',
      renameId(() => 'Id'),
    ),
  ),
  defect(
    'format-equal/id-missing-in-xml',
    'has no id in XML',
    [...equal, ...bothClauses('Result.id')],
    changeIn('XML', (answer) => ({
      ...answer,
      fields: { RequestId: answer.fields.RequestId ?? '', ...(isError(answer) ? answer.fields : {}) },
    })),
  ),
  defect(
    'format-equal/nested-in-json',
    'puts the fields of JSON into an object Data',
    [...equal, ...json, ...bothClauses('Result.id')],
    changeIn('JSON', (answer) =>
      isError(answer)
        ? answer
        : { ...answer, fields: { RequestId: answer.fields.RequestId ?? '', Data: answer.fields } },
    ),
  ),
  defect(
    'format-equal/id-lower-case-in-json',
    'writes the name of the id in camel case in JSON',
    [...equal, ...bothClauses('Result.id')],
    changeIn(
      'JSON',
      renameId((name) => `s${name.slice(1)}`),
    ),
  ),
];
