import type { Variation } from '../behaviour.ts';
import { answerOddities } from './answers.ts';
import { errorOddities } from './errors.ts';
import { httpOddities } from './http.ts';
import { naturalOddities } from './natural/index.ts';
import { orderOddities } from './orders.ts';
import { otherOddities } from './others.ts';
import { readingOddities } from './readings.ts';
import { resourceOddities } from './resources.ts';

/** Every oddity: a way in which an endpoint differs from the reference within the documents. */
export const oddities: readonly Variation[] = [
  ...readingOddities,
  ...errorOddities,
  ...answerOddities,
  ...resourceOddities,
  ...orderOddities,
  ...otherOddities,
  ...httpOddities,
  ...naturalOddities,
];
