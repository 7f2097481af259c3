import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import type { TlsOptions } from '../client/create-dispatcher.ts';
import { quoted } from '../client/quoted.ts';
import type { Settings } from './settings.ts';
import { UsageError } from './usage-error.ts';

type TlsSettings = Pick<Settings, 'cert' | 'key' | 'ca' | 'insecure'> & {
  readonly target?: readonly string[] | undefined;
};

/**
 * How secure connections to the target of `settings` are made; undefined as usual. Throws a UsageError when a file is not
 * what it should be, when one is missing, and when none of this can have an effect.
 */
export async function readTls(settings: TlsSettings): Promise<TlsOptions | undefined> {
  const { cert, key, ca, insecure = false } = settings;
  if (cert === undefined && key === undefined && ca === undefined && !insecure) return undefined;
  refuseConflicts(settings);
  const tls: TlsOptions = {
    ...(cert !== undefined && { cert: await readPem('client certificate', cert) }),
    ...(key !== undefined && { key: await readPem('private key', key) }),
    ...(ca !== undefined && { ca: await readPem('authorities', ca) }),
    insecure,
  };
  if (tls.ca !== undefined) checkAuthorities(tls.ca, ca ?? '');
  try {
    createSecureContext({ ...(tls.cert && { cert: tls.cert }), ...(tls.key && { key: tls.key }) });
  } catch (error) {
    throw new UsageError(
      `The certificate ${quoted(cert)} and the key ${quoted(key)} cannot be used together: ${reasonOf(error)}.`,
      'Both have to be PEM, the key without a passphrase, and the key that of the certificate.',
    );
  }
  return tls;
}

function refuseConflicts({ target = [], cert, key, ca, insecure = false }: TlsSettings): void {
  if ((cert === undefined) !== (key === undefined))
    throw new UsageError(
      cert === undefined ? '--key needs --cert.' : '--cert needs --key.',
      'A client certificate is of use only together with its private key.',
    );
  if (insecure && ca !== undefined)
    throw new UsageError(
      '--insecure and --ca contradict each other.',
      '--insecure accepts any certificate; leave it out to accept only those of the authorities.',
    );
  if (!target.some((url) => /^([\w-]+=)?https:/i.test(url)))
    throw new UsageError(
      `${cert !== undefined ? '--cert' : ca !== undefined ? '--ca' : '--insecure'} is of no use: no target is https.`,
      'Give an https URL with --target, or leave it out.',
    );
}

async function readPem(what: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(
      `The file of the ${what} ${quoted(path)} cannot be read: ${reasonOf(error)}.`,
      'It has to be a readable file in PEM.',
    );
  }
}

function checkAuthorities(pem: string, path: string): void {
  const certificates = pem.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  try {
    if (certificates.length === 0) throw new Error('there is no certificate in it');
    for (const certificate of certificates) new X509Certificate(certificate);
  } catch (error) {
    throw new UsageError(
      `The file of the authorities ${quoted(path)} cannot be used: ${reasonOf(error)}.`,
      'It has to hold the certificates of authorities in PEM.',
    );
  }
}

/** The code of an error of the system, else what it says. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error ? String(error.code) : error.message;
}
