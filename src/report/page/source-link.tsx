import type { Source } from '../../contract/clause.ts';

/** Where a statement stands, with a way there where one is known. */
export function SourceLink({ document, edition, place, url = '' }: Source) {
  const words = `${document} (${edition}): ${place}`;
  // A record may come from anywhere, and an address may be a script.
  if (!/^https?:\/\//.test(url)) return <>{words}</>;
  return (
    <a href={url} rel="noreferrer">
      {words}
    </a>
  );
}
