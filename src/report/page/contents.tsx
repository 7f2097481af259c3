import { grouped } from '../words.ts';
import type { Part } from './parts.tsx';

/** More names would bury the parts. */
const mostNames = 12;

/** What is on the page, with the way there. */
export function Contents({ parts }: { readonly parts: readonly Part[] }) {
  return (
    <nav aria-label="Contents">
      <ul class="contents">
        {parts.map(({ id, title, count, names = [] }) => (
          <li>
            <a href={`#${id}`}>{title}</a>
            {count !== null && (
              <>
                {' '}
                <span class="dim">{grouped(count)}</span>
              </>
            )}
            {names.length > 0 && (
              <ul>
                {names.slice(0, mostNames).map(([anchor, name]) => (
                  <li>
                    <a href={`#${anchor}`}>{name}</a>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
