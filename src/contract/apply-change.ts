import type { Parameters } from './test-case.ts';

/** `base` with the values of `change`; null takes a parameter away. */
export function applyChange(base: Parameters, change: Readonly<Record<string, string | null>>): Parameters {
  return Object.fromEntries(
    Object.entries({ ...base, ...change }).flatMap(([name, value]) =>
      value === null ? [] : [[name, value]],
    ),
  );
}
