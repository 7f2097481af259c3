import { outcomeLooks, type ShownOutcome } from '../outcomes.ts';

/** An outcome as a coloured word. */
export function OutcomeBadge({ outcome }: { readonly outcome: ShownOutcome }) {
  const { title, glyph, tone } = outcomeLooks[outcome];
  return (
    <span class={`badge ${tone}`}>
      {glyph} {title}
    </span>
  );
}
