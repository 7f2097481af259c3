import type { TokenRules, Variation } from '../behaviour.ts';
import { type ClauseId, type CommonClause, clauseOf } from '../clause-id.ts';
import { type Change, changeKind, type Kind, refuseWhen } from '../variation/change.ts';
import { has } from '../variation/conditions.ts';
import { defect, slight } from './defect.ts';

type Memory = Pick<TokenRules<never>, 'isClaimedAtOnce' | 'mismatch' | 'replayedId'>;

/** Changes how tokens are remembered. */
function changeMemory(kind: Kind, change: Partial<Memory>): Change {
  return changeKind(kind, ({ tokens }) => ({ tokens: { ...tokens, ...change } }));
}

function replaysOf(kind: Kind): readonly Variation[] {
  const family = `${kind === 'group' ? 'sg' : 'sp'}-token`;
  const ids = (...clauses: readonly CommonClause[]): readonly ClauseId[] =>
    clauses.map((clause) => clauseOf(kind, clause));
  const lost = ids('ClientToken.idempotent', 'ClientToken.concurrent');
  return [
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

/** Replays that create, that are refused, or that answer something else; and tokens that come with other parameters. */
export const tokenReplayDefects: readonly Variation[] = [...replaysOf('group'), ...replaysOf('policy')];
