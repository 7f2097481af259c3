import { randomUUID } from 'node:crypto';
import { usualOperations } from '../../specs/usual-operations.ts';
import { createClient } from '../client/create-client.ts';
import { proxiesIn, type TlsOptions } from '../client/create-dispatcher.ts';
import type { Credentials } from '../client/credentials.ts';
import type { Send, SignatureVersion } from '../client/exchange.ts';
import { dummyCredentials, resolveCredentials } from '../client/resolve-credentials.ts';
import type { Contract } from '../contract/contract.ts';
import { readTargets, urlsOf } from './read-targets.ts';
import { UsageError } from './usage-error.ts';

export interface TargetOptions {
  /** `URL` or `product=URL`; none for the embedded reference endpoint. */
  readonly target: readonly string[];
  /** What requests are sent for. */
  readonly contracts: readonly Contract[];
  /** All that there are: their products may be given a target, whatever part of them a run takes. */
  readonly known: readonly Contract[];
  readonly signature: SignatureVersion;
  readonly timeoutMs: number;
  /** How secure connections are made, where it is not as usual. */
  readonly tls?: TlsOptions | undefined;
  /** Has credentials, and proxies on the way to a given target. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** A target that requests can be sent to. */
export interface OpenTarget {
  /** By product of the contracts. */
  readonly urls: Readonly<Record<string, string>>;
  readonly send: Send;
  /** Makes tokens and names of this run unlike those of others, where the target remembers any. */
  readonly nonce: string;
  /** Ids that are known to exist there. */
  readonly fixtures: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/** Policies that the embedded endpoint takes: above what a run keeps alive, and soon reached by one that fills it up. */
const embeddedQuota = 20;

/** Opens the target of a run. Throws a UsageError or a ClientError when it is not given as it should be. */
export function openTarget(options: TargetOptions): Promise<OpenTarget> {
  return options.target.length === 0 ? openEmbedded(options) : openGiven(options);
}

async function openGiven(options: TargetOptions): Promise<OpenTarget> {
  const targets = readTargets(options.target, options.known);
  const urls = urlsOf(targets, options.contracts);
  const client = createClient({
    origins: targets.byProduct,
    ...(targets.otherwise !== null && { origin: targets.otherwise }),
    credentials: await credentialsFor(options, [
      ...Object.values(targets.byProduct),
      ...(targets.otherwise === null ? [] : [targets.otherwise]),
    ]),
    timeoutMs: options.timeoutMs,
    tls: options.tls,
    proxies: proxiesIn(options.environment) ?? undefined,
  });
  return {
    urls,
    send: client.send,
    nonce: randomUUID(),
    fixtures: {},
    close: client.close,
  };
}

async function credentialsFor(
  { signature, environment }: TargetOptions,
  targets: readonly string[],
): Promise<Credentials | null> {
  if (signature === 'none') return null;
  const resolution = await resolveCredentials({ targets, environment });
  if (resolution.credentials !== null) return resolution.credentials;
  throw new UsageError(
    resolution.reason,
    'Set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, or send unsigned with --signature none.',
  );
}

/** The reference endpoint; whatever it remembers ends with the run, so that the nonce may be the same in each. */
async function openEmbedded({ contracts, signature, timeoutMs }: TargetOptions): Promise<OpenTarget> {
  const strange = contracts.find(({ operation }) => !usualOperations.includes(operation));
  if (strange !== undefined)
    throw new UsageError(
      `The embedded reference endpoint does not serve ${strange.operation}.`,
      `Give the endpoint to hold against it: --target ${strange.product}=URL.`,
    );
  // Loaded only when needed: most runs are against another target.
  const { startReference } = await import('../reference/start-reference.ts');
  const { ownerAccount, resourceGroupId } = await import('../reference/fixtures.ts');
  const reference = await startReference({
    signature: signature === 'none' ? 'optional' : 'required',
    credentials: dummyCredentials,
    quota: embeddedQuota,
  });
  const client = createClient({
    origins: {},
    origin: reference.url,
    credentials: signature === 'none' ? null : dummyCredentials,
    timeoutMs,
  });
  return {
    urls: Object.fromEntries(contracts.map(({ product }) => [product, reference.url])),
    send: client.send,
    nonce: 'embedded',
    fixtures: { ResourceGroupId: resourceGroupId, OwnerAccount: ownerAccount },
    close: async () => {
      await client.close();
      await reference.close();
    },
  };
}
