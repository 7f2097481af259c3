/** Does `work` with every item, `width` at once, and begins with none any more once `signal` is aborted. */
export async function inParallel<T>(
  items: readonly T[],
  width: number,
  signal: AbortSignal,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const rest = items.values();
  const lane = async () => {
    for (const item of rest) {
      await work(item);
      if (signal.aborted) return;
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
}
