import type { Check, RequestContext, Subject } from '../behaviour.ts';

/** The only subject of a check that looks at a single value; none when the value is absent. */
export function single(value: string | undefined): readonly Subject[] {
  return value === undefined ? [] : [{ value, n: 1 }];
}

/** The first check that `request` breaks. */
export function firstBroken<R>(
  checks: readonly Check<R>[],
  request: R,
  context: RequestContext,
): Check<R> | undefined {
  return checks.find((check) =>
    check.subjects(request, context).some((subject) => check.isBroken(subject, request, context)),
  );
}
