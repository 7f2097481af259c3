import { oncePer } from '../../contract/once-per.ts';
import type { PlannedRequest } from '../../contract/test-case.ts';
import type { RequestContext } from '../../oracle/recorded-exchange.ts';
import type { Answered } from './answered.ts';
import type { Requests } from './requests.ts';

/** Answers to twins and controls, each sent once however many cases ask for it. */
export interface AnswerCache {
  /** The answer to `planned`; with `id`, of the case that serves as one. Null when there was no room for it. */
  readonly answerTo: (planned: PlannedRequest, clause: string, id?: string) => Promise<Answered | null>;
  /** Keeps an answer that is there already. */
  readonly store: (answered: Answered) => void;
  /** Forgets an answer, so that the request is sent anew. */
  readonly forget: (planned: PlannedRequest) => void;
}

/** Written once a request: many cases share a twin. */
const nameOf = oncePer((planned: PlannedRequest): string => JSON.stringify(planned));

/** A cache that sends what it does not know; `release` takes what a request created. */
export function createAnswerCache(
  requests: Requests,
  release: (answered: Answered) => Promise<void>,
): AnswerCache {
  const answers = new Map<string, Promise<Answered | null>>();
  let serial = 0;
  const send = async (
    planned: PlannedRequest,
    context: RequestContext,
    name: string,
  ): Promise<Answered | null> => {
    const answered = await requests.obtain(planned, {
      context,
      serial: `${name}/${++serial}`,
      hasParts: context.purpose === 'plan',
    });
    if (answered !== null) await release(answered);
    return answered;
  };
  return {
    answerTo: (planned, clause, id) => {
      const name = nameOf(planned);
      const context: RequestContext =
        id === undefined
          ? { case: `${clause}/twin`, clause, purpose: 'twin' }
          : { case: id, clause, purpose: 'plan' };
      const answer = answers.get(name) ?? send(planned, context, name);
      answers.set(name, answer);
      return answer;
    },
    store: (answered) => void answers.set(nameOf(answered.planned), Promise.resolve(answered)),
    forget: (planned) => void answers.delete(nameOf(planned)),
  };
}
