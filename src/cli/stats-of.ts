import { type Stats, statSync } from 'node:fs';

/** What is at `path`; null where nothing is, or nothing can be, since a name may be too long to be one. */
export function statsOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}
