import { remembered } from './remembered.ts';

/** A parameter name taken apart: `Tag.3.Key` is list `Tag`, index 3, member `Key`. */
export interface ParameterPath {
  readonly name: string;
  readonly index: number | null;
  readonly member: string | null;
}

/** `name` taken apart; a numbering with leading zeros is no numbering. */
export function parameterPath(name: string): ParameterPath {
  return taken(anyName, name);
}

const anyName = {};

// Every name of every request is taken apart, and there are few of them.
const taken = remembered((_: typeof anyName, name: string): ParameterPath => {
  if (!name.includes('.')) return { name, index: null, member: null };
  const match = /^([^.]+)\.(0|[1-9]\d{0,5})(?:\.(.+))?$/.exec(name);
  if (match === null) return { name, index: null, member: null };
  return { name: match[1] ?? name, index: Number(match[2]), member: match[3] ?? null };
});
