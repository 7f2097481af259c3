import type { CompanionCall } from './contract.ts';

/** What a companion operation is called in a sentence, be there one or none. */
export function companionName(call: CompanionCall | null): string {
  return call?.action ?? 'an operation for that, for its contract names none';
}
