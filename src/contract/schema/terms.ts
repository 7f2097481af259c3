import { z } from 'zod';

const codePoint = z.number().int().min(0).max(0x10ffff);
const range = z.tuple([codePoint, codePoint]).refine(([from, to]) => from <= to, 'a range runs upwards');
const alphabet = z.object({ name: z.string().min(1), ranges: z.array(range) });
export const alphabets = z.array(alphabet);
export const errors = z.array(
  z.object({ status: z.number().int().min(400).max(499), code: z.string().min(1) }),
);
export const clauseId = z.string().regex(/^[A-Z]\w*(\.\w+)+$/);
export const values = z.record(z.string(), z.string());
export const changes = z.record(z.string(), z.string().nullable());

/** What every rule has. */
export const rule = { clause: clauseId, errors };
export const texts = z.array(z.string().min(1));
export const whole = z.number().int();
/** A version of an API on the wire, such as `2014-05-26`. */
export const versionSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
