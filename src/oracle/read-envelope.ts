import { type Answer, decode, isRecord } from '../client/decode.ts';
import type { Exchange, ReceivedResponse } from '../client/exchange.ts';
import { readFormat, readRequest } from '../client/read-request.ts';
import { scalarType } from '../client/scalar-type.ts';
import type { Contract } from '../contract/contract.ts';
import { parametersOfShape } from '../contract/of-shape.ts';
import { isCodeOf } from '../contract/protocol.ts';
import { textAt } from './answer-fields.ts';
import { asksForCheck } from './asks-for-check.ts';
import { dryRunCodes } from './judge.ts';
import type { Reply } from './read-reply.ts';
import type { Remark } from './remark.ts';
import { resultFieldRemarks } from './result-fields.ts';

/** What the form of an answer shows: its RequestId, its format, its envelope, the id of what was created. */
export function readEnvelope(contract: Contract, exchange: Exchange, reply: Reply): readonly Remark[] {
  const { response } = exchange;
  if (response === undefined || reply.kind === 'retryable') return [];
  const answer = decode(response);
  if (isCrash(contract, answer, response.status)) return [];
  const side = reply.kind === 'accepted' ? 'accept' : 'refuse';
  const say = (clause: string, kept: boolean, expected: string, actual: string): Remark => ({
    clause,
    side,
    kept,
    expected,
    actual,
  });
  const form = formatRemarks(contract, exchange, answer, side, say);
  // Where there are no fields, none can be missing.
  if (answer.syntax === 'JSON' && answer.tree !== null && !isRecord(answer.tree)) return form;
  return [
    ...form,
    ...(reply.kind === 'accepted'
      ? asksForCheckOnly(contract, exchange)
        ? []
        : [...idRemarks(contract, response, reply.id, say), ...resultFieldRemarks(contract, exchange, answer)]
      : errorRemarks(contract, answer, response.status, reply, say)),
    ...(answer.tree === null ? [] : requestIdRemarks(contract, answer, say)),
  ];
}

/** A 5xx without an envelope is a crash, not an error answer, and no clause about answers speaks to it. */
function isCrash({ protocol: { envelope, codes } }: Contract, answer: Answer, status: number): boolean {
  const code = textAt(answer, envelope.code);
  return status >= 500 && (code === '' || isCodeOf(codes.crash, code));
}

/** A check has no result, however it is answered. */
const asksForCheckOnly = (contract: Contract, { request }: Exchange): boolean =>
  asksForCheck(contract, readRequest(request));

type Say = (clause: string, kept: boolean, expected: string, actual: string) => Remark;

function requestIdRemarks(contract: Contract, answer: Answer, say: Say): readonly Remark[] {
  const { requestIdPresent, requestIdUuid } = contract.common;
  const { requestIdPattern, envelope } = contract.protocol;
  const id = textAt(answer, envelope.requestId);
  const present = say(
    requestIdPresent,
    id.trim() !== '',
    'a non-empty RequestId',
    id === '' ? 'no RequestId' : JSON.stringify(id),
  );
  return id.trim() === ''
    ? [present]
    : [
        present,
        say(
          requestIdUuid,
          new RegExp(requestIdPattern).test(id),
          'a RequestId like an upper-case UUID',
          JSON.stringify(id),
        ),
      ];
}

function idRemarks(
  contract: Contract,
  response: ReceivedResponse,
  id: string | null,
  say: Say,
): readonly Remark[] {
  const name = contract.result.id;
  if (name === null) return [];
  const type = scalarType(response, name);
  return [
    say(
      contract.common.resultId,
      id !== null && type === 'string',
      `a non-empty string as ${name}`,
      id === null ? `no ${name}` : type === 'string' ? JSON.stringify(id) : `the ${type} ${id}`,
    ),
  ];
}

function errorRemarks(
  contract: Contract,
  answer: Answer,
  status: number,
  reply: Reply,
  say: Say,
): readonly Remark[] {
  const { envelope: names } = contract.protocol;
  const code = textAt(answer, names.code);
  const message = textAt(answer, names.message);
  const passedCheck = dryRunCodes(contract).includes(code);
  // What cannot be read at all on a success is the format's matter.
  if (answer.tree === null && (status < 400 || answer.syntax !== 'none')) return [];
  // A success that lacks its result is no error answer.
  if (status >= 200 && status <= 299 && code === '') return [];
  const envelope = say(
    contract.common.errorEnvelope,
    code !== '' && message.trim() !== '' && (passedCheck || (status >= 400 && status <= 499)),
    'a 4xx status with Code and Message',
    `HTTP ${status}, ${code === '' ? 'no Code' : `Code ${code}`}, ${message.trim() === '' ? 'no Message' : 'a Message'}`,
  );
  if (!passedCheck || reply.kind !== 'refused' || reply.irregular) return [envelope];
  return [
    envelope,
    ...parametersOfShape(contract, 'dry-run').map((it) => ({
      ...say(it.clauses.status, status === it.status, `HTTP ${it.status}`, `HTTP ${status}`),
      side: 'accept' as const,
    })),
  ];
}

function formatRemarks(
  contract: Contract,
  exchange: Exchange,
  answer: Answer,
  side: Remark['side'],
  say: Say,
): readonly Remark[] {
  const { formatJson, formatXml } = contract.common;
  const type = exchange.response?.headers['content-type'] ?? '';
  const asked = readFormat(exchange.request);
  const form = answer.root === null ? answer.syntax : `XML with root <${answer.root}>`;
  const trouble = answer.syntax === 'none' || answer.problem === null ? '' : ` (${inWords(answer.problem)})`;
  const seen = `${form}${trouble}, content type ${type === '' ? 'absent' : type}`;
  // An empty or unreadable body that promises nothing is the envelope's matter, not the format's.
  if (asked === null || (answer.syntax === 'none' && !claims(asked, type))) return [];
  const agrees = (name: string) => type.toLowerCase().includes(name);
  if (asked === 'JSON')
    return [
      say(
        formatJson,
        answer.syntax === 'JSON' && answer.tree !== null && isRecord(answer.tree) && agrees('json'),
        'JSON, and a content type that says so',
        seen,
      ),
    ];
  const { successSuffix, errorRoot } = contract.protocol.envelope;
  const root = side === 'accept' ? `${contract.action ?? contract.operation}${successSuffix}` : errorRoot;
  const kept = answer.root === root && agrees('xml');
  return [say(formatXml, kept, `XML with root <${root}>, and a content type that says so`, seen)];
}

/** Whether a content type promises the format that was asked for. */
function claims(asked: 'JSON' | 'XML', type: string): boolean {
  return type.toLowerCase().includes(asked.toLowerCase());
}

/** A sentence about a body as a remark beside its form. */
function inWords(problem: string): string {
  return problem.replace(/^The body is /, '').replace(/\.$/, '');
}
