import { ClientError } from './client-error.ts';
import { quoted } from './quoted.ts';

/** Where requests to one target go. */
export interface Origin {
  /** Scheme, host and port. */
  readonly origin: string;
  /** Host and port as in the `host` header. */
  readonly host: string;
  /** What stands before the path of the API, without a `/` at its end; mostly empty. */
  readonly basePath: string;
}

/** Reads `http(s)://host:port`, maybe with a base path. Throws a ClientError when it is something else. */
export function readOrigin(text: string): Origin {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new ClientError(
      'TARGET_INVALID',
      `Expected the URL of a target, received ${quoted(text)}.`,
      'Write it as http://host:port or https://host:port.',
    );
  }
  return { origin: url.origin, host: url.host, basePath: url.pathname.replace(/\/+$/, '') };
}
