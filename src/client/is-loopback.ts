import { readOrigin } from './read-origin.ts';

const loopbackHost =
  /^(localhost|.+\.localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\]|\[::ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4}\])$/;

/** Whether a target's URL leads to this very machine, so that nothing leaves it. Throws a ClientError when it is no URL. */
export function isLoopback(target: string): boolean {
  return loopbackHost.test(new URL(readOrigin(target).origin).hostname);
}
