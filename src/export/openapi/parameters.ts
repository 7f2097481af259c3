import type { Contract, Parameter } from '../../contract/contract.ts';
import { type Said, textSchema } from './text-schema.ts';
import { valueSchemas } from './value-schema.ts';

/** A parameter as OpenAPI has it, and the ids of the clauses that it says. */
export interface SaidParameter {
  readonly parameter: Readonly<Record<string, unknown>>;
  readonly clauses: readonly string[];
}

/** The parameters of an operation. Of numbered ones the first stands for all: OpenAPI has no name with a number in it. */
export function parametersOf(contract: Contract): readonly SaidParameter[] {
  return contract.parameters.flatMap(parametersFor);
}

function parametersFor(own: Parameter): readonly SaidParameter[] {
  const plain = (said: Said, name = own.name, about?: string): SaidParameter => ({
    parameter: {
      name,
      in: 'query',
      ...(own.presence.required && { required: true }),
      ...(about !== undefined && { description: about }),
      schema: said.schema,
    },
    clauses: [
      ...said.clauses,
      ...(own.presence.required && own.presence.clause !== undefined ? [own.presence.clause] : []),
    ],
  });
  switch (own.shape) {
    case 'text':
      return [plain(textSchema(own.text, own.default))];
    case 'token':
      return [plain(textSchema(own.text))];
    case 'region':
    case 'reference':
      return [plain({ schema: { type: 'string' }, clauses: [] })];
    case 'dry-run':
      return [plain({ schema: { type: 'string', examples: ['true', 'false'] }, clauses: [] })];
    case 'list':
      return [plain(listed(own), `${own.name}.1`, `The first of ${own.name}.1, ${own.name}.2 and so on.`)];
    case 'value':
      return valueSchemas(own.value).map(({ suffix, about, ...said }) =>
        plain(said, `${own.name}${suffix}`, about),
      );
    case 'group':
      return Object.entries(own.members).map(([member, text]) =>
        plain(
          textSchema(text),
          `${own.name}.1.${member}`,
          `The first of ${own.name}.1.${member} to ${own.name}.${own.count.max}.${member}.`,
        ),
      );
  }
}

/** What is open stands in the enumeration too: a client that sends it breaks nothing that is documented. */
function listed({ values, openValues, clause }: Extract<Parameter, { shape: 'list' }>): Said {
  return { schema: { type: 'string', enum: [...values, ...openValues] }, clauses: [clause] };
}
