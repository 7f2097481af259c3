import type { Variation } from '../behaviour.ts';
import { bothClauses } from '../clause-id.ts';
import { changeText, changeType } from './change-format.ts';
import { defect } from './defect.ts';

const json = bothClauses('Format.json');

/** JSON that is none, or that is not called so. */
export const jsonAnswerDefects: readonly Variation[] = [
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
    [...json, ...bothClauses('Error.envelope')],
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
];
