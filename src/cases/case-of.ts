import { createHash } from 'node:crypto';
import { contractHash } from '../contract/check-contract.ts';
import type { Contract } from '../contract/contract.ts';
import type { Facts } from '../contract/facts.ts';
import type { Step } from '../contract/sequence.ts';
import type { PlannedRequest } from '../contract/test-case.ts';
import { withRequests } from '../contract/with-requests.ts';
import type { Cited } from '../oracle/claims/cited.ts';
import type { Claim } from '../oracle/claims/claim.ts';
import { contradictionIn } from '../oracle/claims/contradiction.ts';
import { findingSent } from '../oracle/claims/evaluate.ts';
import { createsIn, judgeExecution } from '../oracle/claims/evaluate-sequence.ts';
import type { FindingClaim } from '../oracle/claims/finding-claim.ts';
import type { Lookup } from '../oracle/claims/read-steps.ts';
import type { SequenceFindingClaim } from '../oracle/claims/sequence-claim.ts';
import type { Evidence } from '../oracle/evidence.ts';
import { type CapacityCodes, resolveReply } from '../oracle/resolve.ts';
import { failureOf } from './failure-of.ts';
import { generalForm, sharedLettersIn } from './general-form.ts';
import { type ReplayCase, replayCaseSchema } from './replay-case.ts';

/** What a claim was made with. */
export interface Made {
  readonly contract: Contract;
  readonly facts: Facts;
  readonly lookup: Lookup;
  readonly capacity: CapacityCodes;
}

/** Before the schema has told whether it fits into a file: a sequence that waits for the rest of a run does not. */
interface Failed extends Pick<ReplayCase, 'failure' | 'seen' | 'sent'> {
  readonly sendings: object;
}

/**
 * The case of a finding, `evidence` being what the judge says of `claim`; null for a claim that no few requests show
 * again, such as one about a full target.
 */
export function caseOf(made: Made, claim: Claim, evidence: Evidence): ReplayCase | null {
  const { contract } = made;
  const failed = failedIn(made, claim);
  if (failed === null || evidence.confirmed === undefined) return null;
  const { counterexample, raisedBy } = evidence.confirmed;
  const { clause, operation, reason } = evidence;
  const [, received = ''] = reason.split(`expected ${counterexample.expected}, received: `);
  const parsed = replayCaseSchema.safeParse({
    id: `${clause}-${digestOf(clause, failed.sendings)}`,
    operation,
    clause,
    contract: { edition: contract.edition, hash: contractHash(contract) },
    raisedBy,
    expected: counterexample.expected,
    received,
    cleanUp: contract.companions.remove?.action ?? '',
    ...failed,
  });
  return parsed.success ? parsed.data : null;
}

function digestOf(clause: string, sendings: object): string {
  return createHash('sha256')
    .update(JSON.stringify([clause, sendings]))
    .digest('hex')
    .slice(0, 10);
}

function failedIn(made: Made, claim: Claim): Failed | null {
  if (claim.kind === 'finding')
    return claim.basis === 'refusals' ? refusals(made, claim) : request(made, claim);
  return claim.kind === 'sequence-finding' ? sequence(made, claim) : null;
}

function request(made: Made, claim: FindingClaim): Failed | null {
  const { contract, lookup, capacity } = made;
  const { basis, clause } = claim;
  // Which request gets an id that another one had is not due to that request.
  if (basis === 'unique' || basis === 'refusals') return null;
  const plan = planner(made, [claim.first, claim.smallest, ...claim.twins]);
  const sent = findingSent(claim, lookup);
  const [twin = null] = sent.twins;
  const all = [sent.first, ...sent.again];
  const seen = all.filter((it) => contradictionIn(contract, it, { basis, clause, twin }, capacity) !== null);
  const smallest = plan(claim.smallest);
  // What shows because of earlier requests, such as one with the same token, does not show otherwise.
  const reply = resolveReply(contract, sent.smallest, capacity);
  const isOfEarlier = reply.kind === 'blocked' && (reply.cause === 'token' || reply.cause === 'quota');
  if (smallest === null || (basis === 'form' && isOfEarlier)) return null;
  return {
    sendings: {
      kind: 'request',
      basis,
      request: smallest,
      twin: plan(claim.twins[0] ?? null),
      nearest: plan(claim.nearest),
      cure: plan(claim.cure),
    },
    failure: basis === 'form' ? 'form' : failureOf(resolveReply(contract, sent.smallest, capacity)),
    seen: seen.length,
    sent: all.length,
  };
}

function refusals(made: Made, claim: FindingClaim): Failed {
  const plan = planner(made, [claim.first, ...claim.again, ...claim.twins]);
  const all = [claim.first, ...claim.again];
  return {
    sendings: {
      kind: 'refusals',
      faults: all.flatMap((it) => plan(it) ?? []),
      twins: claim.twins.flatMap((it) => plan(it) ?? []),
    },
    failure: 'form',
    seen: all.length,
    sent: all.length,
  };
}

function sequence({ contract, facts, lookup }: Made, claim: SequenceFindingClaim): Failed | null {
  const { property, planned, executions, smallest } = claim;
  // What shows while the target turns requests away, for it is full, does not show otherwise.
  if (createsIn(smallest).some((ordinal) => lookup.create(ordinal).reply.kind === 'blocked')) return null;
  if (property === 'observe-last' || property === 'observe-readback' || property === 'observe-replay')
    return null;
  const general = generalForm(contract, facts, new Map());
  const generalSteps = (steps: readonly Step[]) => steps.map((step) => withRequests(step, general.request));
  const judged = executions.map((steps) => judgeExecution(contract, { property, steps }, lookup));
  return {
    sendings: {
      kind: 'sequence',
      property,
      steps: generalSteps(planned.smallest),
      cure: planned.cure === null ? null : generalSteps(planned.cure),
    },
    failure: 'sequence',
    seen: Math.max(1, judged.filter(({ kind }) => kind === 'contradicts').length),
    sent: executions.length,
  };
}

/** Reads the requests of citations as they were planned; null for one that has no plan, as in older records. */
function planner(
  { contract, facts, lookup }: Made,
  cited: readonly Cited[],
): (cited: Cited | null) => PlannedRequest | null {
  const shared = sharedLettersIn(cited.map(({ at }) => lookup.create(at)));
  const general = generalForm(contract, facts, shared);
  return (one) => {
    if (one === null) return null;
    const { parameters, transport } = lookup.create(one.at).exchange;
    return transport === null ? null : general.request({ ...transport, parameters });
  };
}
