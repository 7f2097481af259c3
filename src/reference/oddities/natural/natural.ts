import type { Layer, Variation } from '../../behaviour.ts';
import type { Scenario } from '../../testing/drive.ts';
import { oddity } from '../oddity.ts';

/** An oddity as real stacks have it, with how they come to it and by what it can be seen. */
export interface NaturalOddity extends Variation {
  readonly layer: Layer;
  readonly reason: string;
  /** Few requests that such an endpoint answers otherwise than the reference does; none when it takes time only. */
  readonly witness?: Scenario;
}

type Told = Pick<NaturalOddity, 'about' | 'reason' | 'apply' | 'witness'> & { readonly title: string };

/** Oddities of one layer. */
export function naturals(layer: Layer, told: readonly Told[]): readonly NaturalOddity[] {
  return told.map(({ title, about, reason, apply, ...rest }) => ({
    ...oddity(`natural-${layer}/${title}`, about, apply),
    ...rest,
    layer,
    reason,
  }));
}
