import type { QuotaProperty } from '../../../oracle/claims/quota-claim.ts';
import type { Evidence } from '../../../oracle/evidence.ts';
import type { Observation } from '../../../oracle/observation.ts';
import { createCitations } from '../../citations.ts';
import type { Listing } from '../../send/companions.ts';
import type { Filling } from './quota-requests.ts';

/** Creates in the order of sending, and what the target listed after them. */
export interface Round {
  readonly creates: readonly Observation[];
  readonly listing: Listing | null;
  /** Ids that were there before, where that differs between rounds. */
  readonly before?: readonly string[];
}

/** A target that was filled. */
export interface Filled {
  /** How many resources there may be, or were when it was full. */
  readonly number: number;
  /** Creates that filled it. */
  readonly creates: readonly Observation[];
  /** Ids that were there before this run filled it. */
  readonly before: readonly string[];
}

/** Has the judge say what rounds at the line of a quota show of `property`. */
export function claimQuota(
  { profile, judge, pool }: Omit<Filling, 'quota'>,
  clause: string,
  property: QuotaProperty,
  { number, creates, before }: Filled,
  rounds: readonly Round[],
): readonly Evidence[] {
  const { operation } = profile.contract;
  const citations = createCitations();
  return judge.claim(
    {
      kind: 'quota',
      operation,
      clause,
      case: `${clause}/${property}`,
      property,
      number,
      filled: creates.map(citations.citeCreate),
      rounds: rounds.map(({ creates: sent, listing, before: own = before }) => ({
        known: [...new Set([...own, ...pool.alive()])],
        creates: sent.map(citations.citeCreate),
        listed: (listing?.pages ?? []).map(citations.citeExchange),
      })),
    },
    citations,
  );
}

/** Whether evidence says that the clause is kept. */
export function isKept(evidence: readonly Evidence[]): boolean {
  return evidence.every(({ verdict }) => verdict === 'kept');
}
