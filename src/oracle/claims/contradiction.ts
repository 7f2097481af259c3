import type { Contract } from '../../contract/contract.ts';
import type { Expectation } from '../expectation.ts';
import { expectedText, judge } from '../judge.ts';
import { readEnvelope } from '../read-envelope.ts';
import type { Reply } from '../read-reply.ts';
import { type CapacityCodes, lastOf, resolveReply, type Sent } from '../resolve.ts';
import { breakdownOf } from './breakdown.ts';
import { expectationBeside } from './evaluate-case.ts';
import type { Basis } from './finding-claim.ts';

/** How the answer to a request contradicts the documents. */
export interface Contradiction {
  readonly expected: string;
  readonly actual: string;
  /** No gateway makes it: a resource where there must be none. */
  readonly isHard: boolean;
  /** It was already sent again and again to tell what it is due to. */
  readonly isRepeated: boolean;
}

/** What a request is held against. */
export interface Measure {
  readonly basis: Exclude<Basis, 'unique' | 'refusals'>;
  /** For `form`: the clause about the form of answers. */
  readonly clause: string;
  readonly twin: Sent | null;
}

/** How `sent` contradicts the documents; null when it does not. */
export function contradictionIn(
  contract: Contract,
  sent: Sent,
  { basis, clause, twin }: Measure,
  capacity: CapacityCodes,
): Contradiction | null {
  const { expectation, exchange } = lastOf(sent);
  const reply = resolveReply(contract, sent, capacity);
  const isRepeated = sent.again.length > 0 && reply.kind !== lastOf(sent).reply.kind;
  if (basis === 'answered') {
    const actual = breakdownOf(lastOf(sent), reply, twin === null ? null : lastOf(twin));
    return actual === null ? null : { expected: 'accepted or refused', actual, isHard: false, isRepeated };
  }
  if (basis === 'form') {
    const remark = readEnvelope(contract, exchange, reply).find((it) => it.clause === clause && !it.kept);
    return remark === undefined ? null : { ...remark, isHard: false, isRepeated };
  }
  const asked = expectationBeside(
    expectation,
    twin === null ? null : lastOf(twin).expectation,
    twin === null ? null : resolveReply(contract, twin, capacity),
  );
  if (asked.kind === 'open') return null;
  const judgement = judge(contract, asked, reply);
  return judgement.kind === 'contradicts'
    ? {
        expected: expectedText(contract, asked),
        actual: judgement.actual,
        isHard: isHard(asked, reply),
        isRepeated,
      }
    : null;
}

function isHard({ kind, dryRun }: Expectation, reply: Reply): boolean {
  return reply.kind === 'accepted' && (kind === 'refuse' || dryRun);
}
