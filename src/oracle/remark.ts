/** What one answer shows about a clause that every answer speaks to. */
export interface Remark {
  readonly clause: string;
  readonly side: 'accept' | 'refuse';
  readonly kept: boolean;
  readonly expected: string;
  readonly actual: string;
}
