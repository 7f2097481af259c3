import type { Scene } from '../behaviour.ts';
import type { Call } from '../call.ts';
import type { Fault } from '../errors.ts';
import type { Answer, Fields, Wire } from './fields.ts';
import { headerOf } from './received.ts';
import { writeXml } from './xml.ts';

/** The answer that carries what an operation came to: its fields, or the envelope of an error. */
export function toAnswer(outcome: Fields | Fault, call: Call): Answer {
  if (isFault(outcome)) {
    const { status, code, message } = outcome;
    const hostId = headerOf(call.received, 'host') ?? '';
    return {
      status,
      root: 'Error',
      fields: { RequestId: call.requestId, HostId: hostId, Code: code, Message: message },
    };
  }
  return { status: 200, root: `${call.action}Response`, fields: { RequestId: call.requestId, ...outcome } };
}

/** Writes `answer` in the format that the request asks for. */
export function writeAnswer(answer: Answer, scene: Scene): Wire {
  const { write } = scene.behaviour;
  const format = write.formatOf(answer, scene);
  return {
    status: answer.status,
    headers: { 'content-type': write.contentType[format] },
    body: format === 'JSON' ? write.json(answer.fields) : writeXml(answer.root, answer.fields, write.xml),
    delivery: 'whole',
    delayMs: 0,
  };
}

/** Whether an operation came to an error; no field of an answer is a `status` in lower case. */
export function isFault(outcome: Fields | Fault): outcome is Fault {
  return typeof outcome.status === 'number' && typeof outcome.code === 'string';
}
