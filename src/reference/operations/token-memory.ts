import type { Fields } from '../../endpoint/fields.ts';
import type { Fault } from '../errors.ts';
import { answerOf, type Creation, errorOf } from './creation.ts';

/** What a token answers that was used before; undefined when it was not. */
export function findReplay(creation: Creation): Fields | Fault | undefined {
  const { rules, context, tokenKey, fingerprint } = creation;
  const entry = tokenKey === undefined ? undefined : context.state.tokens.get(tokenKey);
  if (entry === undefined) return undefined;
  if (entry.fingerprint !== fingerprint) {
    if (rules.tokens.mismatch === 'refused') return errorOf(creation, 'mismatch');
    if (rules.tokens.mismatch === 'created') return undefined;
  }
  if (entry.result === undefined) return errorOf(creation, 'processing');
  // A token that a refusal or a dry run used up stands for no resource.
  if (entry.result.resourceId === '') return errorOf(creation, 'mismatch');
  const fields = answerOf(creation, rules.tokens.replayedId(entry.result.resourceId, context));
  const isFirst = context.behaviour.interpretations.replayRequestId === 'first';
  return isFirst ? { ...fields, RequestId: entry.result.requestId } : fields;
}

/** Takes the token for a creation that is under way. */
export function claim({ context, tokenKey, fingerprint, rules }: Creation): void {
  if (tokenKey === undefined || !rules.tokens.isClaimedAtOnce) return;
  context.state.tokens.put(tokenKey, { fingerprint, result: undefined });
}

/** Gives the token of a creation back that came to nothing. */
export function release({ context, tokenKey }: Creation): void {
  if (tokenKey !== undefined) context.state.tokens.delete(tokenKey);
}

/** Lets the token stand for the resource from now on, and forgets the oldest tokens beyond the capacity. */
export function remember({ context, tokenKey, fingerprint, rules }: Creation, resourceId: string): void {
  if (tokenKey === undefined) return;
  const { tokens } = context.state;
  tokens.put(tokenKey, { fingerprint, result: { resourceId, requestId: context.call.requestId } });
  tokens.keep(rules.tokens.capacity);
}

/** Lets a new token stand for no resource. */
export function useUp(creation: Creation): void {
  const { tokenKey, context } = creation;
  if (tokenKey !== undefined && context.state.tokens.get(tokenKey) === undefined) remember(creation, '');
}
