import type { JudgedException, Standing } from '../exceptions/apply-exceptions.ts';
import { counted } from './words.ts';

const sentences: Readonly<Record<Standing, (exception: JudgedException) => string>> = {
  holds: ({ expires }) => `still fails as it says, accepted until ${expires}`,
  kept: () => 'nothing of it fails any more: remove the entry',
  expired: ({ expires }) => `expired on ${expires}: mend it, or accept it anew`,
  otherwise: () => 'fails in another way than it says',
  untold: () => 'nothing of it could be judged',
};

/** What a run says of an exception, with its age and its owner. */
export function exceptionWords(exception: JudgedException): string {
  const { reason, owner, link, ageDays, standing } = exception;
  const about = [reason, ...(owner === undefined ? [] : [owner]), ...(link === undefined ? [] : [link])];
  return `${sentences[standing](exception)}. ${about.join(', ')}; ${counted(ageDays, 'day')} old.`;
}
