import { describe, expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import { plainTransport } from '../contract/plain-transport.ts';
import type { FindingClaim } from '../oracle/claims/finding-claim.ts';
import type { SequenceFindingClaim } from '../oracle/claims/sequence-claim.ts';
import type { Evidence } from '../oracle/evidence.ts';
import { createObserver, refusedWith, success } from '../oracle/observer.test.kit.ts';
import { caseOf } from './case-of.ts';

const { policy, facts } = specimen;
const clause = policy.common.refusalEffect;
const base = { ...specimen.base(policy), ClientToken: '{shared:t:24}' };

/** The case of a finding about a sequence of one request that came to `answer`. */
function caseOfSequence(answer: ReturnType<typeof refusedWith>) {
  const observation = createObserver(policy).create(base, answer);
  const steps = [{ kind: 'create', at: [1] }] as const;
  const claim: SequenceFindingClaim = {
    kind: 'sequence-finding',
    operation: policy.operation,
    clause,
    case: 'the sequence',
    raisedBy: { clause, case: 'the sequence' },
    property: 'tokens',
    executions: [steps, steps],
    smallest: steps,
    cure: null,
    planned: {
      smallest: [{ kind: 'create', times: 1, request: { ...plainTransport, parameters: base } }],
      cure: null,
    },
  };
  const lookup = { create: () => observation, exchange: () => observation.exchange };
  return caseOf({ contract: policy, facts, lookup, capacity: new Set() }, claim, evidenceOf(clause));
}

/** What shows that `clause` is broken. */
function evidenceOf(clause: string): Evidence {
  return {
    operation: policy.operation,
    clause,
    case: 'the sequence',
    verdict: 'contradicted',
    side: null,
    exchanges: [1],
    reason: 'expected one, received: another',
    accepted: 0,
    refused: 0,
    confirmed: {
      at: 1,
      raisedBy: { clause, case: 'the sequence' },
      counterexample: {
        case: 'the sequence',
        parameters: base,
        differsFromValidIn: [],
        expected: 'one',
        response: { status: 200, body: '' },
        twin: null,
        curl: 'curl',
      },
    },
  };
}

describe('the case of a sequence', () => {
  it('has its steps as planned, and what was expected and received', () => {
    const own = caseOfSequence(success(policy, 'spy-1'));
    expect(own).toMatchObject({
      clause,
      expected: 'one',
      received: 'another',
      cleanUp: 'DeleteSecurityPolicy',
    });
    expect(own?.id).toMatch(new RegExp(`^${clause}-[0-9a-f]{10}$`));
    expect(own?.sendings).toMatchObject({ steps: [{ kind: 'create', request: { parameters: base } }] });
  });

  it('is none where the target turned its requests away for being full: elsewhere it would read as fixed', () => {
    expect(caseOfSequence(refusedWith(400, 'QuotaExceeded.SecurityPoliciesNum'))).toBeNull();
  });
});

describe('the case of an answer of the wrong form', () => {
  const form = policy.common.requestIdPresent;

  /** The case of a refusal with `Code` and no RequestId. */
  function caseOfAnswer(Code: string) {
    const observation = createObserver(policy).create(base, { status: 400, body: { Code, Message: 'No.' } });
    const cited = { at: 1, again: [], baselines: [] };
    const claim: FindingClaim = {
      kind: 'finding',
      operation: policy.operation,
      clause: form,
      case: 'the answer',
      raisedBy: { clause: form, case: 'the answer' },
      basis: 'form',
      first: cited,
      again: [cited],
      twins: [],
      smallest: cited,
      nearest: null,
      cure: null,
    };
    const lookup = { create: () => observation, exchange: () => observation.exchange };
    return caseOf({ contract: policy, facts, lookup, capacity: new Set() }, claim, evidenceOf(form));
  }

  it('has its request', () => {
    expect(caseOfAnswer('InvalidParameter')?.sendings).toMatchObject({
      kind: 'request',
      basis: 'form',
    });
  });

  it.each([['IdempotentParameterMismatch'], ['QuotaExceeded.SecurityPoliciesNum']])(
    'is none where an earlier request is the reason of the answer: %s',
    (code) => {
      expect(caseOfAnswer(code)).toBeNull();
    },
  );
});
