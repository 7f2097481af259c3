import type { Variation } from '../behaviour.ts';
import { bothClauses } from '../clause-id.ts';
import { changeWire } from '../variation/change.ts';
import { changeIn, changeText, changeType, isError } from './change-format.ts';
import { defect } from './defect.ts';

const xml = bothClauses('Format.xml');

/** XML that is none, has a wrong root, or is not called so. */
export const xmlAnswerDefects: readonly Variation[] = [
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
    'format-xml/error-root-of-404',
    'calls the root of 404 in XML html',
    xml,
    changeText('XML', (text) =>
      text.includes('NotFound') ? text.replaceAll(/(<\/?)Error>/g, '$1html>') : text,
    ),
  ),
  defect(
    'format-xml/unescaped',
    'repeats in XML what was wrong without escaping it',
    xml,
    changeWire('both', (wire, { call }) => {
      const odd = call.parameters.find(({ value }) => value.includes('<'))?.value ?? '';
      return call.format === 'XML'
        ? { ...wire, body: wire.body.toString().replace('</Message>', `: ${odd}</Message>`) }
        : wire;
    }),
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
    [...xml, ...bothClauses('Error.envelope')],
    changeText('XML', (text) => `OK ${text}`),
  ),
  defect(
    'format-xml/empty',
    'answers XML with an empty body',
    [...xml, ...bothClauses('RequestId.present', 'Error.envelope')],
    changeText('XML', () => ''),
  ),
];
