import { z } from 'zod';
import type { Step } from '../contract/sequence.ts';
import type { PlannedRequest } from '../contract/test-case.ts';

const byName = z.record(z.string(), z.string()).readonly();
const texts = z.array(z.string()).readonly();

const request = z
  .strictObject({
    parameters: byName,
    method: z.enum(['GET', 'POST']),
    place: z.enum(['query', 'body', 'split']),
    format: z.enum(['JSON', 'XML']),
    rpcSignature: z.boolean(),
    omit: texts,
    again: z.array(z.tuple([z.string(), z.string()]).readonly()).readonly(),
    raw: z.string(),
  })
  .readonly() satisfies z.ZodType<PlannedRequest>;

const place = z.int().min(0).max(1000);

const step = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('create'),
      request,
      times: z.int().min(1).max(1000),
      beside: request.exactOptional(),
    })
    .readonly(),
  z.strictObject({ kind: z.literal('subject'), name: z.string() }).readonly(),
  z.strictObject({ kind: z.literal('read'), of: place, format: z.enum(['JSON', 'XML']) }).readonly(),
  z.strictObject({ kind: z.literal('detail'), of: place }).readonly(),
  z.strictObject({ kind: z.literal('settle'), of: place }).readonly(),
  z
    .strictObject({
      kind: z.literal('count'),
      marker: z.string().min(1),
      afterMs: z.int().min(0).max(60_000).exactOptional(),
    })
    .readonly(),
  z
    .strictObject({
      kind: z.literal('pause'),
      others: z
        .strictObject({
          request,
          times: z.int().min(1).max(10_000),
          lastMs: z.int().min(0).max(600_000),
        })
        .readonly(),
    })
    .readonly(),
]) satisfies z.ZodType<Step>;

const steps = z.array(step).min(1).readonly();

/** Every check but those that only record. */
const property = z.enum([
  'tokens',
  'no-effect',
  'mismatch',
  'conflict',
  'readback',
  'leak',
  'accepted-after',
  'detail',
  'states',
  'gone',
  'spared',
  'changed',
  'unchanged',
  'replayed',
  'equal-fields',
]);

/** What is sent again. */
const sendings = z.discriminatedUnion('kind', [
  /** The smallest request; its twin is sent in alternation, `nearest` shows beside it, `cure` is it without what is blamed. */
  z
    .strictObject({
      kind: z.literal('request'),
      basis: z.enum(['request', 'answered', 'form']),
      request,
      twin: request.nullable(),
      nearest: request.nullable(),
      cure: request.nullable(),
    })
    .readonly(),
  /** Requests with different faults, and valid ones in between. */
  z
    .strictObject({
      kind: z.literal('refusals'),
      faults: z.array(request).min(2).readonly(),
      twins: z.array(request).min(1).readonly(),
    })
    .readonly(),
  z.strictObject({ kind: z.literal('sequence'), property, steps, cure: steps.nullable() }).readonly(),
]);

/**
 * A finding with all that it takes to send it again. In values `{fresh:N}` stands for N letters that are new in every
 * sending, `{shared:NAME:N}` for letters that are the same throughout one replay, `{region:N}` for the N-th region of the
 * target, and `{fixture:NAME}` for an id that exists there.
 */
export const replayCaseSchema = z
  .strictObject({
    /** Stable: the same finding has the same one in every run. */
    id: z.string().regex(/^[\w.-]+$/),
    operation: z.string(),
    /** The clause that is broken. */
    clause: z.string(),
    contract: z.strictObject({ edition: z.string(), hash: z.string() }).readonly(),
    /** The clause and the case that led to it. */
    raisedBy: z.strictObject({ clause: z.string(), case: z.string() }).readonly(),
    expected: z.string(),
    received: z.string(),
    /** How it failed, in a word and the code if there was one: another one is another failure. */
    failure: z.string(),
    /** How often it failed in how many sendings. */
    seen: z.int().min(1),
    sent: z.int().min(1),
    /** The operation by which whatever it creates is deleted. */
    cleanUp: z.string(),
    sendings,
  })
  .readonly();

export type ReplayCase = z.output<typeof replayCaseSchema>;

export type Sendings = ReplayCase['sendings'];
