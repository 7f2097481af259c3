import { bash } from './bash.ts';
import { fish } from './fish.ts';
import type { Offer } from './offer.ts';
import { zsh } from './zsh.ts';

/** What makes the script of each shell. */
export const shells: Readonly<Record<string, (name: string, offers: readonly Offer[]) => string>> = {
  bash,
  zsh,
  fish,
};
