import type { ErrorShape } from '../../endpoint/error-shape.ts';
import type { Answer, Wire } from '../../endpoint/fields.ts';
import type { Behaviour, Check, CreateRules, RequestContext, Subject } from '../behaviour.ts';
import type { ErrorName } from '../errors.ts';
import type { Interpretations } from '../interpretations.ts';
import type { CreateRequest } from '../requests.ts';
import type { TextRule, TextRules } from '../rules/text-rules.ts';
import type { Resource } from '../state/resources.ts';

/** From a behaviour to another. */
export type Change = (behaviour: Behaviour) => Behaviour;

/** What a creation makes. */
export type Kind = 'group' | 'policy';

/** The actions that create something, by what they create. */
const actions = { group: 'CreateSecurityGroup', policy: 'CreateSecurityPolicy' } as const;

/** All of `changes`, one after the other. */
export function allOf(...changes: readonly Change[]): Change {
  return (behaviour) => changes.reduce((changed, change) => change(changed), behaviour);
}

/** Changes one text rule. */
export function changeText(name: keyof TextRules, change: (rule: TextRule) => Partial<TextRule>): Change {
  return (behaviour) => {
    const rule = behaviour.texts[name];
    return { ...behaviour, texts: { ...behaviour.texts, [name]: { ...rule, ...change(rule) } } };
  };
}

/** Changes what creating a group does. */
export function changeGroup(
  change: (rules: Behaviour['group'], behaviour: Behaviour) => Partial<Behaviour['group']>,
): Change {
  return (behaviour) => ({
    ...behaviour,
    group: { ...behaviour.group, ...change(behaviour.group, behaviour) },
  });
}

/** Changes what creating a policy does. */
export function changePolicy(
  change: (rules: Behaviour['policy'], behaviour: Behaviour) => Partial<Behaviour['policy']>,
): Change {
  return (behaviour) => ({
    ...behaviour,
    policy: { ...behaviour.policy, ...change(behaviour.policy, behaviour) },
  });
}

/** Changes what creating either kind does, in the same way. */
export function changeKind(
  kind: Kind,
  change: <R extends CreateRequest, T extends Resource>(
    rules: CreateRules<R, T>,
  ) => Partial<CreateRules<R, T>>,
): Change {
  return kind === 'group' ? changeGroup((rules) => change(rules)) : changePolicy((rules) => change(rules));
}

/** Changes every check of a clause, and drops those that come to undefined. */
export function changeChecks(
  kind: Kind,
  clause: string,
  change: <R>(check: Check<R>) => Check<R> | undefined,
): Change {
  return changeKind(kind, ({ checks }) => ({
    checks: checks.flatMap((check) => (check.clause === clause ? (change(check) ?? []) : check)),
  }));
}

/** Leaves the checks of a clause out when `condition` holds. */
export function skipChecks(
  kind: Kind,
  clause: string,
  condition: (context: RequestContext) => boolean,
): Change {
  return changeChecks(kind, clause, (check) => ({
    ...check,
    subjects: (request, context) => (condition(context) ? [] : check.subjects(request, context)),
  }));
}

/** Lets the checks of a clause look only at those subjects that `picks` holds of. */
export function lookOnlyAt(
  kind: Kind,
  clause: string,
  picks: (subject: Subject, index: number, all: readonly Subject[]) => boolean,
): Change {
  return changeChecks(kind, clause, (check) => ({
    ...check,
    subjects: (request, context) => check.subjects(request, context).filter(picks),
  }));
}

/** Adds a check in front of the others, which refuses what `isBroken` holds of. */
export function refuseWhen(
  kind: Kind,
  error: ErrorName,
  isBroken: (context: RequestContext) => boolean,
): Change {
  const subjects = (): readonly Subject[] => [{ value: '', n: 1 }];
  return changeKind(kind, ({ checks }) => ({
    checks: [
      { clause: 'none', error, subjects, isBroken: (_subject, _request, context) => isBroken(context) },
      ...checks,
    ],
  }));
}

/** Changes one error of the table. */
export function changeError(name: ErrorName, change: Partial<ErrorShape>): Change {
  return (behaviour) => {
    const { errors } = behaviour;
    return { ...behaviour, errors: { ...errors, [name]: { ...errors[name], ...change } } };
  };
}

/** Changes readings of open points. */
export function changeInterpretations(change: Partial<Interpretations>): Change {
  return (behaviour) => ({ ...behaviour, interpretations: { ...behaviour.interpretations, ...change } });
}

/** Changes the answers of creations, of one kind or of both. */
export function changeAnswers(
  kind: Kind | 'both',
  change: (answer: Answer, context: RequestContext) => Answer,
): Change {
  return (behaviour) => ({
    ...behaviour,
    after: [
      ...behaviour.after,
      (answer, context) => (isCreation(context, kind) ? change(answer, context) : answer),
    ],
  });
}

/** Changes what is sent for creations, of one kind or of both. */
export function changeWire(
  kind: Kind | 'both',
  change: (wire: Wire, context: RequestContext) => Wire,
): Change {
  return (behaviour) => ({
    ...behaviour,
    wire: [...behaviour.wire, (wire, context) => (isCreation(context, kind) ? change(wire, context) : wire)],
  });
}

/** Whether the request is to create something of this kind. */
export function isCreation({ call }: RequestContext, kind: Kind | 'both'): boolean {
  const kinds: readonly Kind[] = kind === 'both' ? ['group', 'policy'] : [kind];
  return kinds.some((one) => actions[one] === call.action);
}
