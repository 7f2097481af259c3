import type { PlannedRequest } from '../../contract/test-case.ts';
import type { Purpose } from '../../oracle/recorded-exchange.ts';
import type { Answered } from '../send/answered.ts';

/** A request that an investigation asks for. `serial`: which sending of the case it is. */
export interface Ask {
  readonly planned: PlannedRequest;
  readonly serial: string;
  readonly purpose: Purpose;
}

/** A step of an investigation: asks for requests, is given their answers, null when they could not be sent. */
export type Step<T> = Generator<Ask, T, Answered | null>;
