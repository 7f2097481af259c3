import picocolors from 'picocolors';
import type { Tone } from './outcomes.ts';

type Paint = (text: string) => string;

/** Colours for terminal text, or none. */
export interface Painter {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly red: Paint;
  readonly green: Paint;
  readonly yellow: Paint;
  readonly cyan: Paint;
  readonly tone: (tone: Tone) => Paint;
}

/** A painter that colours, or with `false` one that leaves every text as it is. */
export function createPainter(color: boolean): Painter {
  const { bold, dim, red, green, yellow, cyan } = picocolors.createColors(color);
  const tones: { readonly [T in Tone]: Paint } = {
    bad: red,
    unsure: yellow,
    notice: yellow,
    good: green,
    quiet: dim,
  };
  return { bold, dim, red, green, yellow, cyan, tone: (tone) => tones[tone] };
}
