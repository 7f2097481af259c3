import { createHash, randomInt } from 'node:crypto';
import type { Answer } from '../../endpoint/fields.ts';
import type { RequestContext, Variation } from '../behaviour.ts';
import { bothClauses } from '../clause-id.ts';
import { type Change, changeAnswers } from '../variation/change.ts';
import { nowAndThen } from '../variation/conditions.ts';
import { defect, slight } from './defect.ts';

const present = bothClauses('RequestId.present');
const unique = bothClauses('RequestId.unique');
const uuid = bothClauses('RequestId.uuid');

const isError = ({ root }: Answer): boolean => root === 'Error';

/** Changes the RequestId of the answers that `condition` holds of; undefined leaves it out. */
function changeId(
  change: (id: string, context: RequestContext) => string | undefined,
  condition: (answer: Answer, context: RequestContext) => boolean = () => true,
): Change {
  return changeAnswers('both', (answer, context) => {
    if (!condition(answer, context)) return answer;
    const { RequestId, ...others } = answer.fields;
    const id = change(String(RequestId), context);
    return { ...answer, fields: id === undefined ? others : { RequestId: id, ...others } };
  });
}

/** Gives the RequestId of an earlier answer again when `repeats` holds of how many there were. */
function repeat(repeats: (count: number) => boolean): Change {
  return (behaviour) => {
    let count = 0;
    let last = '';
    return changeId((id) => {
      if (!repeats(count++) || last === '') last = id;
      return last;
    })(behaviour);
  };
}

/** A RequestId that depends on the parameters alone. */
function idByContent(_id: string, { call }: RequestContext): string {
  const told = call.parameters.filter(({ name }) => !/^(Signature|Timestamp)/.test(name));
  const hash = createHash('sha256').update(JSON.stringify(told)).digest('hex').toUpperCase();
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(12, 15)}-8${hash.slice(15, 18)}-${hash.slice(18, 30)}`;
}

const digits = (count: number): string => Array.from({ length: count }, () => randomInt(10)).join('');

/** What can go wrong with RequestIds. */
export const requestIdDefects: readonly Variation[] = [
  defect(
    'request-id/missing',
    'has no RequestId',
    present,
    changeId(() => undefined),
  ),
  defect(
    'request-id/empty',
    'has an empty RequestId',
    present,
    changeId(() => ''),
  ),
  defect(
    'request-id/missing-in-errors',
    'has no RequestId in refusals',
    present,
    changeId(() => undefined, isError),
  ),
  defect(
    'request-id/missing-in-successes',
    'has no RequestId in successes',
    present,
    changeId(
      () => undefined,
      (answer) => !isError(answer),
    ),
  ),
  defect(
    'request-id/missing-in-xml',
    'has no RequestId in XML',
    [...present, ...bothClauses('Format.equal')],
    changeId(
      () => undefined,
      (_answer, { call }) => call.format === 'XML',
    ),
  ),
  defect(
    'request-id/missing-in-json',
    'has no RequestId in JSON',
    [...present, ...bothClauses('Format.equal')],
    changeId(
      () => undefined,
      (_answer, { call }) => call.format === 'JSON',
    ),
  ),
  defect(
    'request-id/missing-in-posts',
    'has no RequestId in answers to POST requests',
    present,
    changeId(
      () => undefined,
      (_answer, { call }) => call.received.method === 'POST',
    ),
  ),
  defect(
    'request-id/missing-now-and-then',
    'has no RequestId in one answer of ten',
    present,
    changeId(
      () => undefined,
      (_answer, context) => nowAndThen(0.1, 'request-id')(context),
    ),
  ),
  defect('request-id/misnamed', 'calls the RequestId requestId', present, (behaviour) =>
    changeAnswers('both', ({ fields: { RequestId = '', ...others }, ...answer }) => ({
      ...answer,
      fields: { ...others, requestId: RequestId },
    }))(behaviour),
  ),
  defect(
    'request-id/constant',
    'has the same RequestId in all answers',
    unique,
    changeId(() => '00000000-0000-4000-8000-000000000000'),
  ),
  defect(
    'request-id/constant-in-errors',
    'has the same RequestId in all refusals',
    unique,
    changeId(() => '00000000-0000-4000-8000-000000000000', isError),
  ),
  defect(
    'request-id/by-content',
    'gives refusals of requests that are the same to the letter the same RequestId',
    unique,
    changeId(idByContent, isError),
  ),
  defect(
    'request-id/given-twice',
    'gives each RequestId to two answers',
    unique,
    repeat((count) => count % 2 === 1),
  ),
  defect(
    'request-id/repeated-in-ten',
    'repeats a RequestId in every tenth answer',
    unique,
    repeat((count) => count % 10 === 9),
  ),
  slight(
    'request-id-form/lower-case',
    'writes RequestIds in lower case',
    uuid,
    changeId((id) => id.toLowerCase()),
  ),
  slight(
    'request-id-form/without-hyphens',
    'writes RequestIds without hyphens',
    uuid,
    changeId((id) => id.replaceAll('-', '')),
  ),
  slight(
    'request-id-form/digits',
    'makes RequestIds of digits',
    uuid,
    changeId(() => digits(24)),
  ),
  slight(
    'request-id-form/in-braces',
    'writes RequestIds in braces',
    uuid,
    changeId((id) => `{${id}}`),
  ),
];
