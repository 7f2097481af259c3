/** What is known of a target: declared by the user or found by the doctor. */
export interface Facts {
  /** The region that requests are for. */
  readonly region: string;
  /** Every region that the target is known to have. */
  readonly regions: readonly string[];
  /** Ids that exist on the target, by parameter. */
  readonly fixtures: Readonly<Record<string, string>>;
  /** Ids of what was made to act on and is there. */
  readonly subjects?: ReadonlySet<string>;
  /** Declared properties, such as `vpc-only`. */
  readonly assumptions: readonly string[];
}
