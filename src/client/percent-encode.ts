const unreserved = /^[A-Za-z0-9\-_.~]*$/;

/** What is left as it is by `encodeURIComponent` and not by RFC 3986. */
const leftOver = /[!'()*]/g;

/**
 * Percent-encodes the UTF-8 bytes of `text` as RFC 3986 has it: everything but `A-Za-z0-9-_.~`, in upper-case hex.
 * A lone surrogate counts as U+FFFD.
 */
export function percentEncode(text: string): string {
  if (unreserved.test(text)) return text;
  return encodeURIComponent(text.replace(loneSurrogate, '\ufffd')).replace(
    leftOver,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

const loneSurrogate = /\p{Surrogate}/gu;
