/** What an endpoint of benchmarks is made of: the reference endpoint, or a simulated one of the wide contract. */
export type EndpointKind = 'reference' | 'wide';

/** Resources that an endpoint takes of an operation without a documented limit: few, for a run that fills it up. */
export const usualRoom = 20;

/** So many that a run never waits for room. */
export const wideRoom = 1000;
