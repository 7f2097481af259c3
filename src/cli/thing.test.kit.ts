/** A small contract as it is written, with nothing that is wrong. */
export const thing = {
  operation: 'CreateThing',
  product: 'shop',
  title: 'Shop',
  version: '2030-01-01',
  edition: 'en-US, API 2030-01-01',
  parameters: { Name: { kind: 'text', required: true, length: [2, 8] } },
  examples: [{ Name: 'thing' }],
};
