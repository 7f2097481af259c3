import type { Proxies } from './create-dispatcher.ts';

/**
 * Host and port of the proxy that an error of the network is about, without its user and password; null when it is about
 * `origin` itself, or does not say.
 */
export function failedProxy(error: unknown, origin: string, proxies: Proxies | undefined): string | null {
  if (proxies === undefined) return null;
  const target = new URL(origin);
  const secure = target.protocol === 'https:' ? proxies.https : null;
  const used = secure ?? proxies.http;
  if (used === null) return null;
  const proxy = new URL(used);
  const about = peerOf(error);
  const isAbout = (url: URL) => about === url.hostname || about === portOf(url);
  return isAbout(proxy) && !isAbout(target) ? proxy.host : null;
}

/** What an error names of the other side: the port, or the name that was not found. */
function peerOf(error: unknown): string | null {
  if (error instanceof AggregateError) return peerOf(error.errors[0]);
  if (typeof error !== 'object' || error === null) return null;
  if ('port' in error) return String(error.port);
  if ('hostname' in error) return String(error.hostname);
  return 'cause' in error ? peerOf(error.cause) : null;
}

function portOf({ protocol, port }: URL): string {
  return port || (protocol === 'https:' ? '443' : '80');
}
