import { randomInt, randomUUID } from 'node:crypto';
import { parametersOf } from '../endpoint/read-call.ts';
import { plainWriting } from '../endpoint/write-answer.ts';
import type { Behaviour, QuotaRules, RequestContext, TokenRules } from './behaviour.ts';
import { errors } from './errors.ts';
import { interpretations } from './interpretations.ts';
import { operations } from './operations/operations.ts';
import type { ReferenceOptions } from './reference-options.ts';
import type { CreateRequest } from './requests.ts';
import { cipherTable, isSupported } from './rules/ciphers.ts';
import { groupChecks } from './rules/group-checks.ts';
import { policyChecks } from './rules/policy-checks.ts';
import { textRules } from './rules/text-rules.ts';

/** How many security groups a region holds, by the document. */
const groupQuota = 100;

/** What the documents leave to the account and to the machine. */
export type Setup = Pick<ReferenceOptions, 'quota' | 'vpcOnly' | 'slowMs' | 'consistencyDelayMs'>;

/** The behaviour that the two documents describe. */
export function documentedBehaviour(setup: Setup = {}): Behaviour {
  const { quota = 50, vpcOnly = false, slowMs = 0, consistencyDelayMs = 0 } = setup;
  return {
    interpretations,
    errors,
    texts: textRules,
    tlsVersions: Object.keys(cipherTable),
    ciphers: cipherTable,
    supports: isSupported,
    group: {
      checks: groupChecks,
      tokens: documentedTokens('group'),
      quota: documentedQuota(groupQuota, (region, { state }) => countIn(region, state.groups.existing())),
      apply: (request) => request,
      newId: () => `sg-bp1${randomName(14)}`,
      store: (group) => group,
      show: (group) => group,
      created: (id) => ({ SecurityGroupId: id }),
      createsWhenRefused: () => false,
    },
    policy: {
      checks: policyChecks,
      tokens: documentedTokens('policy'),
      quota: documentedQuota(quota, (region, { state }) => countIn(region, state.policies.existing())),
      apply: (request) => request,
      newId: () => `scp-bp1${randomName(14)}`,
      store: (policy) => policy,
      show: (policy) => policy,
      created: (id) => ({ SecurityPolicyId: id }),
      createsWhenRefused: () => false,
    },
    timing: { creationMs: slowMs, consistencyMs: consistencyDelayMs },
    foreign: 0,
    isVpcOnly: vpcOnly,
    dryRun: { makesChecks: true, checksQuota: true, creates: false, pass: 'error' },
    read: {
      parameters: parametersOf,
      methods: ['GET', 'POST'],
      tagSpellings: { key: ['Key', 'key'], value: ['Value', 'value'] },
    },
    write: {
      ...plainWriting,
      requestId: () => randomUUID().toUpperCase(),
      formatOf: (_answer, { call }) => call.format,
    },
    companions: { largestPage: 100, innerAccessPolicy: 'Accept', permissions: [], hasNextToken: true },
    operations,
    before: [],
    after: [],
    wire: [],
  };
}

function documentedTokens<R extends CreateRequest>(kind: string): TokenRules<R> {
  return {
    key: (token, { region }) => `${kind} ${region} ${token}`,
    fingerprint: (request) => JSON.stringify({ ...request, token: undefined }),
    capacity: Number.POSITIVE_INFINITY,
    isClaimedAtOnce: true,
    mismatch: 'refused',
    replayedId: (id) => id,
  };
}

function documentedQuota(
  limit: number,
  used: (region: string, context: RequestContext) => number,
): QuotaRules {
  return { limit, used, isFull: (count, most) => count >= most };
}

function countIn(region: string, resources: readonly { readonly region: string }[]): number {
  return resources.filter((resource) => resource.region === region).length;
}

function randomName(length: number): string {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}
