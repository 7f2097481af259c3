import type { RequestContext } from '../../behaviour.ts';
import type { ErrorName } from '../../errors.ts';
import type { GroupRequest, PolicyRequest } from '../../requests.ts';
import type { SecurityGroup, SecurityPolicy } from '../../state/resources.ts';
import {
  allOf,
  type Change,
  changeChecks,
  changeGroup,
  changeKind,
  changePolicy,
  type Kind,
} from '../../variation/change.ts';

/** Decides a rule anew: `isBroken` says which values break it. */
export function decide(
  kind: Kind,
  clause: string,
  isBroken: (value: string, context: RequestContext) => boolean,
): Change {
  return changeChecks(kind, clause, (check) => ({
    ...check,
    isBroken: ({ value }, _request, context) => isBroken(value, context),
  }));
}

/** Leaves the checks of some rules out. */
export function drop(kind: Kind, ...clauses: readonly string[]): Change {
  return allOf(...clauses.map((clause) => changeChecks(kind, clause, () => undefined)));
}

/** Checks the name by `isRight` alone, in place of its length, its first character and the others. */
export function matchName(kind: Kind, isRight: (name: string) => boolean): Change {
  const name = kind === 'group' ? 'SecurityGroupName' : 'SecurityPolicyName';
  return allOf(
    drop(kind, `${name}.first`, `${name}.length`),
    decide(kind, `${name}.charset`, (text) => !isRight(text)),
  );
}

/** Refuses with `error` what `isBroken` holds of, once every other check has passed. */
export function failAtLast(
  kind: Kind,
  isBroken: (context: RequestContext) => boolean,
  error: ErrorName = 'internal',
): Change {
  return changeKind(kind, ({ checks }) => ({
    checks: [
      ...checks,
      {
        clause: 'none',
        error,
        subjects: () => [{ value: '', n: 1 }],
        isBroken: (_subject, _request, context) => isBroken(context),
      },
    ],
  }));
}

/** Changes what is read of a request to create a group. */
export function readGroup(
  change: (request: GroupRequest, context: RequestContext) => Partial<GroupRequest>,
): Change {
  return changeGroup(({ apply }) => ({
    apply: (request, context) => {
      const heeded = apply(request, context);
      return { ...heeded, ...change(heeded, context) };
    },
  }));
}

/** Changes what is read of a request to create a policy. */
export function readPolicy(
  change: (request: PolicyRequest, context: RequestContext) => Partial<PolicyRequest>,
): Change {
  return changePolicy(({ apply }) => ({
    apply: (request, context) => {
      const heeded = apply(request, context);
      return { ...heeded, ...change(heeded, context) };
    },
  }));
}

/** Changes what is kept of a group. */
export function keepGroup(
  change: (group: SecurityGroup, context: RequestContext) => Partial<SecurityGroup>,
): Change {
  return changeGroup(({ store }) => ({
    store: (group, context) => {
      const kept = store(group, context);
      return { ...kept, ...change(kept, context) };
    },
  }));
}

/** Changes what is kept of a policy. */
export function keepPolicy(
  change: (policy: SecurityPolicy, context: RequestContext) => Partial<SecurityPolicy>,
): Change {
  return changePolicy(({ store }) => ({
    store: (policy, context) => {
      const kept = store(policy, context);
      return { ...kept, ...change(kept, context) };
    },
  }));
}

/** Keeps the values of tags as `change` leaves them. */
export function keepTagValues(change: (value: string) => string): Change {
  return keepGroup(({ tags }) => ({ tags: tags.map(({ key, value }) => ({ key, value: change(value) })) }));
}

/** Remembers tokens under what `change` makes of them. */
export function renameTokens(kind: Kind, change: (token: string, context: RequestContext) => string): Change {
  return changeKind(kind, ({ tokens }) => ({
    tokens: {
      ...tokens,
      key: (token, request, context) => tokens.key(change(token, context), request, context),
    },
  }));
}

/** Remembers with a token what `wireOf` tells of the request, beside its parameters. */
export function remember(kind: Kind, wireOf: (context: RequestContext) => string): Change {
  return changeKind(kind, ({ apply }) => ({
    apply: (request, context) => Object.assign({}, apply(request, context), { wire: wireOf(context) }),
  }));
}

/** Remembers where it stopped, as an expression that is compiled once with the flag for all matches does. */
export function resuming(source: string): (text: string) => boolean {
  const pattern = new RegExp(source, 'g');
  return (text) => pattern.test(text);
}
