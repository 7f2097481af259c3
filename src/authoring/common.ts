import type { Clause } from '../contract/clause.ts';
import type { CommonClauses, Idempotence, OpenCase, TokenParameter } from '../contract/contract.ts';
import { asciiGraphic, beyondAscii } from './alphabets.ts';
import { acceptedOnly, bothSides, type clausesOf, everyAnswer, sequence } from './clause-builder.ts';

type Builders = ReturnType<typeof clausesOf>;

const rpc = 'Common parameters and responses of RPC-style operations';
const idempotencePage = 'How to ensure idempotence (linked from ClientToken)';

/** Ids of the clauses that hold for every operation. */
export function commonIds(operation: string): CommonClauses {
  const id = (rule: string) => `${operation}.${rule}`;
  return {
    requestIdPresent: id('RequestId.present'),
    requestIdUnique: id('RequestId.unique'),
    requestIdUuid: id('RequestId.uuid'),
    formatJson: id('Format.json'),
    formatXml: id('Format.xml'),
    formatEqual: id('Format.equal'),
    errorEnvelope: id('Error.envelope'),
    transportGet: id('Transport.get'),
    transportPost: id('Transport.post'),
    robustInput: id('Robust.input'),
    resultId: id('Result.id'),
    resultReadback: id('Result.readback'),
    refusalEffect: id('Refusal.effect'),
    resultPrefix: id('Result.prefix'),
    resultOrder: id('Result.order'),
    resultRepeated: id('Result.repeated'),
    extraParameters: id('Request.extra'),
    duplicateParameters: id('Request.duplicate'),
  };
}

/** The clauses and open points that hold for every operation. */
export function commonClauses(
  { must, should, open }: Builders,
  resultId: string,
  effect: 'creates' | 'changes' | 'deletes' | 'reads' = 'creates',
): readonly Clause[] {
  const subject = effect === 'changes' ? 'changed' : 'new';
  return [
    must(
      'Result.id',
      'Response parameters',
      `${resultId} is a non-empty string that is never given twice.`,
      sequence,
    ),
    must(
      'Result.readback',
      'Response parameters',
      `What the companion operations show of a ${subject} resource is what was asked for, lists in any order.`,
      sequence,
    ),
    must('Refusal.effect', 'Error codes', `A refused request ${effect} nothing.`, sequence),
    must(
      'RequestId.present',
      'Response parameters, RequestId',
      'Every answer, error answers too, carries a non-empty RequestId.',
      everyAnswer('accept', 'refuse'),
    ),
    must(
      'RequestId.unique',
      'Response parameters, RequestId',
      'No two requests get the same RequestId; a replay may repeat the first one’s.',
      everyAnswer('accept', 'refuse'),
    ),
    should(
      'RequestId.uuid',
      'Response parameters, RequestId, example',
      'A RequestId looks like an upper-case UUID.',
      everyAnswer('accept', 'refuse'),
    ),
    must(
      'Format.json',
      rpc,
      'With Format=JSON the body is JSON and the content type says so.',
      everyAnswer('accept', 'refuse'),
    ),
    must(
      'Format.xml',
      rpc,
      'With Format=XML the body is XML, its root is the action’s name and “Response”, or “Error”, and the content type says so.',
      everyAnswer('accept', 'refuse'),
    ),
    must('Format.equal', rpc, 'The same request has the same fields in both formats.', sequence),
    must('Error.envelope', rpc, 'An error has a Code, a Message and a 4xx status.', everyAnswer('refuse')),
    must(
      'Transport.get',
      rpc,
      'Parameters in the query of a GET request mean the same as elsewhere.',
      bothSides,
    ),
    must(
      'Transport.post',
      rpc,
      'Parameters in the query or the form body of a POST request mean the same as elsewhere.',
      bothSides,
    ),
    must(
      'Robust.input',
      rpc,
      'No input, however odd, gets a 5xx, a hang or a closed connection: it is accepted or refused.',
      acceptedOnly,
    ),
    open('RequestId.replay', rpc, 'Whether a replay carries the first answer’s RequestId or its own.'),
    open('Result.prefix', 'Response parameters, example', 'What the ids of new resources start with.'),
    open(
      'Result.order',
      'Response parameters of the companion operations',
      'The order in which lists are shown again.',
    ),
    open(
      'Result.repeated',
      'Response parameters of the companion operations',
      'Whether a value that was given twice is shown twice.',
    ),
    open('Request.extra', rpc, 'Parameters that the document does not name.'),
    open('Request.duplicate', rpc, 'One parameter given twice.'),
    open('Action.absent', 'Request parameters, Action', 'A request without Action.'),
  ];
}

