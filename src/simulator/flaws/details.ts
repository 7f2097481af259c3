import { changeContract } from './change.ts';
import type { Family } from './flaw.ts';

/** What a new resource shows of itself that the document says otherwise. */
export const details: Family = ({ companions: { detail } }) =>
  detail === null
    ? []
    : detail.shows.map(({ path, value }) => ({
        name: `details/${path}`,
        about: `shows another ${path} of a new resource`,
        clauses: [detail.clause],
        apply: changeContract((own) => ({
          ...own,
          companions: {
            ...own.companions,
            detail: own.companions.detail && {
              ...own.companions.detail,
              shows: own.companions.detail.shows.map((it) =>
                it.path === path ? { path, value: value === null ? 'something' : `${value}-not` } : it,
              ),
            },
          },
        })),
      }));
