import type { BatchClaim, CaseClaim, UnsentClaim } from './case-claim.ts';
import type { DismissalClaim, FindingClaim } from './finding-claim.ts';
import type { QuotaClaim } from './quota-claim.ts';
import type { SequenceClaim, SequenceFindingClaim } from './sequence-claim.ts';
import type {
  BlockedClaim,
  CapacityClaim,
  LostClaim,
  PlanClaim,
  ScopeClaim,
  SkipClaim,
  TargetClaim,
} from './target-claims.ts';
import type { UnheededClaim } from './unheeded-claim.ts';

/** What the engine says was sent for what; the judge says what it shows. */
export type Claim =
  | TargetClaim
  | BlockedClaim
  | PlanClaim
  | ScopeClaim
  | SkipClaim
  | LostClaim
  | CapacityClaim
  | CaseClaim
  | BatchClaim
  | SequenceClaim
  | FindingClaim
  | SequenceFindingClaim
  | DismissalClaim
  | UnheededClaim
  | UnsentClaim
  | QuotaClaim;
