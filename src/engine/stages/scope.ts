import type { Contract } from '../../contract/contract.ts';
import type { Sequence } from '../../contract/sequence.ts';
import type { Batch, TestCase } from '../../contract/test-case.ts';
import { isWanted, type RunOptions } from '../run-options.ts';

/** Which requests of an operation’s whole run speak to the clauses that are to be tested. */
export interface Scope {
  /** Whether all of them do. */
  readonly isWhole: boolean;
  /** Whether a case or batch, or a sequence, does. */
  readonly speaks: (it: TestCase | Batch | Sequence) => boolean;
}

/**
 * A clause about a parameter is spoken to by the requests that are about it, and by all that must be accepted: whatever
 * they carry may be what one of them is refused for. Any other clause is spoken to by every request, for it is read off
 * answers or shows in what the target holds. Profile quick has no request to spare.
 */
export function scopeOf(
  { clauses, common }: Pick<Contract, 'clauses' | 'common'>,
  options: Pick<RunOptions, 'clauses' | 'profile'>,
): Scope {
  const commons = new Set<string | null>(Object.values(common));
  const wanted = clauses.filter(({ id }) => isWanted(options, id));
  const isAboutParameter = ({ id, method }: Contract['clauses'][number]) =>
    !commons.has(id) && (method.kind === 'request' || method.kind === 'observation');
  const isWhole = options.profile === 'quick' || wanted.some((clause) => !isAboutParameter(clause));
  const isAbout = ({ clause }: { readonly clause: string }) => isWanted(options, clause);
  return {
    isWhole,
    speaks: (it) => {
      if (isWhole) return true;
      if ('steps' in it) return (it.parts ?? [it]).some(isAbout);
      if (!('parts' in it)) return it.side === 'accept' || isAbout(it);
      return it.side === 'accept' || it.parts.some(isAbout);
    },
  };
}
