import type { Answer, Wire } from '../../endpoint/fields.ts';
import type { RequestContext } from '../behaviour.ts';
import { type Change, isCreation } from './change.ts';

/** The code of a refusal; empty for a success. */
export const codeOf = ({ fields }: Answer): string => (typeof fields.Code === 'string' ? fields.Code : '');

/** Sends something else in place of those answers of creations that `isMeant` holds of. */
export function sendInstead(
  isMeant: (answer: Answer, context: RequestContext) => boolean,
  make: (wire: Wire, answer: Answer, context: RequestContext) => Partial<Wire>,
): Change {
  return (behaviour) => {
    const meant = new WeakMap<RequestContext, Answer>();
    return {
      ...behaviour,
      after: [
        ...behaviour.after,
        (answer, context) => {
          if (isCreation(context, 'both') && isMeant(answer, context)) meant.set(context, answer);
          return answer;
        },
      ],
      wire: [
        ...behaviour.wire,
        (wire, context) => {
          const answer = meant.get(context);
          return answer === undefined ? wire : { ...wire, ...make(wire, answer, context) };
        },
      ],
    };
  };
}

/** Turns creations away with a page before anything else is looked at. */
export function turnAway(isMeant: (context: RequestContext) => boolean, page: Partial<Wire>): Change {
  return (behaviour) => ({
    ...behaviour,
    before: [
      ...behaviour.before,
      (context) => (isCreation(context, 'both') && isMeant(context) ? page : undefined),
    ],
  });
}

/** A page in HTML as a gateway or a framework writes it. */
export const htmlPage = (status: number, title: string): Partial<Wire> => ({
  status,
  headers: { 'content-type': 'text/html' },
  body: `<html>\r\n<head><title>${status} ${title}</title></head>\r\n<body>\r\n<center><h1>${status} ${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`,
});

/** An answer in JSON as a framework writes it, without the envelope of the protocol. */
export const jsonPage = (status: number, body: unknown): Partial<Wire> => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
