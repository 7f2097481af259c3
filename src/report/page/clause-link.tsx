/** The id of a clause, which leads to its place among all clauses. */
export function ClauseLink({ id }: { readonly id: string }) {
  return (
    <a href={`#clause-${id}`}>
      <code>{id}</code>
    </a>
  );
}
