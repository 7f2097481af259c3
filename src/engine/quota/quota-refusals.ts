import { documentedAnswers } from '../../oracle/judge.ts';
import { describeReply } from '../../oracle/read-reply.ts';
import type { Session } from '../session.ts';
import type { Submitted } from '../submit.ts';

/** Whether a request was turned away for the full quota: a code that names permissions or the action comes after others were accepted. */
export function isRefusal({ reply }: Submitted): boolean {
  return (
    reply.kind === 'refused' ||
    (reply.kind === 'barred' && ['quota', 'permission', 'action'].includes(reply.cause))
  );
}

/** Whether a request was turned away by a code that names the quota. */
export function isSameRefusal({ reply }: Submitted): boolean {
  return reply.kind === 'barred' && reply.cause === 'quota';
}

/** The documented answers to one request too many, in words; null when the document names none. */
export function documentedText({ contract }: Session): string | null {
  const { errors } = contract.quota;
  return errors.length === 0
    ? null
    : `refused with ${errors.map(({ status, code }) => `${status} ${code}`).join(' or ')}`;
}

/** Whether a refusal is one of the documented ones, where there are such. */
export function isDocumented({ contract }: Session, { reply }: Submitted): boolean {
  const breach = { clause: contract.quota.clauses.limit, errors: contract.quota.errors };
  const documented = documentedAnswers({
    kind: 'refuse',
    breaches: [breach],
    openPoints: [],
    dryRun: false,
    excuses: [],
  });
  return (
    documented === null ||
    documented.some(({ status, code }) => describeReply(reply).endsWith(`${status} ${code}`))
  );
}
