import type { Variation } from '../behaviour.ts';

/** Every defect: a way in which an endpoint contradicts the documents. */
export const defects: readonly Variation[] = [];
