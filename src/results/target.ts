/** Where the requests of a run went, and how. */
export interface Target {
  /** Whether no target was given, so that it was the reference endpoint inside the tool. */
  readonly embedded: boolean;
  /** Whether the certificates of targets were not checked. */
  readonly insecure: boolean;
  /** URLs by product. */
  readonly [product: string]: string | boolean;
}

/** URLs by product. */
export function urlsOf(target: Target): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(target).flatMap(([product, url]) => (typeof url === 'string' ? [[product, url]] : [])),
  );
}

/** What has to be said of a target wherever it is named; empty where nothing has. */
export function targetRemarks({ embedded, insecure }: Target): readonly string[] {
  return [
    ...(embedded ? ['embedded reference endpoint (no target given)'] : []),
    ...(insecure ? ['certificates not checked (--insecure)'] : []),
  ];
}
