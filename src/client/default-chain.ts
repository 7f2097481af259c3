import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Credentials } from './credentials.ts';

const metadataSwitch = 'ALIBABA_CLOUD_ECS_METADATA_DISABLED';

const configuringVariables = [
  'ALIBABA_CLOUD_CREDENTIALS_FILE',
  'ALIBABA_CLOUD_CREDENTIALS_URI',
  'ALIBABA_CLOUD_OIDC_TOKEN_FILE',
  'ALIBABA_CLOUD_PROFILE',
];

const configuringFiles = ['.aliyun/config.json', '.alibabacloud/credentials'];

/** Whether something on this machine configures the default chain, so that asking it is worth the time. */
export function isConfiguredLocally(environment: Readonly<Record<string, string | undefined>>): boolean {
  return (
    configuringVariables.some((name) => (environment[name] ?? '') !== '') ||
    configuringFiles.some((name) => existsSync(join(environment.HOME || homedir(), name)))
  );
}

/**
 * Asks the official default chain for credentials, at most for `timeLimitMs`; null when it has none. Without
 * `metadata` the metadata server of cloud instances is not asked.
 */
export async function readDefaultChain(options: {
  readonly metadata: boolean;
  readonly timeLimitMs: number;
}): Promise<Credentials | null> {
  const before = process.env[metadataSwitch];
  // The chain asks the metadata server ahead of the credentials URI and off-cloud waits for it in vain.
  const unasked = !options.metadata || (process.env.ALIBABA_CLOUD_CREDENTIALS_URI ?? '') !== '';
  if (unasked) process.env[metadataSwitch] = 'true';
  try {
    return await within(options.timeLimitMs, askChain());
  } finally {
    if (before === undefined) delete process.env[metadataSwitch];
    else process.env[metadataSwitch] = before;
  }
}

async function askChain(): Promise<Credentials | null> {
  try {
    const model = await new (loadChain().default)().getCredential();
    const { accessKeyId = '', accessKeySecret = '', securityToken = '' } = model;
    if (accessKeyId === '' || accessKeySecret === '') return null;
    return { accessKeyId, accessKeySecret, ...(securityToken === '' ? {} : { securityToken }) };
  } catch {
    // Its messages can carry what it received, secrets among it.
    return null;
  }
}

// Loaded only when asked, so that a start without it does not pay for it; by require, because Node and test runners
// disagree on the default export of such a CommonJS module.
function loadChain(): typeof import('@alicloud/credentials') {
  return createRequire(import.meta.url)('@alicloud/credentials');
}

async function within<T>(limitMs: number, work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
