import type { Scene } from '../../behaviour.ts';
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
  isBroken: (value: string, scene: Scene) => boolean,
): Change {
  return changeChecks(kind, clause, (check) => ({
    ...check,
    isBroken: ({ value }, _request, scene) => isBroken(value, scene),
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
  isBroken: (scene: Scene) => boolean,
  error: ErrorName = 'internal',
): Change {
  return changeKind(kind, ({ checks }) => ({
    checks: [
      ...checks,
      {
        clause: 'none',
        error,
        subjects: () => [{ value: '', n: 1 }],
        isBroken: (_subject, _request, scene) => isBroken(scene),
      },
    ],
  }));
}

/** Changes what is read of a request to create a group. */
export function readGroup(change: (request: GroupRequest, scene: Scene) => Partial<GroupRequest>): Change {
  return changeGroup(({ heed }) => ({
    heed: (request, scene) => {
      const heeded = heed(request, scene);
      return { ...heeded, ...change(heeded, scene) };
    },
  }));
}

/** Changes what is read of a request to create a policy. */
export function readPolicy(change: (request: PolicyRequest, scene: Scene) => Partial<PolicyRequest>): Change {
  return changePolicy(({ heed }) => ({
    heed: (request, scene) => {
      const heeded = heed(request, scene);
      return { ...heeded, ...change(heeded, scene) };
    },
  }));
}

/** Changes what is kept of a group. */
export function keepGroup(change: (group: SecurityGroup, scene: Scene) => Partial<SecurityGroup>): Change {
  return changeGroup(({ keep }) => ({
    keep: (group, scene) => {
      const kept = keep(group, scene);
      return { ...kept, ...change(kept, scene) };
    },
  }));
}

/** Changes what is kept of a policy. */
export function keepPolicy(
  change: (policy: SecurityPolicy, scene: Scene) => Partial<SecurityPolicy>,
): Change {
  return changePolicy(({ keep }) => ({
    keep: (policy, scene) => {
      const kept = keep(policy, scene);
      return { ...kept, ...change(kept, scene) };
    },
  }));
}

/** Keeps the values of tags as `change` leaves them. */
export function keepTagValues(change: (value: string) => string): Change {
  return keepGroup(({ tags }) => ({ tags: tags.map(({ key, value }) => ({ key, value: change(value) })) }));
}

/** Remembers tokens under what `change` makes of them. */
export function renameTokens(kind: Kind, change: (token: string, scene: Scene) => string): Change {
  return changeKind(kind, ({ tokens }) => ({
    tokens: { ...tokens, key: (token, request, scene) => tokens.key(change(token, scene), request, scene) },
  }));
}

/** Remembers with a token what `wireOf` tells of the request, beside its parameters. */
export function remember(kind: Kind, wireOf: (scene: Scene) => string): Change {
  return changeKind(kind, ({ heed }) => ({
    heed: (request, scene) => Object.assign({}, heed(request, scene), { wire: wireOf(scene) }),
  }));
}

/** Remembers where it stopped, as an expression that is compiled once with the flag for all matches does. */
export function resuming(source: string): (text: string) => boolean {
  const pattern = new RegExp(source, 'g');
  return (text) => pattern.test(text);
}
