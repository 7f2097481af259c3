import type { Clause, Method } from '../contract/clause.ts';
import type { DocumentedError } from '../contract/contract.ts';
import { acceptedOnly, bothSides, type clausesOf } from './clause-builder.ts';

/** What a parameter or member may say beside its kind. */
export interface Notes {
  readonly errors?: readonly string[];
  readonly errorsOf?: Readonly<Record<string, readonly string[]>>;
  readonly levels?: Readonly<Record<string, 'must' | 'should'>>;
  readonly says?: Readonly<Record<string, string>>;
  readonly place?: string;
}

/** A rule with the clause that it carries. */
export interface Drafted {
  readonly clause: string;
  readonly errors: readonly DocumentedError[];
}

/** Gathers the clauses that rules carry, while a contract is made of what was written. */
export interface Drafting {
  /** The clauses so far, in the order in which their rules came. */
  readonly clauses: () => readonly Clause[];
  /** Puts down a clause. */
  readonly add: (clause: Clause) => void;
  /** Puts down the clause of `rule` of the subject at `path`, and comes to what the rule says of it. */
  readonly rule: (path: string, rule: string, statement: string, notes: Notes, method?: Method) => Drafted;
  /** Puts down an open point, and comes to its id. */
  readonly open: (path: string, rule: string, statement: string, notes: Notes) => string;
}

/** A drafting with nothing in it. `build` makes the clauses of its document. */
export function createDrafting(build: ReturnType<typeof clausesOf>): Drafting {
  const clauses: Clause[] = [];
  const ids = new Set<string>();
  const put = (clause: Clause): string => {
    if (!ids.has(clause.id)) clauses.push(clause);
    ids.add(clause.id);
    return clause.id;
  };
  const placeOf = (path: string, { place }: Notes) => place ?? `Request parameters, ${path}`;
  return {
    clauses: () => clauses,
    add: put,
    rule: (path, rule, statement, notes, method = bothSides) => ({
      clause: put(
        build[notes.levels?.[rule] ?? 'must'](
          `${path}.${rule}`,
          placeOf(path, notes),
          notes.says?.[rule] ?? statement,
          method,
        ),
      ),
      errors: documented(notes.errorsOf?.[rule] ?? notes.errors ?? []),
    }),
    open: (path, rule, statement, notes) =>
      put(build.open(`${path}.${rule}`, placeOf(path, notes), notes.says?.[rule] ?? statement)),
  };
}

/** `400 InvalidName.Malformed` as status and code. */
export function documented(errors: readonly string[]): readonly DocumentedError[] {
  return errors.map((it) => {
    const [status = '', code = ''] = it.split(' ');
    return { status: Number(status), code };
  });
}

/** What an absent parameter is, required or not, with its clause. */
export function presenceOf(drafting: Drafting, path: string, required: boolean, notes: Notes) {
  const drafted = required
    ? drafting.rule(path, 'required', `A request without ${path} is refused.`, { ...notes, errors: [] })
    : drafting.rule(
        path,
        'optional',
        `A request without ${path} is accepted.`,
        { ...notes, errors: [] },
        acceptedOnly,
      );
  return { required, ...drafted };
}
