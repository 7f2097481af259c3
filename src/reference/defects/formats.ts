import type { Variation } from '../behaviour.ts';
import { bothClauses } from '../clause-id.ts';
import type { Answer, Format } from '../http/fields.ts';
import type { Scene } from '../scene.ts';
import { type Change, changeAnswers, changeWire, isCreation } from '../variation/change.ts';
import { defect } from './defect.ts';

const json = bothClauses('Format.json');
const xml = bothClauses('Format.xml');
const equal = bothClauses('Format.equal');
const all = [...json, ...xml, ...equal];

/** Changes the format that creations are answered in. */
function changeFormat(change: (asked: Format, answer: Answer) => Format): Change {
  return (behaviour) => ({
    ...behaviour,
    write: {
      ...behaviour.write,
      formatOf: (answer, scene) => {
        const format = behaviour.write.formatOf(answer, scene);
        return isCreation(scene, 'both') ? change(format, answer) : format;
      },
    },
  });
}

/** Changes answers in one format. */
function changeIn(format: Format, change: (answer: Answer, scene: Scene) => Answer): Change {
  return changeAnswers('both', (answer, scene) =>
    scene.call.format === format ? change(answer, scene) : answer,
  );
}

/** Changes the text of answers in one format. */
function changeText(format: Format, change: (text: string) => string): Change {
  return changeWire('both', (wire, { call }) =>
    call.format === format ? { ...wire, body: change(wire.body.toString()) } : wire,
  );
}

/** Changes the content type of answers in one format; undefined leaves it out. */
function changeType(format: Format, type: string | undefined): Change {
  return changeWire('both', (wire, { call }) =>
    call.format === format
      ? { ...wire, headers: type === undefined ? {} : { ...wire.headers, 'content-type': type } }
      : wire,
  );
}

const isError = ({ root }: Answer): boolean => root === 'Error';

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

/** Answers in the wrong format, or in the right one wrongly written. */
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
    'format-xml/root-without-action',
    'calls the root of XML Response',
    xml,
    changeIn('XML', (answer) => (isError(answer) ? answer : { ...answer, root: 'Response' })),
  ),
  defect(
    'format-xml/root-without-response',
    'calls the root of XML like the action',
    xml,
    changeIn('XML', (answer) =>
      isError(answer) ? answer : { ...answer, root: answer.root.replace('Response', '') },
    ),
  ),
  defect(
    'format-xml/root-of-other-action',
    'calls the root of XML like that of another action',
    xml,
    changeIn('XML', (answer) => (isError(answer) ? answer : { ...answer, root: 'CreateResponse' })),
  ),
  defect(
    'format-xml/error-root',
    'calls the root of refusals in XML ErrorResponse',
    xml,
    changeIn('XML', (answer) => (isError(answer) ? { ...answer, root: 'ErrorResponse' } : answer)),
  ),
  defect(
    'format-xml/error-root-like-success',
    'gives refusals in XML the root of successes',
    xml,
    changeIn('XML', (answer, { call }) => ({ ...answer, root: `${call.action}Response` })),
  ),
  defect(
    'format-xml/type-json',
    'sends XML with the content type of JSON',
    xml,
    changeType('XML', 'application/json;charset=utf-8'),
  ),
  defect(
    'format-xml/type-html',
    'sends XML with the content type of HTML',
    xml,
    changeType('XML', 'text/html'),
  ),
  defect('format-xml/type-missing', 'sends XML without a content type', xml, changeType('XML', undefined)),
  defect(
    'format-json/type-xml',
    'sends JSON with the content type of XML',
    json,
    changeType('JSON', 'text/xml;charset=utf-8'),
  ),
  defect(
    'format-json/type-html',
    'sends JSON with the content type of HTML',
    json,
    changeType('JSON', 'text/html;charset=utf-8'),
  ),
  defect(
    'format-json/type-missing',
    'sends JSON without a content type',
    json,
    changeType('JSON', undefined),
  ),
  defect(
    'format-json/trailing-comma',
    'puts a comma behind the last field of JSON',
    json,
    changeText('JSON', (text) => text.replace(/\}$/, ',}')),
  ),
  defect(
    'format-json/single-quotes',
    'writes JSON with single quotes',
    json,
    changeText('JSON', (text) => text.replaceAll('"', "'")),
  ),
  defect(
    'format-json/truncated',
    'leaves the last brace of JSON out',
    json,
    changeText('JSON', (text) => text.slice(0, -1)),
  ),
  defect(
    'format-json/callback',
    'wraps JSON into a function call',
    json,
    changeText('JSON', (text) => `callback(${text})`),
  ),
  defect(
    'format-json/as-string',
    'writes JSON as a string in JSON',
    json,
    changeText('JSON', (text) => JSON.stringify(text)),
  ),
  defect(
    'format-json/in-a-list',
    'puts JSON into a list',
    json,
    changeText('JSON', (text) => `[${text}]`),
  ),
  defect(
    'format-xml/not-closed',
    'leaves the last tag of XML open',
    xml,
    changeText('XML', (text) => text.replace(/<\/\w+>$/, '')),
  ),
  defect(
    'format-xml/wrong-closing-tag',
    'closes the root of XML by another name',
    xml,
    changeText('XML', (text) => text.replace(/<\/(\w+)>$/, '</$1s>')),
  ),
  defect(
    'format-xml/text-before',
    'puts text before XML',
    xml,
    changeText('XML', (text) => `OK ${text}`),
  ),
  defect(
    'format-xml/empty',
    'answers XML with an empty body',
    [...xml, ...bothClauses('RequestId.present')],
    changeText('XML', () => ''),
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
