import { z } from 'zod';
import type { SignatureVersion } from '../client/exchange.ts';
import type { LedgerEntry } from '../engine/resources/ledger.ts';

/** The ledger's name beside the reports. */
export const ledgerName = 'ledger.ndjson';

/** What a run says of itself in its ledger; never credentials. */
export interface LedgerHeader {
  readonly type: 'run';
  readonly tool: { readonly name: string; readonly version: string };
  /** URLs by product. */
  readonly target: Readonly<Record<string, string>>;
  /** The target ended with the run, and everything on it. */
  readonly embedded: boolean;
  readonly signature: SignatureVersion;
  readonly regions: readonly string[];
  /** ISO 8601. */
  readonly startedAt: string;
}

/** A line of the file. */
export type LedgerLine =
  | LedgerHeader
  | LedgerEntry
  /** What follows is about run `run` of this file, counted from 0. */
  | { readonly type: 'sweep'; readonly run: number; readonly startedAt: string }
  /** A run or a sweep came to its end: what is still open was told to whoever ran it. */
  | { readonly type: 'told' };

const texts = z.array(z.string());
const textByName = z.record(z.string(), z.string());

const line = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('run'),
    tool: z.object({ name: z.string(), version: z.string() }),
    target: textByName,
    embedded: z.boolean(),
    signature: z.enum(['v1', 'v3', 'none']),
    regions: texts,
    startedAt: z.string(),
  }),
  z.object({
    type: z.literal('intent'),
    key: z.string(),
    operation: z.string(),
    region: z.string(),
    request: z.object({
      parameters: textByName,
      method: z.enum(['GET', 'POST']),
      place: z.enum(['query', 'body', 'split']),
      format: z.enum(['JSON', 'XML']),
      rpcSignature: z.boolean(),
      omit: texts,
      again: z.array(z.tuple([z.string(), z.string()])),
      raw: z.string(),
    }),
    markers: texts,
  }),
  z.object({
    type: z.literal('created'),
    key: z.string().nullable(),
    operation: z.string(),
    region: z.string(),
    id: z.string(),
  }),
  z.object({ type: z.literal('nothing'), key: z.string() }),
  z.object({ type: z.literal('markers'), operation: z.string(), region: z.string(), markers: texts }),
  z.object({ type: z.literal('deleted'), operation: z.string(), id: z.string() }),
  z.object({
    type: z.literal('before'),
    operation: z.string(),
    region: z.string(),
    ids: texts.nullable(),
  }),
  z.object({ type: z.literal('appeared'), operation: z.string(), region: z.string(), id: z.string() }),
  z.object({ type: z.literal('sweep'), run: z.number(), startedAt: z.string() }),
  z.object({ type: z.literal('told') }),
]);

/** `text` as a line of a ledger; null when it is none. */
export function parseLedgerLine(text: string): LedgerLine | null {
  try {
    return line.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
