import type { Fields } from '../../endpoint/fields.ts';
import type { CreateRules, RequestContext } from '../behaviour.ts';
import type { ErrorName, Fault } from '../errors.ts';
import type { CreateRequest } from '../requests.ts';
import { firstBroken } from '../rules/check.ts';
import type { Resource, Shelf } from '../state/resources.ts';
import { digestOf } from '../state/tokens.ts';

/** The two kinds of creation, each with the errors that it has in common with the other. */
export const creationErrors = {
  group: { quota: 'groupQuota', mismatch: 'groupMismatch', processing: 'groupProcessing' },
  policy: { quota: 'policyQuota', mismatch: 'policyMismatch', processing: 'policyProcessing' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, ErrorName>>>>;

/** One request to create something, with the rules that it goes by. */
export interface Creation {
  readonly context: RequestContext;
  readonly kind: keyof typeof creationErrors;
  readonly request: CreateRequest;
  /** What the token is remembered under; undefined when the request has none. */
  readonly tokenKey: string | undefined;
  /** Digest of what is asked for. */
  readonly fingerprint: string;
  readonly rules: Pick<CreateRules<never, never>, 'quota' | 'created' | 'newId'> & {
    readonly tokens: Omit<CreateRules<never, never>['tokens'], 'key' | 'fingerprint'>;
  };
  /** The refusal of the first rule that the request breaks. */
  readonly findFault: () => Fault | undefined;
  readonly createsWhenRefused: (fault: Fault) => boolean;
  /** Creates the resource and returns its id. */
  readonly add: () => string;
}

/** Binds the rules of one kind to a request. */
export function createCreation<R extends CreateRequest, T extends Resource>(
  kind: Creation['kind'],
  rules: CreateRules<R, T>,
  shelf: Shelf<T>,
  asked: R,
  build: (request: R, id: string, context: RequestContext) => T,
  context: RequestContext,
): Creation {
  const request = rules.apply(asked, context);
  const { token, region } = request;
  return {
    context,
    kind,
    request,
    tokenKey: token === undefined ? undefined : rules.tokens.key(token, request, context),
    fingerprint: digestOf(rules.tokens.fingerprint(request)),
    rules,
    findFault: () => {
      const broken = firstBroken(rules.checks, request, context);
      return broken && { ...context.behaviour.errors[broken.error], clause: broken.clause };
    },
    createsWhenRefused: (fault) => rules.createsWhenRefused(fault, request, context),
    add: () => {
      const resource = build(request, rules.newId(context), context);
      shelf.add(rules.store(resource, context));
      context.state.tally(kind, region).created++;
      return resource.id;
    },
  };
}

/** The error of this kind's own for a full quota, a token with other parameters, or a call still running. */
export function errorOf({ kind, context }: Creation, error: keyof (typeof creationErrors)['group']): Fault {
  return context.behaviour.errors[creationErrors[kind][error]];
}

/** The refusal of a request that finds the quota full. */
export function findQuotaFault(creation: Creation): Fault | undefined {
  const { limit, used, isFull } = creation.rules.quota;
  const usage = used(creation.request.region, creation.context);
  if (!isFull(usage, limit)) return undefined;
  const error = errorOf(creation, 'quota');
  const values = ['security_policies_num', String(usage), String(limit)];
  return { ...error, message: error.message.replaceAll('%s', () => values.shift() ?? ''), clause: 'Quota' };
}

/** The answer of a creation. */
export function answerOf({ rules, context }: Creation, id: string): Fields {
  return rules.created(id, context);
}
