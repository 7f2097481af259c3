import type { Variation } from '../behaviour.ts';
import { clauseOf } from '../clause-id.ts';
import { type Change, changeKind, type Kind } from '../variation/change.ts';
import { type Condition, has } from '../variation/conditions.ts';
import { defect } from './defect.ts';

/** Forgets the token of a request that `condition` holds of. */
function forgetWhen(kind: Kind, condition: Condition): Change {
  return changeKind(kind, ({ tokens }) => ({
    tokens: {
      ...tokens,
      key: (token, request, context) => {
        const key = tokens.key(token, request, context);
        return condition(context) ? `${key} ${context.call.received.ordinal}` : key;
      },
    },
  }));
}

/** Forgets a token whenever it was used `uses` times. */
function forgetAfterUses(kind: Kind, uses: number): Change {
  return changeKind(kind, ({ tokens }) => {
    const seen = new Map<string, number>();
    return {
      tokens: {
        ...tokens,
        key: (token, request, context) => {
          const key = tokens.key(token, request, context);
          const count = seen.get(key) ?? 0;
          seen.set(key, count + 1);
          return `${key} ${Math.floor(count / uses)}`;
        },
      },
    };
  });
}

function forgettingOf(kind: Kind): readonly Variation[] {
  const family = `${kind === 'group' ? 'sg' : 'sp'}-token`;
  const lost = [
    clauseOf(kind, 'ClientToken.idempotent'),
    clauseOf(kind, 'ClientToken.concurrent'),
    clauseOf(kind, 'ClientToken.mismatch'),
  ];
  return [
    defect(
      `${family}/ignored`,
      `takes no notice of the token of a ${kind}`,
      lost,
      forgetWhen(kind, () => true),
    ),
    ...[1, 10, 50].map((count) =>
      defect(
        `${family}/forgotten-after-${count}`,
        `remembers only the last ${count} tokens`,
        lost,
        changeKind(kind, ({ tokens }) => ({ tokens: { ...tokens, capacity: count } })),
      ),
    ),
    ...[2, 5].map((uses) =>
      defect(
        `${family}/forgotten-after-${uses}-uses`,
        `forgets the token of a ${kind} when it was used ${uses} times`,
        lost,
        forgetAfterUses(kind, uses),
      ),
    ),
    defect(
      `${family}/forgotten-in-form-bodies`,
      `takes no notice of the token of a ${kind} that comes in a form body`,
      [...lost, clauseOf(kind, 'Transport.post')],
      forgetWhen(kind, ({ call }) =>
        call.parameters.some(({ name, place }) => name === 'ClientToken' && place === 'body'),
      ),
    ),
    defect(
      `${family}/apart-by-signature`,
      `takes no notice of a token of a ${kind} that came with another kind of signature`,
      lost,
      changeKind(kind, ({ tokens }) => ({
        tokens: {
          ...tokens,
          key: (token, request, context) =>
            `${tokens.key(token, request, context)} ${has('SignatureMethod')(context)}`,
        },
      })),
    ),
    defect(
      `${family}/apart-by-method`,
      `takes no notice of a token of a ${kind} that came with another method`,
      [...lost, clauseOf(kind, 'Transport.get')],
      changeKind(kind, ({ tokens }) => ({
        tokens: {
          ...tokens,
          key: (token, request, context) =>
            `${tokens.key(token, request, context)} ${context.call.received.method}`,
        },
      })),
    ),
    defect(
      `${family}/forgotten-with-resource-group`,
      `takes no notice of the token of a ${kind} in a resource group`,
      [...lost, clauseOf(kind, 'ResourceGroupId.accepted')],
      forgetWhen(kind, has('ResourceGroupId')),
    ),
  ];
}

/** Tokens that are forgotten. */
export const tokenForgettingDefects: readonly Variation[] = [
  ...forgettingOf('group'),
  ...forgettingOf('policy'),
];
