import type { ErrorName } from '../errors.ts';
import type { Scene } from '../scene.ts';

/** One thing that a check looks at; `n` is its place in a list, 1 for what is no list. */
export interface Subject {
  readonly value: string;
  readonly n: number;
}

/** One documented rule of a request, with the error of the requests that break it. */
export interface Check<R> {
  /** The clause, without the operation. */
  readonly clause: string;
  readonly error: ErrorName;
  /** What the rule is about; nothing when the request does not have it. */
  readonly subjects: (request: R, scene: Scene) => readonly Subject[];
  readonly isBroken: (subject: Subject, request: R, scene: Scene) => boolean;
}

/** The only subject of a check that looks at a single value; none when the value is absent. */
export function single(value: string | undefined): readonly Subject[] {
  return value === undefined ? [] : [{ value, n: 1 }];
}

/** The first check that `request` breaks. */
export function firstBroken<R>(checks: readonly Check<R>[], request: R, scene: Scene): Check<R> | undefined {
  return checks.find((check) =>
    check.subjects(request, scene).some((subject) => check.isBroken(subject, request, scene)),
  );
}
