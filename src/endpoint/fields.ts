/** A value of an answer, before it is written as JSON or as XML. */
export type Field = string | number | boolean | readonly Field[] | Fields;

/** The fields of an answer, or of an object in it. */
export interface Fields {
  readonly [name: string]: Field;
}

/** The two formats of answers. */
export type Format = 'JSON' | 'XML';

/** What an operation answers, before it is written in a format. */
export interface Answer {
  readonly status: number;
  /** The name of the root element in XML: `Error`, or the action and `Response`. */
  readonly root: string;
  readonly fields: Fields;
}

/** An answer as it goes over the wire, and how it goes. */
export interface Wire {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  /** `interim` sends interim answers first, `hang` never answers, `reset` closes the connection instead of answering. */
  readonly delivery: 'whole' | 'interim' | 'chunked' | 'hang' | 'reset';
  /** Milliseconds to wait before it goes. */
  readonly delayMs: number;
}
