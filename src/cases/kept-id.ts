import type { ReplayCase } from './replay-case.ts';

/** What a case of an earlier run is called in a run that sends it first. */
export function keptId({ id }: Pick<ReplayCase, 'id'>): string {
  return `${id}/kept`;
}
