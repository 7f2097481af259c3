import fc from 'fast-check';

/** Texts that break naive writers: markup, entities, controls, direction marks, lone surrogates, long ones. */
export const nastyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
    .map((units) => String.fromCharCode(...units)),
  fc
    .array(
      fc.constantFrom(
        ...[
          '<',
          '>',
          '&',
          '"',
          "'",
          '&amp;',
          ']]>',
          '<!--',
          '--',
          '</style>',
          '</pre>',
          '<script>alert(1)</script>',
        ],
        ...[
          '\u0000',
          '\u001b[2J',
          '\u0085',
          '\u2028',
          '\u202e',
          '\ufffe',
          '\ud800',
          '\n',
          '\r',
          '\t',
          ' ',
          'true',
          '安',
          '😀',
        ],
      ),
      { maxLength: 20 },
    )
    .map((parts) => parts.join('')),
  fc
    .tuple(fc.constantFrom('a', '安', '😀', '<', '\u0000'), fc.integer({ min: 100, max: 3500 }))
    .map(([character, times]) => character.repeat(times)),
);
