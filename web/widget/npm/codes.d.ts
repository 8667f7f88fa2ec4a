/** A status code of the catalog. */
export interface StatusCode {
  code: number;
  /** The reason phrase, or the name that the owner gives it. */
  phrase: string;
  /** All names in use: the phrase, former and other ones. */
  names: string[];
  /** "1xx" to "5xx", or "outside". */
  class: string;
  /** What the code means, in a sentence of Markdown. */
  summary: string;
  /** Whether it is in the IANA registry. */
  registered: boolean;
}
/** All codes, in numerical order. */
export const codes: StatusCode[];
