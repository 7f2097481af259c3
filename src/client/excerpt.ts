import { hash } from 'node:crypto';

/** Characters of a single value that anything is said of; no documented one is so long. */
export const longestValue = 512;

const lettersOfDigest = 16;

/**
 * `text`, or of one of more than `most` characters its start, its length and some of its digest, so that two that differ
 * anywhere still do.
 */
export function excerpt(text: string, most = longestValue): string {
  if (text.length <= most) return text;
  // Not the first half of a character.
  const start = text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
  return `${start}… (${text.length} characters, SHA-256 ${hash('sha256', text).slice(0, lettersOfDigest)}…)`;
}
