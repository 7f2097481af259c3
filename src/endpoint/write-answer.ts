import type { Call } from './call.ts';
import type { ErrorShape } from './error-shape.ts';
import type { Answer, Fields, Format, Wire } from './fields.ts';
import { headerOf } from './received.ts';
import { plainXml, writeXml, type XmlSpelling } from './xml.ts';

/** What the fields are called that answers have whatever the operation, and the root elements of XML. */
export interface Envelope {
  readonly requestId: string;
  readonly host: string;
  readonly code: string;
  readonly message: string;
  readonly errorRoot: string;
  readonly successSuffix: string;
}

/** How answers are put into bytes. */
export interface Writing {
  readonly contentType: Readonly<Record<Format, string>>;
  readonly xml: XmlSpelling;
  readonly json: (fields: Fields) => string;
}

/** The plain way. */
export const plainWriting: Writing = {
  contentType: { JSON: 'application/json;charset=utf-8', XML: 'text/xml;charset=utf-8' },
  xml: plainXml,
  json: (fields) => JSON.stringify(fields),
};

/** The answer that carries what an operation came to: its fields, or the envelope of an error. */
export function toAnswer(outcome: Fields | ErrorShape, call: Call, envelope: Envelope): Answer {
  if (isError(outcome)) {
    return {
      status: outcome.status,
      root: envelope.errorRoot,
      fields: {
        [envelope.requestId]: call.requestId,
        [envelope.host]: headerOf(call.received, 'host') ?? '',
        [envelope.code]: outcome.code,
        [envelope.message]: outcome.message,
      },
    };
  }
  return {
    status: 200,
    root: `${call.action}${envelope.successSuffix}`,
    fields: { [envelope.requestId]: call.requestId, ...outcome },
  };
}

/** Writes `answer` in a format. */
export function writeAnswer({ status, root, fields }: Answer, format: Format, writing: Writing): Wire {
  return {
    status,
    headers: { 'content-type': writing.contentType[format] },
    body: format === 'JSON' ? writing.json(fields) : writeXml(root, fields, writing.xml),
    delivery: 'whole',
    delayMs: 0,
  };
}

/** Whether an operation came to an error; no field of an answer is a `status` in lower case. */
export function isError<E extends ErrorShape>(outcome: Fields | E): outcome is E {
  return typeof outcome.status === 'number' && typeof outcome.code === 'string';
}
