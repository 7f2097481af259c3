import type { ComponentChildren } from 'preact';

interface BoxProps {
  readonly id: string;
  /** What goes, as a selector of CSS. The style of the page hides it, so that no script is needed; a script counts it. */
  readonly hides: string;
  /** Whether it goes when the box is checked, or when it is not. It is checked from the start where that hides nothing. */
  readonly when: 'on' | 'off';
  readonly children: ComponentChildren;
}

/** A box that hides a part of the page. */
export function Box({ id, hides, when, children }: BoxProps) {
  return (
    <label>
      <input type="checkbox" id={id} data-hides={hides} data-when={when} checked={when === 'off'} />{' '}
      {children}
    </label>
  );
}
