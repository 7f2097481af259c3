import type { Variation } from '../behaviour.ts';

/** Every oddity: a way in which an endpoint differs from the reference within the documents. */
export const oddities: readonly Variation[] = [];
