import type { TokenRules, Variation } from '../behaviour.ts';
import { bothClauses, type ClauseId, type CommonClause, clauseOf } from '../clause-id.ts';
import { allOf, type Change, changeKind, type Kind, refuseWhen } from '../variation/change.ts';
import { type Condition, has } from '../variation/conditions.ts';
import { defect, slight } from './defect.ts';

type Memory = Pick<TokenRules<never>, 'capacity' | 'isClaimedAtOnce' | 'mismatch' | 'replayedId'>;

const prefixOf = { group: 'sg', policy: 'sp' } as const;

/** Changes how tokens are remembered. */
function changeMemory(kind: Kind, change: Partial<Memory>): Change {
  return changeKind(kind, ({ tokens }) => ({ tokens: { ...tokens, ...change } }));
}

/** Makes another token of the one that came, before it is remembered. */
function rename(kind: Kind, name: (token: string) => string): Change {
  return changeKind(kind, ({ tokens }) => ({
    tokens: { ...tokens, key: (token, request, scene) => tokens.key(name(token), request, scene) },
  }));
}

/** Forgets the token of a request that `condition` holds of. */
function forgetWhen(kind: Kind, condition: Condition): Change {
  return changeKind(kind, ({ tokens }) => ({
    tokens: {
      ...tokens,
      key: (token, request, scene) => {
        const key = tokens.key(token, request, scene);
        return condition(scene) ? `${key} ${scene.call.received.ordinal}` : key;
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
        key: (token, request, scene) => {
          const key = tokens.key(token, request, scene);
          const count = seen.get(key) ?? 0;
          seen.set(key, count + 1);
          return `${key} ${Math.floor(count / uses)}`;
        },
      },
    };
  });
}

function tokenDefectsOf(kind: Kind): readonly Variation[] {
  const family = `${prefixOf[kind]}-token`;
  const ids = (...clauses: readonly CommonClause[]): readonly ClauseId[] =>
    clauses.map((clause) => clauseOf(kind, clause));
  const lost = ids('ClientToken.idempotent', 'ClientToken.concurrent');
  const merged = ids('ClientToken.distinct');
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
        ids('ClientToken.idempotent'),
        changeMemory(kind, { capacity: count }),
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
      `${family}/forgotten-with-resource-group`,
      `takes no notice of the token of a ${kind} in a resource group`,
      [...lost, clauseOf(kind, 'ResourceGroupId.accepted')],
      forgetWhen(kind, has('ResourceGroupId')),
    ),
    defect(
      `${family}/letter-case-ignored`,
      `takes tokens of a ${kind} for the same that differ in letter case only`,
      merged,
      rename(kind, (token) => token.toLowerCase()),
    ),
    ...[8, 32, 63].map((length) =>
      defect(
        `${family}/cut-at-${length}`,
        `looks only at the first ${length} characters of the token of a ${kind}`,
        merged,
        rename(kind, (token) => token.slice(0, length)),
      ),
    ),
    defect(
      `${family}/end-only`,
      `looks only at the last eight characters of the token of a ${kind}`,
      merged,
      rename(kind, (token) => token.slice(-8)),
    ),
    defect(
      `${family}/all-the-same`,
      `takes all tokens of a ${kind} for the same`,
      merged,
      rename(kind, () => 'token'),
    ),
    defect(
      `${family}/none-is-one`,
      `takes the absence of a token of a ${kind} for a token`,
      merged,
      changeKind(kind, ({ heed }) => ({
        heed: (request, scene) => {
          const heeded = heed(request, scene);
          return { ...heeded, token: heeded.token ?? 'none' };
        },
      })),
    ),
    defect(
      `${family}/same-parameters-are-one`,
      `creates no second ${kind} with the same parameters, whatever the token`,
      merged,
      changeKind(kind, ({ tokens, heed }) => ({
        heed: (request, scene) => ({ ...heed(request, scene), token: heed(request, scene).token ?? 'none' }),
        tokens: { ...tokens, key: (_token, request) => `${kind} ${tokens.fingerprint(request)}` },
      })),
    ),
    defect(
      `${family}/raced`,
      `creates a ${kind} for each of many equal requests at once`,
      ids('ClientToken.concurrent'),
      changeMemory(kind, { isClaimedAtOnce: false }),
    ),
    defect(
      `${family}/new-id-on-replay`,
      `answers a replay with an id of no ${kind}`,
      ids('ClientToken.idempotent', 'ClientToken.concurrent', 'Result.readback'),
      changeMemory(kind, { replayedId: (id) => `${id}x` }),
    ),
    defect(
      `${family}/replay-refused`,
      `refuses a token that was used before for a ${kind}`,
      lost,
      changeKind(kind, ({ tokens }) => {
        let count = 0;
        return { tokens: { ...tokens, fingerprint: () => String(count++) } };
      }),
    ),
    defect(
      `${family}/replay-without-id`,
      `answers a replay without the id of the ${kind}`,
      ids('ClientToken.idempotent', 'ClientToken.concurrent', 'Result.id'),
      changeMemory(kind, { replayedId: () => '' }),
    ),
    slight(
      `${family}-mismatch/replayed`,
      `answers the first ${kind} to a token that comes again with other parameters`,
      ids('ClientToken.mismatch'),
      changeMemory(kind, { mismatch: 'replayed' }),
    ),
    slight(
      `${family}-mismatch/created`,
      `creates another ${kind} when a token comes again with other parameters`,
      ids('ClientToken.mismatch'),
      changeMemory(kind, { mismatch: 'created' }),
    ),
    slight(
      `${family}-mismatch/wrong-code`,
      `answers a code of its own when a token comes again with other parameters`,
      ids('ClientToken.mismatch'),
      (behaviour) => {
        const name = kind === 'group' ? 'groupMismatch' : 'policyMismatch';
        const error = { ...behaviour.errors[name], code: 'InvalidParameter' };
        return { ...behaviour, errors: { ...behaviour.errors, [name]: error } };
      },
    ),
    defect(
      `${family}/refused`,
      `refuses every token of a ${kind}`,
      ids('ClientToken.idempotent', 'ClientToken.length', 'ClientToken.ascii', 'ClientToken.distinct'),
      refuseWhen(kind, 'token', has('ClientToken')),
    ),
  ];
}

/** What can go wrong with tokens. */
export const tokenDefects: readonly Variation[] = [
  ...(['group', 'policy'] as const).flatMap(tokenDefectsOf),
  defect(
    'token/shared-by-operations',
    'takes the same token in both operations for one',
    bothClauses('ClientToken.distinct'),
    allOf(changeKey('group'), changeKey('policy')),
  ),
];

function changeKey(kind: Kind): Change {
  return changeKind(kind, ({ tokens }) => ({ tokens: { ...tokens, key: (token) => token } }));
}
