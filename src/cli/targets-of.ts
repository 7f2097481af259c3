/** As `--target` takes them: one URL for all products, where they have one. */
export function targetsOf(urls: Readonly<Record<string, string>>): readonly string[] {
  const [first, ...others] = [...new Set(Object.values(urls))];
  if (first !== undefined && others.length === 0) return [first];
  return Object.entries(urls).map(([product, url]) => `${product}=${url}`);
}
