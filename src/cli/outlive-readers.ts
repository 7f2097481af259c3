/** Keeps the process going when nobody reads any more what it says: a reader that has seen enough is nobody's fault. */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr])
    if (!stream.listeners('error').includes(outlive)) stream.on('error', outlive);
}

function outlive(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
