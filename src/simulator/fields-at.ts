import type { Field, Fields } from '../endpoint/fields.ts';

/** `fields` with `value` at a dotted path. */
export function withFieldAt(fields: Fields, path: string, value: Field): Fields {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) return { ...fields, [first]: value };
  const inner = fields[first];
  return { ...fields, [first]: withFieldAt(isFields(inner) ? inner : {}, rest.join('.'), value) };
}

/** `fields` without what stands at a dotted path. */
export function withoutFieldAt(fields: Fields, path: string): Fields {
  const [first = '', ...rest] = path.split('.');
  const { [first]: inner, ...others } = fields;
  return rest.length > 0 && isFields(inner)
    ? { ...fields, [first]: withoutFieldAt(inner, rest.join('.')) }
    : others;
}

/** What stands at a dotted path; undefined where nothing does. */
export function fieldAt(fields: Fields, path: string): Field | undefined {
  const [first = '', ...rest] = path.split('.');
  const inner = fields[first];
  if (rest.length === 0) return inner;
  return isFields(inner) ? fieldAt(inner, rest.join('.')) : undefined;
}

function isFields(field: Field | undefined): field is Fields {
  return typeof field === 'object' && !Array.isArray(field);
}
