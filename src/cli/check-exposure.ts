import { quoted } from '../client/quoted.ts';
import { UsageError } from './usage-error.ts';

/** Where an endpoint listens, and what is said about it. */
export interface Exposure {
  readonly host: string;
  readonly signature: 'required' | 'optional';
  /** Whether other machines are meant to reach it. */
  readonly isExposed: boolean;
}

const onlyHere = /^(localhost|127(\.\d+){3}|::1)$/i;

/** Throws a UsageError where other machines could reach an endpoint that is not meant for them, or that takes unsigned requests. */
export function checkExposure({ host, signature, isExposed }: Exposure): void {
  if (onlyHere.test(host) || (isExposed && signature === 'required')) return;
  throw new UsageError(
    `--host ${quoted(host)}: other machines can reach what listens there.`,
    'If they are to, add --exposed and --signature required.',
  );
}
