import type { Answer, Format, Wire } from '../../endpoint/fields.ts';
import { withoutFieldAt } from '../fields-at.ts';
import type { RequestContext } from '../simulation.ts';
import { changeAnswers, changeWire } from './change.ts';
import type { Draft, Family } from './flaw.ts';

/** Answers that are not in the format that was asked for, or not the same in both. */
export const formats: Family = ({ common, result: { id, fields = [] }, protocol }) => {
  const [host] = protocol.envelope.others;
  const { formatJson, formatXml, formatEqual } = common;
  const wire = (
    title: string,
    about: string,
    clause: string,
    change: (wire: Wire, context: RequestContext) => Wire,
    touches: readonly string[] = [],
  ): Draft => ({
    name: `formats-of-answers/${title}`,
    about,
    clauses: [clause],
    touches,
    apply: changeWire(change),
  });
  return [
    wire('json-as-text', 'says that JSON is plain text', formatJson, typed('JSON', 'text/plain')),
    wire('json-not-closed', 'does not end its JSON', formatJson, cut('JSON'), [formatEqual]),
    wire('xml-as-text', 'says that XML is plain text', formatXml, typed('XML', 'text/plain')),
    wire('xml-not-closed', 'does not end its XML', formatXml, cut('XML'), [formatEqual]),
    {
      name: 'formats-of-answers/xml-other-root',
      about: 'calls the root of its XML otherwise',
      clauses: [formatXml],
      apply: changeAnswers((answer) => ({ ...answer, root: 'Response' })),
    },
    ...(id === null
      ? []
      : [
          {
            name: 'formats-of-answers/id-missing-in-xml',
            about: `has no ${id} in XML`,
            clauses: [
              formatEqual,
              common.resultId,
              ...fields.flatMap((it) => (it.name === id ? [it.clause] : [])),
            ],
            apply: changeAnswers(without(id)),
          },
        ]),
    ...(host === undefined
      ? []
      : [
          {
            name: 'formats-of-answers/host-missing-in-xml',
            about: `has no ${host} in XML`,
            clauses: [formatEqual],
            apply: changeAnswers(without(host)),
          },
        ]),
  ];
};

type Change = (wire: Wire, context: RequestContext) => Wire;

const typed =
  (format: Format, type: string): Change =>
  (wire, { call }) =>
    call.format === format ? { ...wire, headers: { ...wire.headers, 'content-type': type } } : wire;

const cut =
  (format: Format): Change =>
  (wire, { call }) =>
    call.format === format ? { ...wire, body: wire.body.toString().slice(0, -1) } : wire;

const without =
  (path: string) =>
  (answer: Answer, { call }: RequestContext): Answer =>
    call.format === 'XML' ? { ...answer, fields: withoutFieldAt(answer.fields, path) } : answer;
