import { Agent, buildConnector, type Dispatcher, EnvHttpProxyAgent, Pool } from 'undici';
import { ClientError } from './client-error.ts';
import { connectorThatSkipsInterim } from './skip-interim.ts';

/** How secure connections are made; certificates and keys as PEM. */
export interface TlsOptions {
  /** The client's certificate and its key. */
  readonly cert?: string;
  readonly key?: string;
  /** The only authorities that are trusted. */
  readonly ca?: string;
  /** Any certificate of a target will do. */
  readonly insecure?: boolean;
}

/** URLs of proxies, maybe with a user and a password, and the hosts that are asked without one. */
export interface Proxies {
  readonly http: string | null;
  readonly https: string | null;
  /** As in NO_PROXY. */
  readonly except: string;
}

/** How connections to targets are made. */
export interface ConnectionOptions {
  /** For connecting, in milliseconds. */
  readonly timeoutMs: number;
  /** At most so many to one origin; default: as many as there are calls at once. */
  readonly connections?: number | undefined;
  readonly tls?: TlsOptions | undefined;
  /** Default: none. */
  readonly proxies?: Proxies | undefined;
}

/**
 * The proxies that `environment` names in HTTP_PROXY, HTTPS_PROXY and NO_PROXY or in lower case, which goes before; null
 * when it names none. Throws a ClientError for what is no URL of a proxy.
 */
export function proxiesIn(environment: Readonly<Record<string, string | undefined>>): Proxies | null {
  const named = (name: string): string | null => {
    const text = (environment[name.toLowerCase()] || environment[name] || '').trim();
    return text === '' ? null : proxyUrl(name, text);
  };
  const http = named('HTTP_PROXY');
  const https = named('HTTPS_PROXY');
  const except = environment.no_proxy || environment.NO_PROXY || '';
  return http === null && https === null ? null : { http, https, except };
}

/** A host without a scheme is asked by HTTP, as other tools do. */
function proxyUrl(name: string, text: string): string {
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url;
  // What stands there may have a password in it.
  throw new ClientError(
    'PROXY_INVALID',
    `${name} is not the URL of a proxy.`,
    'Write it as http://host:port, or unset it.',
  );
}

/** What sends requests to targets: directly, or through the proxies where there are any. */
export function createDispatcher({ timeoutMs, connections, tls, proxies }: ConnectionOptions): Dispatcher {
  const secure = {
    ...(tls?.cert !== undefined && { cert: tls.cert }),
    ...(tls?.key !== undefined && { key: tls.key }),
    ...(tls?.ca !== undefined && { ca: tls.ca }),
    ...(tls?.insecure === true && { rejectUnauthorized: false }),
  };
  const options = { pipelining: 1, connections: connections ?? null, headersTimeout: 0, bodyTimeout: 0 };
  const connect = buildConnector({ timeout: timeoutMs, ...secure });
  if (proxies === undefined) return new Agent({ ...options, connect: connectorThatSkipsInterim(connect) });
  return new EnvHttpProxyAgent({
    ...options,
    connect,
    // Called for every way there is, with what connects in that way.
    factory: (origin, { connect: way }: { readonly connect: buildConnector.connector }) =>
      new Pool(origin, { ...options, connect: connectorThatSkipsInterim(way) }),
    requestTls: secure,
    // Plain requests are handed to the proxy as they are: few proxies make tunnels to ports that are not for TLS.
    proxyTunnel: false,
    httpProxy: proxies.http ?? '',
    httpsProxy: proxies.https ?? '',
    noProxy: proxies.except,
  });
}
