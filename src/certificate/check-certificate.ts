import type { KeyObject } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Verification } from '../results/verify-record.ts';
import { type Envelope, isSealedBy, keyIdOf, payloadOf } from './dsse.ts';
import { missingForCertificate } from './missing-for-certificate.ts';
import { type Statement, statementOf, statementSchema } from './statement.ts';

const envelopeSchema = z.strictObject({
  payloadType: z.string(),
  payload: z.base64(),
  signatures: z.array(z.strictObject({ keyid: z.string(), sig: z.base64() })).min(1),
});

/** A certificate as it was read: what it states, and its seal where it has one. */
export interface Certificate {
  readonly statement: Statement;
  readonly envelope: Envelope | null;
}

/** The certificate in a JSON value. Throws a ZodError or a SyntaxError for anything else. */
export function readCertificate(value: unknown): Certificate {
  const sealed = envelopeSchema.safeParse(value);
  if (!sealed.success) return { statement: statementSchema.parse(value), envelope: null };
  const envelope = sealed.data;
  return { statement: statementSchema.parse(JSON.parse(payloadOf(envelope))), envelope };
}

/** What a certificate is held against. */
export interface Held {
  /** SHA-256 of the record in hexadecimal digits. */
  readonly digest: string;
  readonly verification: Verification;
  /** The public key that it must be signed with; null when none was given. */
  readonly key: KeyObject | null;
}

/** Why a certificate cannot be relied on, the gravest reason first, a sentence each; empty when it can. */
export function faultsOf(
  { statement, envelope }: Certificate,
  { digest, verification, key }: Held,
): readonly string[] {
  const { name } = statement.predicate.run.target;
  const { seedBy } = statement.predicate.run;
  const today = statementOf(verification, digest, { name, seedBy });
  if (statement.subject[0].digest.sha256 !== digest)
    return [...signatureFaults(envelope, key), 'The record is not the one that it is about.'];
  return [
    ...signatureFaults(envelope, key),
    ...(isDeepStrictEqual(statement, today) ? [] : ['It states something else than what the record shows.']),
    ...missingForCertificate(verification),
  ];
}

function signatureFaults(envelope: Envelope | null, key: KeyObject | null): readonly string[] {
  if (key === null) return [];
  if (envelope === null) return ['It is not signed.'];
  if (isSealedBy(envelope, key)) return [];
  const isOther = envelope.signatures.every(({ keyid }) => keyid !== keyIdOf(key));
  return [isOther ? 'It is signed by another key.' : 'It was changed after it was signed.'];
}
