import type { Variation } from '../behaviour.ts';
import type { SecurityGroup, SecurityPolicy } from '../state/resources.ts';
import { changeGroup, changePolicy } from '../variation/change.ts';
import { oddity } from './oddity.ts';

/** Shows the tags of groups in another way. */
function tagsShown(
  title: string,
  about: string,
  change: (tags: SecurityGroup['tags']) => SecurityGroup['tags'],
): Variation {
  return oddity(
    `order/${title}`,
    about,
    changeGroup(({ show }) => ({
      show: (group, context) => ({ ...show(group, context), tags: change(show(group, context).tags) }),
    })),
  );
}

/** Shows the lists of policies in another way. */
function policyShown(
  title: string,
  about: string,
  change: (policy: SecurityPolicy) => Partial<SecurityPolicy>,
): Variation {
  return oddity(
    `order/${title}`,
    about,
    changePolicy(({ show }) => ({
      show: (policy, context) => ({ ...show(policy, context), ...change(show(policy, context)) }),
    })),
  );
}

/** Lists in another order than they were given, which no document settles. */
export const orderOddities: readonly Variation[] = [
  tagsShown('tags-sorted', 'shows tags sorted by their keys', (tags) =>
    tags.toSorted((one, other) => (one.key < other.key ? -1 : 1)),
  ),
  tagsShown('tags-reversed', 'shows tags in the other order', (tags) => tags.toReversed()),
  policyShown('ciphers-sorted', 'shows ciphers sorted', ({ ciphers }) => ({ ciphers: ciphers.toSorted() })),
  policyShown('ciphers-reversed', 'shows ciphers in the other order', ({ ciphers }) => ({
    ciphers: ciphers.toReversed(),
  })),
  policyShown('versions-sorted', 'shows versions sorted', ({ tlsVersions }) => ({
    tlsVersions: tlsVersions.toSorted(),
  })),
  policyShown('versions-reversed', 'shows versions in the other order', ({ tlsVersions }) => ({
    tlsVersions: tlsVersions.toReversed(),
  })),
  policyShown('repeated-once', 'shows a version or a cipher that was given twice once', (policy) => ({
    tlsVersions: [...new Set(policy.tlsVersions)],
    ciphers: [...new Set(policy.ciphers)],
  })),
];
