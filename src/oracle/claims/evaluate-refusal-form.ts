import type { Contract } from '../../contract/contract.ts';
import { assess } from '../assess.ts';
import { describeReply } from '../describe-reply.ts';
import { brokenClauses } from '../expectation.ts';
import type { Observation } from '../observation.ts';
import { readReply } from '../read-reply.ts';
import { irregularForm, isSameForm, type RefusalForm } from '../refusal-form.ts';
import { lastOf, type Sent } from '../resolve.ts';
import type { Contradiction } from './contradiction.ts';
import { isKept } from './evaluate-case.ts';

/** Requests that have to be refused, and valid ones in between. */
export interface Refusals {
  readonly first: Sent;
  readonly again: readonly Sent[];
  readonly twins: readonly Sent[];
}

/**
 * The form in which a target refuses whatever it refuses, where it is not the documented one: shown by requests with
 * different faults that are all answered in it, while valid ones are accepted. Null when that was not shown.
 */
export function refusalFormIn(contract: Contract, { first, again, twins }: Refusals): RefusalForm | null {
  const form = formOf(contract, lastOf(first));
  if (form === null) return null;
  const faults = [first, ...again].map(lastOf);
  const areAlike = faults.map((it) => {
    const own = formOf(contract, it);
    return it.expectation.kind === 'refuse' && own !== null && isSameForm(own, form);
  });
  const kinds = new Set(faults.map(({ expectation }) => String(brokenClauses(expectation))));
  const assessment = assess({
    seen: areAlike,
    twins: twins.map(lastOf).map(({ expectation, reply }) => isKept(contract, expectation, reply)),
    isHard: false,
  });
  return kinds.size > 1 && assessment === 'shown' ? form : null;
}

/** How refusals of such a form contradict the documents. */
export function contradictionOfForm(
  contract: Contract,
  refusals: Refusals,
): Pick<Contradiction, 'expected' | 'actual'> | null {
  if (refusalFormIn(contract, refusals) === null) return null;
  const { exchange } = lastOf(refusals.first);
  return {
    expected: 'refused with a 4xx status and a Code, as every fault is',
    actual: describeReply(readReply(contract, exchange)),
  };
}

function formOf(contract: Contract, { exchange }: Observation): RefusalForm | null {
  return irregularForm(contract, exchange, readReply(contract, exchange));
}
