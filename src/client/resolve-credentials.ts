import { ClientError } from './client-error.ts';
import type { Credentials } from './credentials.ts';
import { isConfiguredLocally, readDefaultChain } from './default-chain.ts';
import { isLoopback } from './is-loopback.ts';

/** Credentials and where they come from, or why there are none. */
export type Resolution =
  | { readonly credentials: Credentials; readonly source: 'environment' | 'chain' | 'dummy' }
  | { readonly credentials: null; readonly reason: string };

/** Reads the official credential chain, at most for `timeLimitMs`; null when it has nothing. */
type ReadChain = (options: {
  readonly metadata: boolean;
  readonly timeLimitMs: number;
}) => Promise<Credentials | null>;

/** Where to look for credentials. */
export interface ResolveOptions {
  /** URLs of all targets of a run. */
  readonly targets: readonly string[];
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly readChain?: ReadChain;
}

/** Signs requests to a loopback target that asks for no particular pair. */
export const dummyCredentials: Credentials = {
  accessKeyId: 'loopback-access-key-id',
  accessKeySecret: 'loopback-access-key-secret',
};

// Off-cloud nothing answers at the address of the metadata server, so that this limit is waited for in full.
const metadataLimitMs = 2_000;
const configuredLimitMs = 10_000;

/**
 * Credentials for the targets of a run: from the environment, else from the official default chain, else a dummy pair
 * when all targets are on loopback. Throws a ClientError when the environment has half a pair or an unusable one.
 */
export async function resolveCredentials(options: ResolveOptions): Promise<Resolution> {
  const { targets, environment = process.env, readChain = readDefaultChain } = options;
  const given = fromEnvironment(environment);
  if (given !== null) return { credentials: given, source: 'environment' };
  const local = targets.every(isLoopback);
  const configured = isConfiguredLocally(environment);
  if (configured || !local) {
    const timeLimitMs = configured ? configuredLimitMs : metadataLimitMs;
    const found = await readChain({ metadata: !local, timeLimitMs });
    if (found !== null) return { credentials: found, source: 'chain' };
  }
  if (local) return { credentials: dummyCredentials, source: 'dummy' };
  return {
    credentials: null,
    reason: 'No credentials are in the environment or in the default credential chain.',
  };
}

function fromEnvironment(environment: Readonly<Record<string, string | undefined>>): Credentials | null {
  const accessKeyId = read(environment, 'ALIBABA_CLOUD_ACCESS_KEY_ID');
  const accessKeySecret = read(environment, 'ALIBABA_CLOUD_ACCESS_KEY_SECRET');
  const securityToken = read(environment, 'ALIBABA_CLOUD_SECURITY_TOKEN');
  if (accessKeyId === '' && accessKeySecret === '') return null;
  if (accessKeyId === '' || accessKeySecret === '') {
    const missing = accessKeyId === '' ? 'ID' : 'SECRET';
    throw new ClientError(
      'CREDENTIALS_INCOMPLETE',
      `ALIBABA_CLOUD_ACCESS_KEY_${missing} is not set, although the other half of the pair is.`,
      'Set both ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, or neither.',
    );
  }
  return { accessKeyId, accessKeySecret, ...(securityToken === '' ? {} : { securityToken }) };
}

function read(environment: Readonly<Record<string, string | undefined>>, name: string): string {
  const value = environment[name]?.trim() ?? '';
  if (/^[!-~]*$/.test(value)) return value;
  throw new ClientError(
    'CREDENTIALS_MALFORMED',
    `${name} has characters that no credential has.`,
    'Copy it again, without blanks, quotes or line breaks inside.',
  );
}
