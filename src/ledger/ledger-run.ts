import { type Account, createAccount, type OpenAccount } from '../engine/resources/account.ts';
import type { LedgerHeader, LedgerLine } from './ledger-line.ts';

/** What a ledger says of one run. */
export interface LedgerRun extends Account {
  readonly header: LedgerHeader;
  /** Whether what is open was told to whoever ran it; false for a run that was broken off. */
  readonly told: boolean;
}

/** A run in the ledger that is still being written. */
export interface OpenLedgerRun extends LedgerRun, OpenAccount {
  told: boolean;
}

/** What of `ledgerRun` a sweep needs, in as few lines as can be. */
export function linesOf(ledgerRun: LedgerRun): readonly LedgerLine[] {
  return [
    ledgerRun.header,
    ...ledgerRun
      .before()
      .map((it) => ({ type: 'before', ...it, ids: it.ids === null ? null : [...it.ids] }) as const),
    ...ledgerRun.alive().map((it) => ({ type: 'created', key: null, ...it }) as const),
    ...ledgerRun.unanswered(),
    ...ledgerRun.markers().map((it) => ({ type: 'markers', ...it }) as const),
    ...ledgerRun.appeared().map((it) => ({ type: 'appeared', ...it }) as const),
  ];
}

/** Whether something of the run may still be on its target. */
export function hasOpen({ header, alive, unanswered }: LedgerRun): boolean {
  return !header.embedded && alive().length + unanswered().length > 0;
}

/** The run that `header` begins. */
export function createLedgerRun(header: LedgerHeader): OpenLedgerRun {
  return { ...createAccount(), header, told: false };
}
