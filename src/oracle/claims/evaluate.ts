import type { Contract } from '../../contract/contract.ts';
import type { TargetUrls } from '../counterexample.ts';
import type { Evidence } from '../evidence.ts';
import type { Sent } from '../resolve.ts';
import type { Cited } from './cited.ts';
import type { Claim } from './claim.ts';
import { evaluateBatch, evaluateCase } from './evaluate-case.ts';
import { evaluateDismissal } from './evaluate-dismissal.ts';
import { evaluateFinding, type FindingSent } from './evaluate-finding.ts';
import { evaluateQuota } from './evaluate-quota.ts';
import { evaluateSequence } from './evaluate-sequence.ts';
import { evaluateSequenceFinding } from './evaluate-sequence-finding.ts';
import { evaluateUnheeded } from './evaluate-unheeded.ts';
import type { FindingClaim } from './finding-claim.ts';
import type { Lookup } from './read-steps.ts';

/** What the exchanges that `claim` cites show; nothing where the claim only says how things stand. */
export function evaluate(
  contract: Contract,
  claim: Claim,
  lookup: Lookup,
  capacity: Set<string>,
  target: TargetUrls,
): readonly Evidence[] {
  const sent = (cited: Cited): Sent => sentOf(cited, lookup);
  const maybe = (cited: Cited | null): Sent | null => (cited === null ? null : sent(cited));
  switch (claim.kind) {
    case 'case': {
      const { request, twin, control } = claim;
      return evaluateCase(
        contract,
        claim,
        { request: maybe(request), twin: maybe(twin), control: maybe(control) },
        capacity,
      );
    }
    case 'batch':
      return evaluateBatch(
        contract,
        claim,
        { request: sent(claim.request), twin: maybe(claim.twin) },
        capacity,
      );
    case 'sequence':
      return evaluateSequence(contract, claim, lookup);
    case 'finding':
      return [evaluateFinding(contract, claim, findingSent(claim, lookup), capacity, target)];
    case 'sequence-finding':
      return [evaluateSequenceFinding(contract, claim, lookup, target)];
    case 'quota':
      return evaluateQuota(contract, claim, lookup, target);
    case 'dismissal':
      return [evaluateDismissal(contract, claim, sent, capacity)];
    case 'unheeded':
      return [evaluateUnheeded(contract, claim, lookup)];
    case 'skip':
    case 'lost':
      return claim.clauses.map((clause) => ({
        operation: claim.operation,
        clause,
        case: `${clause}/${claim.kind}`,
        verdict: claim.kind === 'lost' ? 'inconclusive' : claim.as,
        side: null,
        exchanges: [],
        reason: claim.reason,
        accepted: 0,
        refused: 0,
      }));
    case 'capacity': {
      const { code, refused, accepted } = claim;
      const [before, after] = [lookup.create(refused), lookup.create(accepted)];
      const isShown =
        before.expectation.kind === 'accept' &&
        before.reply.kind === 'refused' &&
        before.reply.code === code &&
        after.reply.kind === 'accepted';
      if (isShown) capacity.add(code);
      return [];
    }
    case 'unsent':
      return [
        {
          operation: claim.operation,
          clause: claim.clause,
          case: claim.case,
          verdict: claim.isMoot ? 'moot' : 'inconclusive',
          side: null,
          exchanges: [],
          reason: claim.reason,
          accepted: 0,
          refused: 0,
        },
      ];
    case 'target':
    case 'blocked':
    case 'plan':
    case 'scope':
      return [];
  }
}

/** The requests that a finding cites. */
export function findingSent(claim: FindingClaim, lookup: Lookup): FindingSent {
  const sent = (cited: Cited) => sentOf(cited, lookup);
  const maybe = (cited: Cited | null) => (cited === null ? null : sent(cited));
  return {
    first: sent(claim.first),
    again: claim.again.map(sent),
    twins: claim.twins.map(sent),
    smallest: sent(claim.smallest),
    nearest: maybe(claim.nearest),
    cure: maybe(claim.cure),
  };
}

function sentOf(cited: Cited, lookup: Lookup): Sent {
  return {
    observation: lookup.create(cited.at),
    again: cited.again.map(lookup.create),
    baselines: cited.baselines.map(lookup.create),
  };
}
