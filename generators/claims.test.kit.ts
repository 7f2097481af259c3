import { specimen } from '../specs/specimen.test.kit.ts';
import { encode } from '../src/client/encode.ts';
import type { Pair, SentRequest } from '../src/client/exchange.ts';
import { readRequest } from '../src/client/read-request.ts';
import type { PlannedRequest } from '../src/contract/case.ts';
import type { Contract } from '../src/contract/contract.ts';
import type { Facts } from '../src/contract/facts.ts';
import { type Expectation, expectationOf } from '../src/oracle/expectation.ts';
import type { CaseOptions } from './cases.ts';

/** Options of the standard profile against a target of which everything is known, unless changed. */
export function caseOptions(contract: Contract, changes: Partial<CaseOptions> = {}): CaseOptions {
  return {
    contract,
    facts: specimen.facts,
    base: specimen.base(contract),
    profile: 'standard',
    seed: 1,
    cases: 1,
    ...changes,
  };
}

/** The business parameters of a planned request, read back from its bytes; stand-ins are filled with letters. */
export function wirePairs(contract: Contract, planned: PlannedRequest): readonly Pair[] {
  const { method, place, format, again, raw, omit, rpcSignature } = planned;
  const sent: SentRequest = encode(
    {
      product: contract.product,
      version: contract.version,
      action: contract.operation,
      parameters: [...Object.entries(planned.parameters).map(lettersFilled), ...again],
      delivery: { method, place, format },
      signature: rpcSignature ? 'v1' : 'none',
      omit,
      raw,
    },
    {
      host: '127.0.0.1:8080',
      basePath: '',
      credentials: { accessKeyId: 'an-id', accessKeySecret: 'a-secret' },
      time: Date.UTC(2026, 0, 2),
      nonce: 'a-nonce',
    },
  );
  return readRequest(sent);
}

/** What the contract asks of the answer to a planned request, read from its bytes. */
export function expectationFor(
  contract: Contract,
  planned: PlannedRequest,
  facts: Facts = specimen.facts,
): Expectation {
  return expectationOf(contract, wirePairs(contract, planned), facts);
}

/** `value` with letters in place of its stand-ins, as many as they say. */
export function filled(value: string): string {
  return value.replaceAll(/\{(?:fresh|shared:\w+):(\d+)\}/g, (_, length: string) =>
    'k'.repeat(Number(length)),
  );
}

function lettersFilled([name, value]: Pair): Pair {
  return [name, filled(value)];
}
