import type { Contract } from '../contract/contract.ts';
import { tokenName } from '../contract/token-name.ts';
import type { Evidence } from './evidence.ts';
import { createIdMemory, type Given, type IdMemory, type Marks } from './id-memory.ts';
import { marksOf } from './marks-of.ts';
import type { Observation } from './observation.ts';
import { readEnvelope } from './read-envelope.ts';
import type { Remark } from './remark.ts';

/** Reads off every answer what all answers speak to: their form, and ids that are never given twice. */
export interface FormReader {
  readonly read: (observation: Observation) => readonly Evidence[];
  /** Whether requests that are not each other's replays were given this id of a resource. */
  readonly isShared: (id: string) => boolean;
}

/** A reader of the answers of one operation that has seen none yet. */
export function createFormReader(contract: Contract): FormReader {
  const requestIds = createIdMemory();
  const resourceIds = createIdMemory();
  const shared = new Set<string>();
  const { requestIdUnique, resultId } = contract.common;

  const tokenOf = ({ values }: Observation): string | null => values[tokenName(contract)] ?? null;

  /** The earlier request that got `id`, unless this one repeats its token. */
  function otherUse(known: IdMemory, id: string, marks: Marks, { exchange }: Observation): Given | undefined {
    const earlier = known.find(id);
    if (earlier === undefined) known.add(id, marks, exchange.ordinal);
    return earlier?.hadToken(marks.token) ? undefined : earlier;
  }

  function otherOwner(id: string, observation: Observation): Given | undefined {
    const marks = marksOf(contract, observation.values);
    const owner = otherUse(resourceIds, id, marks, observation);
    if (owner !== undefined) shared.add(id);
    // A target that takes one token for another replays what was asked for in the same words: that is a matter of tokens.
    return owner?.didAsk(marks.asked) ? undefined : owner;
  }

  return {
    isShared: (id) => shared.has(id),
    read: (observation) => {
      const { exchange, reply, requestId } = observation;
      // What turned the request away, such as wrong credentials, is not the operation's own answer.
      if (reply.kind === 'blocked' && reply.cause !== 'quota' && reply.cause !== 'token') return [];
      const side = reply.kind === 'accepted' ? 'accept' : 'refuse';
      const form = readEnvelope(contract, exchange, reply).map((it) => evidenceOf(it, observation, null));
      if (reply.kind === 'retryable') return form;
      const again = (clause: string, name: string, given: Given | undefined): Evidence =>
        evidenceOf(
          {
            clause,
            side,
            kept: given === undefined,
            expected: `a ${name} that no other request was given`,
            actual: given === undefined ? 'a new one' : `answered with the one of request ${given.ordinal}`,
          },
          observation,
          given?.ordinal ?? null,
        );
      const { envelope } = contract.protocol;
      return [
        ...form,
        ...(requestId === ''
          ? []
          : [
              again(
                requestIdUnique,
                envelope.requestId,
                otherUse(requestIds, requestId, { token: tokenOf(observation), asked: null }, observation),
              ),
            ]),
        // An id that the caller gave is as new as the caller made it.
        ...(reply.kind === 'accepted' &&
        reply.id !== null &&
        !Object.values(observation.values).includes(reply.id)
          ? [again(resultId, contract.result.id ?? '', otherOwner(reply.id, observation))]
          : []),
      ];
    },
  };

  function evidenceOf(remark: Remark, { exchange }: Observation, earlier: number | null): Evidence {
    const { clause, side, kept, expected, actual } = remark;
    return {
      operation: contract.operation,
      clause,
      case: `${clause}/answer/${exchange.ordinal}`,
      verdict: kept ? 'kept' : 'contradicted',
      side,
      exchanges: earlier === null ? [exchange.ordinal] : [earlier, exchange.ordinal],
      reason: kept ? '' : `expected ${expected}, received: ${actual}`,
      accepted: kept && side === 'accept' ? 1 : 0,
      refused: kept && side === 'refuse' ? 1 : 0,
    };
  }
}
