import type { Variation } from '../behaviour.ts';
import { clauseOf } from '../clause-id.ts';
import { type Change, changeKind, type Kind } from '../variation/change.ts';
import { defect } from './defect.ts';

/** Makes another token of the one that came, before it is remembered. */
function rename(kind: Kind, name: (token: string) => string): Change {
  return changeKind(kind, ({ tokens }) => ({
    tokens: { ...tokens, key: (token, request, context) => tokens.key(name(token), request, context) },
  }));
}

function mergingOf(kind: Kind): readonly Variation[] {
  const family = `${kind === 'group' ? 'sg' : 'sp'}-token`;
  const merged = [clauseOf(kind, 'ClientToken.distinct'), clauseOf(kind, 'Result.id')];
  return [
    defect(
      `${family}/letter-case-ignored`,
      `takes tokens of a ${kind} for the same that differ in letter case only`,
      merged,
      rename(kind, (token) => token.toLowerCase()),
    ),
    defect(
      `${family}/signs-ignored`,
      `takes tokens of a ${kind} for the same that differ in hyphens only`,
      merged,
      rename(kind, (token) => token.replaceAll('-', '')),
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
      changeKind(kind, ({ apply }) => ({
        apply: (request, context) => {
          const heeded = apply(request, context);
          return { ...heeded, token: heeded.token ?? 'none' };
        },
      })),
    ),
    defect(
      `${family}/same-parameters-are-one`,
      `creates no second ${kind} with the same parameters, whatever the token`,
      [...merged, clauseOf(kind, 'ClientToken.mismatch')],
      changeKind(kind, ({ tokens, apply }) => ({
        apply: (request, context) => ({
          ...apply(request, context),
          token: apply(request, context).token ?? 'none',
        }),
        tokens: { ...tokens, key: (_token, request) => `${kind} ${tokens.fingerprint(request)}` },
      })),
    ),
  ];
}

/** Tokens, and requests without one, that are taken for the same. */
export const tokenMergingDefects: readonly Variation[] = [...mergingOf('group'), ...mergingOf('policy')];
