/** A call of another operation whose parameters may say `$region` and `$id`. */
export interface CompanionCall {
  readonly product: string;
  readonly version: string;
  readonly action: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** How a list operation hands out its pages. */
export type Paging =
  | { readonly kind: 'token'; readonly size: string; readonly most: number; readonly next: string }
  | { readonly kind: 'number'; readonly page: string; readonly size: string; readonly most: number }
  /** All there is in one answer. */
  | { readonly kind: 'whole'; readonly most: number };

/** Where a created resource shows a parameter. */
export type ShownField =
  | { readonly shape: 'text'; readonly parameter: string; readonly path: string }
  | { readonly shape: 'list'; readonly parameter: string; readonly path: string }
  | {
      readonly shape: 'group';
      readonly parameter: string;
      readonly path: string;
      readonly members: Readonly<Record<string, string>>;
    };

export interface ListCompanion extends CompanionCall {
  /** Dotted path of the list of resources in the answer. */
  readonly items: string;
  readonly id: string;
  readonly total: string;
  readonly paging: readonly Paging[];
  /** The filter on ids and how many it takes at most; null where there is none. */
  readonly byId: {
    readonly parameter: string;
    readonly form: 'json' | 'numbered' | 'comma' | 'single';
    readonly most: number;
  } | null;
  readonly fields: readonly ShownField[];
}

export interface DetailCompanion extends CompanionCall {
  /** What a new resource shows: `null` stands for an empty or absent list. */
  readonly shows: readonly { readonly path: string; readonly value: string | null }[];
  readonly clause: string;
}

export interface RemoveCompanion extends CompanionCall {
  /** Codes that say that nothing is there to delete. */
  readonly gone: readonly string[];
  /** Codes that say: not yet. */
  readonly busy: readonly string[];
}

/** Where a valid value of a parameter can be found on the target. */
export interface FixtureCompanion extends CompanionCall {
  readonly fixture: string;
  readonly items: string;
  readonly field: string;
  readonly where: Readonly<Record<string, string>>;
}

/** The states that a resource goes through. */
export interface States {
  /** Where it is shown, by the operation that shows one resource or else by the one that lists. */
  readonly path: string;
  /** All that the documents list, those that come before and after included; null where they list none. */
  readonly values: readonly string[] | null;
  /** The one that a new resource comes to. */
  readonly until: string;
  /** In how many milliseconds, where the documents say so. */
  readonly withinMs: number | null;
  /** Those of something that is on its way out. */
  readonly leaving: readonly string[];
  readonly clause: string;
}

export interface Companions {
  /** Null where no operation lists what is created: nothing that has to be looked at is told then. */
  readonly list: ListCompanion | null;
  readonly detail: DetailCompanion | null;
  /** Null where nothing is created, or nothing deletes it. */
  readonly remove: RemoveCompanion | null;
  /** The list of regions; null where the operation knows none. */
  readonly regions: { readonly call: CompanionCall; readonly items: string; readonly field: string } | null;
  readonly fixtures: readonly FixtureCompanion[];
  readonly states?: States;
}
