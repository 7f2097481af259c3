let lost: Error | null = null;

/**
 * Keeps the process going when what it says can be written nowhere any more: a reader that has seen enough is nobody's
 * fault, and a full disk under what is told on the way is no reason to leave something behind on a target.
 */
export function outliveReaders(): void {
  if (!process.stdout.listeners('error').includes(noteLost)) process.stdout.on('error', noteLost);
  if (!process.stderr.listeners('error').includes(ignore)) process.stderr.on('error', ignore);
}

/** Why results went missing that somebody still waits for; null where they did not. */
export function lostOutput(): Error | null {
  return lost;
}

function noteLost(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') lost ??= error;
}

// There is nowhere to tell of it.
function ignore(): void {}
