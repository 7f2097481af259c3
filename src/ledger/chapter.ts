import { type Account, createAccount, type OpenAccount } from '../engine/resources/account.ts';
import type { LedgerHeader, LedgerLine } from './ledger-line.ts';

/** What a ledger says of one run. */
export interface Chapter extends Account {
  readonly header: LedgerHeader;
  /** Whether what is open was told to whoever ran it; false for a run that was broken off. */
  readonly told: boolean;
}

/** A chapter that is still being written. */
export interface OpenChapter extends Chapter, OpenAccount {
  told: boolean;
}

/** What of `chapter` a sweep needs, in as few lines as can be. */
export function linesOf(chapter: Chapter): readonly LedgerLine[] {
  return [
    chapter.header,
    ...chapter
      .before()
      .map((it) => ({ type: 'before', ...it, ids: it.ids === null ? null : [...it.ids] }) as const),
    ...chapter.alive().map((it) => ({ type: 'created', key: null, ...it }) as const),
    ...chapter.unanswered(),
    ...chapter.markers().map((it) => ({ type: 'markers', ...it }) as const),
    ...chapter.appeared().map((it) => ({ type: 'appeared', ...it }) as const),
  ];
}

/** Whether something of the run may still be on its target. */
export function hasOpen({ header, alive, unanswered }: Chapter): boolean {
  return !header.embedded && alive().length + unanswered().length > 0;
}

/** The chapter that `header` begins. */
export function createChapter(header: LedgerHeader): OpenChapter {
  return { ...createAccount(), header, told: false };
}
