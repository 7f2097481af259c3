import type { SequenceProperty, Step } from '../../contract/sequence.ts';
import type { About, CitedStep } from './cited.ts';

/** Several requests that are judged together. */
export interface SequenceClaim extends About {
  readonly kind: 'sequence';
  readonly label: string;
  readonly property: SequenceProperty;
  readonly steps: readonly CitedStep[];
}

/** As a finding, for a sequence. */
export interface SequenceFindingClaim extends About {
  readonly kind: 'sequence-finding';
  readonly raisedBy: { readonly clause: string; readonly case: string };
  readonly property: SequenceProperty;
  readonly executions: readonly (readonly CitedStep[])[];
  readonly smallest: readonly CitedStep[];
  /** The smallest sequence with its request carried as usual, which was kept: then the way it was carried is blamed. */
  readonly cure: readonly CitedStep[] | null;
  /** Both as they were planned, so that they can be executed again. */
  readonly planned: { readonly smallest: readonly Step[]; readonly cure: readonly Step[] | null };
}
