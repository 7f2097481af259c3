import type { DocumentedError } from '../contract/contract.ts';
import type { CodePatterns, Protocol } from '../contract/protocol.ts';
import type { ErrorShape } from '../endpoint/error-shape.ts';
import type { Breach } from './breach.ts';

/** What is answered where the document names nothing. */
const general: { readonly [K in Breach['kind']]: ErrorShape } = {
  missing: { status: 400, code: 'ParameterMissing', message: 'A parameter is missing.' },
  wrong: { status: 400, code: 'ParameterInvalid', message: 'A parameter is not as it has to be.' },
  unknown: { status: 404, code: 'NotThere', message: 'What the request names is not there.' },
  conflict: { status: 409, code: 'AlreadyThere', message: 'There is one of this name.' },
};

/** How a breach is answered: as documented, or else with an error of this endpoint's own. */
export function errorOf({ errors, kind }: Pick<Breach, 'errors' | 'kind'>): ErrorShape {
  return documentedOr(errors, general[kind]);
}

/** The first documented answer; where there is none, `otherwise`. */
export function documentedOr([first]: readonly DocumentedError[], otherwise: ErrorShape): ErrorShape {
  return first === undefined ? otherwise : { ...first, message: otherwise.message };
}

/** What requests are answered that come to no operation. */
export const transportErrors = {
  method: { status: 405, code: 'MethodNotServed', message: 'The method is not served.' },
  tooLarge: { status: 413, code: 'BodyTooLarge', message: 'The body of the request is too large.' },
  format: { status: 400, code: 'FormatUnknown', message: 'There is no such format.' },
  action: { status: 400, code: 'ActionMissing', message: 'The request names no operation.' },
} as const satisfies Readonly<Record<string, ErrorShape>>;

/** The answers whose meaning the protocol tells by their codes. */
export function protocolErrors({ codes }: Protocol): {
  readonly unknownAction: ErrorShape;
  readonly denied: ErrorShape;
  readonly full: ErrorShape;
} {
  return {
    unknownAction: { status: 404, code: exampleOf(codes.action), message: 'There is no such operation.' },
    denied: { status: 403, code: exampleOf(codes.credentials), message: 'The request may not pass.' },
    full: { status: 400, code: exampleOf(codes.quota), message: 'There may be no more.' },
  };
}

/** A code of some meaning. */
function exampleOf([pattern = 'Refused']: CodePatterns): string {
  const letters = pattern.replaceAll('*', '');
  return letters.slice(0, 1).toUpperCase() + letters.slice(1);
}
