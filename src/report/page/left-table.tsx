import type { Left } from '../../results/summary.ts';

const kinds: { readonly [K in Left['kind']]: string } = {
  created: "the run's own",
  unanswered: 'a create of which nobody knows what came',
  appeared: "appeared meanwhile, not shown to be the run's",
};

/** What a run leaves on its target, why, and what removes it. */
export function LeftTable({ left }: { readonly left: readonly Left[] }) {
  return (
    <table class="stacked">
      <thead>
        <tr>
          <th>Resource</th>
          <th>What it is</th>
          <th>Why it is left</th>
          <th>By hand</th>
        </tr>
      </thead>
      <tbody>
        {left.map(({ kind, operation, region, id, reason, byHand }) => (
          <tr>
            <td>
              <code>{id ?? 'no id known'}</code>{' '}
              <span class="dim">
                {operation}, {region}
              </span>
            </td>
            <td data-label="What it is">{kinds[kind]}</td>
            <td data-label="Why it is left">because {reason}</td>
            <td data-label="By hand">{byHand !== null && <code>{byHand}</code>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
