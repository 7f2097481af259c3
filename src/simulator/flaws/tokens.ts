import type { Contract } from '../../contract/contract.ts';
import type { Manners } from '../simulation.ts';
import { changeContract, changeManners } from './change.ts';
import type { Draft, Family } from './flaw.ts';

type Change = (tokens: Manners['tokens']) => Partial<Manners['tokens']>;

/** Tokens that are forgotten, taken for one another, or answered wrongly. */
export const tokens: Family = ({ idempotence, common, result }) => {
  if (idempotence === null) return [];
  const { idempotent, distinct, concurrent, mismatch } = idempotence.clauses;
  const lost = [idempotent, concurrent, mismatch];
  const merged = [distinct, common.resultId];
  const flaw = (title: string, about: string, clauses: readonly string[], change: Change): Draft => ({
    name: `tokens/${title}`,
    about,
    clauses,
    apply: changeManners((manners) => ({ tokens: { ...manners.tokens, ...change(manners.tokens) } })),
  });
  const renamed = (title: string, about: string, rename: (token: string) => string): Draft =>
    flaw(title, about, merged, ({ key }) => ({
      key: (token, context) => key(token === undefined ? undefined : rename(token), context),
    }));
  return [
    flaw('ignored', 'takes no notice of tokens', lost, () => ({ key: () => undefined })),
    flaw('forgotten-after-2-uses', 'forgets a token that was used twice', lost, ({ key }) => {
      const uses = new Map<string, number>();
      return {
        key: (token, context) => {
          const { ordinal } = context.call.received;
          const own = key(token, context);
          if (own === undefined) return undefined;
          const seen = uses.get(`${own} ${ordinal}`) ?? uses.get(own) ?? 0;
          if (!uses.has(`${own} ${ordinal}`)) uses.set(own, seen + 1);
          uses.set(`${own} ${ordinal}`, seen);
          return `${own} ${Math.floor(seen / 2)}`;
        },
      };
    }),
    flaw('raced', 'makes a resource for each of many equal requests at once', [concurrent], () => ({
      isClaimedAtOnce: false,
    })),
    flaw(
      'replay-refused',
      'refuses a token that was used before',
      [idempotent, concurrent],
      ({ fingerprint }) => {
        let count = 0;
        return { fingerprint: (own, context) => `${fingerprint(own, context)} ${count++}` };
      },
    ),
    ...(result.id === null
      ? []
      : [
          flaw(
            'new-id-on-replay',
            'answers a replay with an id of nothing',
            [idempotent, concurrent, common.resultReadback],
            () => ({ replayed: (resource) => ({ ...resource, id: `${resource.id}x` }) }),
          ),
        ]),
    renamed('letter-case-ignored', 'takes tokens for the same that differ in letter case', (it) =>
      it.toLowerCase(),
    ),
    renamed('cut-at-8', 'looks only at the first eight characters of a token', (it) => it.slice(0, 8)),
    renamed('all-the-same', 'takes all tokens for the same', () => 'token'),
    flaw('none-is-one', 'takes the absence of a token for a token', merged, ({ key }) => ({
      key: (token, context) => key(token ?? 'none', context),
    })),
    flaw(
      'mismatch-replayed',
      'answers the first result to a token with other parameters',
      [mismatch],
      () => ({
        mismatch: 'replayed',
      }),
    ),
    flaw('mismatch-created', 'makes another resource for a token with other parameters', [mismatch], () => ({
      mismatch: 'created',
    })),
    {
      name: 'tokens/mismatch-other-code',
      about: 'refuses a token with other parameters with a code that the document does not name',
      clauses: [mismatch],
      apply: changeContract(
        (contract): Contract => ({
          ...contract,
          idempotence: contract.idempotence && { ...contract.idempotence, mismatch: ['ParameterInvalid'] },
        }),
      ),
    },
  ];
};
