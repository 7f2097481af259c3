import type { Contract } from '../contract/contract.ts';
import type { Facts } from '../contract/facts.ts';
import { plainTransport, type Transport } from '../contract/plain-transport.ts';
import type { Parameters, PlannedRequest } from '../contract/test-case.ts';
import { tokenName } from '../contract/token-name.ts';
import type { Answered } from './send/answered.ts';

/** What a target can be asked beside the create. */
export interface Capabilities {
  readonly list: boolean;
  readonly detail: boolean;
  readonly remove: boolean;
  /** Whether requests signed the older way, which alone have a Format, are taken. */
  readonly olderSignature: boolean;
}

/** What preflight learned of the target of one operation; it does not change afterwards. */
export interface TargetProfile {
  readonly contract: Contract;
  readonly facts: Facts;
  /** Parameters of a request that the target has accepted. */
  readonly baseline: Parameters;
  /** That request as it was accepted first. */
  readonly accepted: Answered;
  /** How the target takes requests, when not by POST with a query, answered in JSON. */
  readonly transport: Transport | null;
  /** Whether the target accepts the baseline without a token only. */
  readonly tokenless: boolean;
  readonly capabilities: Capabilities;
}

/** What a plain request is made of. */
export type Plain = Pick<TargetProfile, 'contract' | 'transport' | 'tokenless'>;

/** A plain request with `parameters` and a token of its own, if the target takes that. */
export function plainRequest(
  { contract, transport, tokenless }: Plain,
  parameters: Parameters,
): PlannedRequest {
  const token = tokenName(contract);
  return {
    ...plainTransport,
    ...transport,
    parameters: tokenless || token === '' ? parameters : { ...parameters, [token]: '{fresh:24}' },
  };
}
