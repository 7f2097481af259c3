import { z } from 'zod';

const text = z.string().trim().min(1);
const date = z.iso.date();

/** How a clause is known to fail. What is left out may be anything. */
const failure = z.strictObject({
  /** A glob on what came instead, in the words of the reports, as in `accepted` or `refused with 400 *`. */
  received: text.optional(),
  /** Globs on the values of the smallest failing request, by parameter. */
  parameters: z.record(text, z.string()).optional(),
});

/** A known deviation: clauses that are broken, why that is accepted, and until when. */
export const exceptionSchema = z.strictObject({
  /** A glob on clause ids, with or without the operation in front. */
  clause: text,
  reason: text,
  link: z.url().optional(),
  owner: text.optional(),
  /** The day on which it was accepted. */
  since: date,
  /** The last day on which it is accepted. */
  expires: date,
  fails: failure.optional(),
});

/** What a file of exceptions holds. */
export const exceptionsSchema = z.strictObject({ exceptions: z.array(exceptionSchema) });

export type Exception = z.infer<typeof exceptionSchema>;
export type ExceptionsFile = z.infer<typeof exceptionsSchema>;
