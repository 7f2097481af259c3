import type { Layer, Variation } from '../../behaviour.ts';
import type { Scenario } from '../../testing/drive.ts';

/** A defect as real stacks have it, with how they come to it and by what it can be seen. */
export interface NaturalDefect extends Variation {
  readonly layer: Layer;
  readonly reason: string;
  /** Few requests that such an endpoint answers otherwise than the reference does. */
  readonly witness: Scenario;
}

/** What one defect of a layer is told by; its family is that of the layer. */
type Told = Pick<NaturalDefect, 'about' | 'reason' | 'clauses' | 'witness' | 'apply'> & {
  readonly title: string;
  /** None when absent. */
  readonly touches?: readonly string[];
  /** A must when absent. */
  readonly level?: 'should';
};

/** Defects of one layer. */
export function naturals(layer: Layer, told: readonly Told[]): readonly NaturalDefect[] {
  return told.map(({ title, touches = [], level, ...rest }) => ({
    ...rest,
    name: `natural-${layer}/${title}`,
    layer,
    touches,
    level: level ?? 'must',
  }));
}
