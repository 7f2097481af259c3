import type { Call } from './call.ts';
import { decodeForm, type Parameter, parameterOf } from './decode-form.ts';
import type { Format } from './fields.ts';
import { headerOf, type Received } from './received.ts';

/** The parameters of the query, then those of a form body. A body of another type has none. */
export function parametersOf(received: Received): readonly Parameter[] {
  const type = headerOf(received, 'content-type') ?? '';
  const isForm = type === '' || /^application\/x-www-form-urlencoded\b/i.test(type);
  const body = isForm ? decodeForm(received.body.toString('utf8'), 'body') : [];
  return [...decodeForm(received.query, 'query'), ...body];
}

/** Reads a request that has `parameters` and is answered with `requestId`. */
export function readCall(received: Received, parameters: readonly Parameter[], requestId: string): Call {
  const isInHeaders = areNamesInHeaders(received, parameters);
  const asked = askedFormat(received, parameters, isInHeaders);
  return {
    received,
    parameters,
    action: isInHeaders ? headerOf(received, 'x-acs-action') : parameterOf(parameters, 'Action'),
    version: isInHeaders ? headerOf(received, 'x-acs-version') : parameterOf(parameters, 'Version'),
    format: asked ?? 'XML',
    isFormatKnown: asked !== undefined,
    requestId,
  };
}

/** Whether action and version stand in headers; older clients send the headers beside the parameters. */
function areNamesInHeaders(received: Received, parameters: readonly Parameter[]): boolean {
  if (headerOf(received, 'authorization') !== undefined) return true;
  return parameterOf(parameters, 'Action') === undefined && headerOf(received, 'x-acs-action') !== undefined;
}

/** The format of the answer; undefined when the parameter asks for one that there is not. */
function askedFormat(
  received: Received,
  parameters: readonly Parameter[],
  isInHeaders: boolean,
): Format | undefined {
  const asked = parameterOf(parameters, 'Format')?.toUpperCase() ?? '';
  if (asked === 'JSON' || asked === 'XML') return asked;
  if (asked !== '') return undefined;
  if (!isInHeaders) return 'XML';
  const accept = headerOf(received, 'accept') ?? '';
  return /\bxml\b/i.test(accept) && !/\bjson\b/i.test(accept) ? 'XML' : 'JSON';
}
