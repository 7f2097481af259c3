import { remembered } from './remembered.ts';

/** A parameter name taken apart: `Tag.3.Key` is list `Tag`, index 3, member `Key`. */
export interface ParameterPath {
  readonly name: string;
  readonly index: number | null;
  readonly member: string | null;
}

/** A name taken apart; a numbering with leading zeros is no numbering. Every request has its names read, and they are few. */
export const parameterPath: (name: string) => ParameterPath = remembered((name) => {
  if (!name.includes('.')) return { name, index: null, member: null };
  const match = /^([^.]+)\.(0|[1-9]\d{0,5})(?:\.(.+))?$/.exec(name);
  if (match === null) return { name, index: null, member: null };
  return { name: match[1] ?? name, index: Number(match[2]), member: match[3] ?? null };
});