/** Probes of the open points that hold for every operation. */
export function commonOpenDrafts(operation: string): readonly OpenCase[] {
  return [
    { point: `${operation}.Request.extra`, label: 'an unknown parameter', change: { Unheard: 'of' } },
    { point: `${operation}.Action.absent`, label: 'no Action', change: {}, omit: ['Action'] },
  ];
}

/** The token that both documents describe in the same words: ASCII, at most 64 characters, not required. */
export function clientToken(operation: string, name = 'ClientToken', max = 64): TokenParameter {
  const id = (rule: string) => `${operation}.ClientToken.${rule}`;
  return {
    shape: 'token',
    name,
    presence: { required: false, errors: [] },
    text: {
      rules: [
        { kind: 'length', clause: id('length'), min: 0, max, errors: [] },
        { kind: 'charset', clause: id('ascii'), refuses: [beyondAscii], errors: [] },
      ],
      plain: [asciiGraphic],
      open: { characters: id('characters'), astral: id('characters'), empty: id('characters') },
    },
  };
}

/** The clauses about tokens; `source` is the row that documents the token. */
export function tokenClauses({ must, should, open }: Builders, row: string, max = 64): readonly Clause[] {
  return [
    must('ClientToken.ascii', row, 'A token has ASCII characters only.'),
    must('ClientToken.length', row, `A token has at most ${max} characters.`),
    must(
      'ClientToken.idempotent',
      row,
      'The same token and parameters again give the same id and create nothing new, also after many other requests.',
      sequence,
    ),
    must('ClientToken.distinct', row, 'Other tokens, or none, create other resources.', sequence),
    must(
      'ClientToken.concurrent',
      row,
      'The same request many times at once creates one resource.',
      sequence,
    ),
    should(
      'ClientToken.mismatch',
      idempotencePage,
      'The same token with other parameters is refused as a mismatch.',
      sequence,
    ),
    open('ClientToken.characters', row, 'Spaces and control characters in a token, and the empty token.'),
    open('ClientToken.afterRefusal', row, 'Whether a refused request uses up its token.'),
  ];
}

/** The same of an operation that changes or deletes what a request names: no token makes anything. */
export function actingTokenClauses(builders: Builders, row: string, max = 64): readonly Clause[] {
  const making = ['ClientToken.idempotent', 'ClientToken.distinct', 'ClientToken.concurrent'];
  const others = tokenClauses(builders, row, max).filter(
    ({ id }) => !making.some((rule) => id.endsWith(`.${rule}`)),
  );
  return [
    builders.must(
      'ClientToken.idempotent',
      row,
      'The same token and parameters again are accepted again, whatever became of what they name.',
      sequence,
    ),
    ...others,
  ];
}

/** What the documents say of repeated requests. */
export function idempotence(operation: string, dryRun: boolean, processing: readonly string[]): Idempotence {
  const id = (rule: string) => `${operation}.ClientToken.${rule}`;
  return {
    parameter: 'ClientToken',
    mismatch: ['IdempotentParameterMismatch', 'IdempotenceSignatureMismatch', 'IdempotenceParamNotMatch'],
    processing,
    clauses: {
      idempotent: id('idempotent'),
      distinct: id('distinct'),
      concurrent: id('concurrent'),
      mismatch: id('mismatch'),
      afterRefusal: id('afterRefusal'),
      afterDryRun: dryRun ? id('afterDryRun') : null,
      replayRequestId: `${operation}.RequestId.replay`,
    },
  };
}

/** Inputs that no sane caller sends and every sane endpoint answers. */
export const oddTexts = [
  { label: 'NUL', text: 'a\u0000b', times: 1 },
  { label: 'control characters', text: 'a\u0001\u0008\u001b\u007fb', times: 1 },
  { label: 'line breaks', text: 'a\r\nX-Odd: b\tc', times: 1 },
  { label: 'emoji', text: 'a\u{1f600}\u{1f469}\u200d\u{1f4bb}b', times: 1 },
  { label: 'a lone percent sign', text: '100%', times: 1 },
  { label: 'percent escapes', text: '%00%ff%E4%B8%zz%u4e2d', times: 1 },
  { label: 'right-to-left marks', text: 'a\u202e\u200fb\u2066c', times: 1 },
  { label: 'quotes and brackets', text: `'"><{}[]]]>&amp;;--\\`, times: 1 },
  { label: 'format strings', text: '%s%n%d {0} $' + '{x} {{x}}', times: 1 },
  { label: 'characters at the edges of Unicode', text: 'a\ufeff\ufffd\u{10ffff}b', times: 1 },
  { label: '10 000 characters', text: 'x', times: 10_000 },
] as const;
