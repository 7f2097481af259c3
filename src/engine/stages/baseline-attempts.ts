import { otherExamples } from '../../../generators/requests/other-examples.ts';
import { individual } from '../../../generators/texts/individual-texts.ts';
import { withIndividualValues } from '../../../generators/values/individual-values.ts';
import type { Contract } from '../../contract/contract.ts';
import type { Facts } from '../../contract/facts.ts';
import { fillExample } from '../../contract/fill-example.ts';
import { neededReferences } from '../../contract/needed-references.ts';
import type { Transport } from '../../contract/plain-transport.ts';
import type { Parameters } from '../../contract/test-case.ts';
import { expectationOf } from '../../oracle/expectation.ts';
import type { Reply } from '../../oracle/read-reply.ts';

/** A valid request, and how it is carried. */
export interface Attempt {
  readonly parameters: Parameters;
  readonly transport: Transport | null;
  readonly tokenless: boolean;
  readonly label: string;
}

/** What is known while a request is looked for that the target accepts. */
export interface Search {
  readonly contract: Contract;
  readonly facts: Facts;
  readonly candidates: readonly Parameters[];
  /** The last reply; null at the beginning. */
  readonly last: Reply | null;
}

/** Attempts with each of `all`, carried as usual. */
const plainly = (all: readonly Parameters[], label: string, tokenless = false): readonly Attempt[] =>
  all.map((parameters, index) => ({
    parameters,
    transport: null,
    tokenless,
    label: `${label}-${index + 1}`,
  }));

/** What is tried, one after the other, until something is accepted. */
export const phases: readonly ((search: Search) => readonly Attempt[])[] = [
  ({ candidates }) => plainly(candidates, 'baseline'),
  // Without a token it would not be readable either.
  ({ candidates, last }) => (isUnreadable(last) ? [] : plainly(candidates, 'baseline', true)),
  ({ candidates, last }) =>
    candidates.slice(0, 1).flatMap((parameters) =>
      transportsAfter(last).map((transport) => ({
        parameters,
        transport,
        tokenless: false,
        label: `by-${transport.method}-${transport.place}-${transport.format}`,
      })),
    ),
  (search) => plainly(othersIn(search), 'otherwise'),
];

/** The other ways to carry a request that may get further than `last`. */
function transportsAfter(last: Reply | null): readonly Transport[] {
  // What cannot be read may be so in one format only; what is readable is so in the other as well.
  const isBroken = last?.kind === 'malformed' && last.cause !== 'server';
  return otherTransports.filter(({ format }) => (format === 'JSON' ? !isUnreadable(last) : isBroken));
}

const mostOthers = 16;

/** Valid requests unlike the first example. */
function othersIn({ contract, facts, last }: Search): readonly Parameters[] {
  const [first] = contract.baselines.map((it) => resolved(it, facts)).filter((it) => it !== null);
  if (first === undefined || isUnreadable(last)) return [];
  return otherExamples(contract, facts, first)
    .filter((it) => expectationOf(contract, Object.entries(it), facts).kind === 'accept')
    .map((parameters) => withIndividualValues(contract, individual(contract, parameters), facts))
    .slice(0, mostOthers);
}

const otherTransports: readonly Transport[] = [
  { method: 'GET', place: 'query', format: 'JSON', rpcSignature: false },
  { method: 'POST', place: 'body', format: 'JSON', rpcSignature: false },
  { method: 'POST', place: 'query', format: 'XML', rpcSignature: true },
];

/** The contract's candidates with what is known of the target filled in. */
export function candidatesFor(contract: Contract, facts: Facts): readonly Parameters[] {
  const needed = neededReferences(contract, facts);
  return contract.baselines.flatMap((candidate) => {
    const filled = resolved(candidate, facts);
    const parameters =
      filled === null ? null : withIndividualValues(contract, individual(contract, filled), facts);
    return parameters === null || needed.some(({ name }) => !(name in parameters)) ? [] : [parameters];
  });
}

function resolved(candidate: Parameters, facts: Facts): Parameters | null {
  const entries = Object.entries(candidate).map(
    ([name, value]) => [name, fillExample(value, facts)] as const,
  );
  return entries.every(([, value]) => value !== undefined)
    ? Object.fromEntries(entries.map(([name, value]) => [name, value ?? '']))
    : null;
}

/** Whether there was an answer that nothing can be made of. */
export function isUnreadable(reply: Reply | null): boolean {
  return reply?.kind === 'malformed' && reply.cause === 'unreadable';
}
