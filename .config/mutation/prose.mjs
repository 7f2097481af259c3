/** Words with a space between them: labels and reasons, which people read and nothing is decided by. */
const isProse = (text) => /[a-z,:] [a-z]|^[a-z]+ $|^ [a-z]/i.test(text);

const textOf = ({ node }) => {
  if (node.type === 'StringLiteral') return node.value;
  if (node.type === 'TemplateLiteral') return node.quasis.map(({ value }) => value.cooked).join('x');
  return '';
};

/** Leaves out mutants of the wording. */
export const strykerPlugins = [
  {
    kind: 'Ignore',
    name: 'prose',
    value: { shouldIgnore: (path) => (isProse(textOf(path)) ? 'Wording decides nothing.' : undefined) },
  },
];
