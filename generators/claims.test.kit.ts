import { specimen } from '../specs/specimen.test.kit.ts';
import { encode } from '../src/client/encode.ts';
import type { Pair, SentRequest } from '../src/client/exchange.ts';
import { readRequest } from '../src/client/read-request.ts';
import type { Contract } from '../src/contract/contract.ts';
import type { Facts } from '../src/contract/facts.ts';
import type { PlannedRequest, TestCase } from '../src/contract/test-case.ts';
import { brokenClauses, type Expectation, expectationOf } from '../src/oracle/expectation.ts';
import type { CaseOptions } from './plan/case-options.ts';

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
      transport: { method, place, format },
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

/** A URL as a group name has slashes, which names must not have either. */
const together = [
  ['CreateSecurityGroup.SecurityGroupName.charset', 'CreateSecurityGroup.SecurityGroupName.prefix'],
];

/** What is wrong with what a case claims, or null. */
export function falseClaim(it: TestCase, contract: Contract, facts: Facts): string | null {
  const own = expectationFor(contract, it.request, facts);
  const twin = it.twin === null ? null : expectationFor(contract, it.twin, facts);
  const control = it.control === null ? null : expectationFor(contract, it.control, facts);
  const seen = `${own.kind} ${brokenClauses(own)} ${own.openPoints}`;
  if (it.answered) return null;
  if (it.side === 'open')
    return own.openPoints.includes(it.clause) || it.request.omit.length > 0 ? null : `open, but ${seen}`;
  const openAlike = twin?.kind === 'open' && String(twin.openPoints) === String(own.openPoints);
  if (twin !== null && twin.breaches.length > 0) return `its twin breaks ${brokenClauses(twin)}`;
  if (twin !== null && twin.kind !== 'accept' && !openAlike) return `its twin touches ${twin.openPoints}`;
  if (it.side === 'accept') {
    const valid = own.breaches.length === 0 && (own.kind === 'accept' || openAlike);
    return valid ? null : `accept, but ${seen}`;
  }
  if (own.kind !== 'refuse') return `refuse, but ${seen}`;
  const broken = brokenClauses(own);
  if (broken.length > 1 && !together.some((pair) => String(pair) === String(broken)))
    return `too much: ${seen}`;
  if (control !== null)
    return control.kind === 'refuse' && String(brokenClauses(control)) === String(broken)
      ? null
      : `its control is ${control.kind} ${brokenClauses(control)}, it is ${seen}`;
  return broken.includes(it.clause) ? null : `refuse, but ${seen}`;
}
