import type { Variation } from '../behaviour.ts';
import { policyClause } from '../clause-id.ts';
import type { SecurityPolicy } from '../state/resources.ts';
import { changePolicy } from '../variation/change.ts';
import { defect } from './defect.ts';

/** A defect that keeps something else of a policy than what was asked for. */
function policyKept(
  title: string,
  about: string,
  change: (policy: SecurityPolicy) => Partial<SecurityPolicy>,
): Variation {
  return defect(
    `sp-readback/${title}`,
    about,
    [policyClause('Result.readback')],
    changePolicy(({ store }) => ({
      store: (policy, context) => ({ ...store(policy, context), ...change(store(policy, context)) }),
    })),
  );
}

/** Data of policies that comes back lost, cut or with more in it. */
export const policyReadbackDefects: readonly Variation[] = [
  policyKept('name-lost', 'loses the name of a policy', () => ({ name: '' })),
  policyKept('name-cut', 'cuts the name of a policy at 64 characters', ({ name }) => ({
    name: name.slice(0, 64),
  })),
  policyKept('name-lower-case', 'keeps the name of a policy in lower case', ({ name }) => ({
    name: name.toLowerCase(),
  })),
  policyKept('name-dots-replaced', 'keeps dots of a name as hyphens', ({ name }) => ({
    name: name.replaceAll('.', '-'),
  })),
  policyKept('ciphers-lost', 'loses the ciphers of a policy', () => ({ ciphers: [] })),
  policyKept('last-cipher-lost', 'loses the last of several ciphers', ({ ciphers }) => ({
    ciphers: ciphers.length > 1 ? ciphers.slice(0, -1) : ciphers,
  })),
  policyKept('first-cipher-only', 'keeps the first cipher only', ({ ciphers }) => ({
    ciphers: ciphers.slice(0, 1),
  })),
  policyKept('ten-ciphers-only', 'keeps ten ciphers only', ({ ciphers }) => ({
    ciphers: ciphers.slice(0, 10),
  })),
  policyKept('cipher-added', 'adds a cipher that was not asked for', ({ ciphers }) => ({
    ciphers: [...new Set([...ciphers, 'AES128-SHA', 'TLS_AES_128_GCM_SHA256'])],
  })),
  policyKept('versions-lost', 'loses the versions of a policy', () => ({ tlsVersions: [] })),
  policyKept('first-version-only', 'keeps the first version only', ({ tlsVersions }) => ({
    tlsVersions: tlsVersions.slice(0, 1),
  })),
  policyKept('last-version-only', 'keeps the last version only', ({ tlsVersions }) => ({
    tlsVersions: tlsVersions.slice(-1),
  })),
  policyKept('version-added', 'adds TLSv1.2 to every policy', ({ tlsVersions }) => ({
    tlsVersions: [...new Set([...tlsVersions, 'TLSv1.2'])],
  })),
  policyKept('version-lower-case', 'keeps versions in lower case', ({ tlsVersions }) => ({
    tlsVersions: tlsVersions.map((version) => version.toLowerCase()),
  })),
];
