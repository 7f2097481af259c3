import type { Contract, DocumentedError, Parameter } from '../../contract/contract.ts';
import { parametersOf } from './parameters.ts';
import { unsaid } from './unsaid.ts';

/** A document of OpenAPI 3.1. */
export type OpenApi = Readonly<Record<string, unknown>>;

const media = ['application/json', 'application/xml'] as const;

/**
 * The contracts as one document of OpenAPI 3.1, made by `tool`. All operations of such an API stand at one path and are told
 * apart by a parameter, which OpenAPI does not know: a fragment makes paths of them. What it cannot say of the clauses is
 * listed in `x-clausewise-unsaid` of each operation.
 */
export function openapiOf(contracts: readonly Contract[], tool: { readonly version: string }): OpenApi {
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: contracts.map(({ operation }) => operation).join(', '),
      version: contracts.map(({ version }) => version).join(', '),
      description: `Made by clausewise ${tool.version} from the contracts of ${contracts.map(({ operation, edition }) => `${operation} (${edition})`).join(' and ')}. It says less than they do: x-clausewise-unsaid lists, for each operation, the clauses that it cannot say. Signatures are left out.`,
    },
    paths: Object.fromEntries(contracts.map((contract) => [pathOf(contract), pathItem(contract)])),
  };
}

function pathOf({ operation }: Contract): string {
  return `/#Action=${operation}`;
}

function pathItem(contract: Contract): OpenApi {
  const saidParameters = parametersOf(contract);
  const said = new Set(saidParameters.flatMap(({ clauses }) => clauses));
  const { common, clauses } = contract;
  for (const id of [common.requestIdPresent, common.transportGet, common.transportPost]) said.add(id);
  for (const id of [common.formatJson, common.formatXml, common.errorEnvelope, common.resultId]) said.add(id);
  const operation = (method: 'get' | 'post') => ({
    operationId: `${method}${contract.operation}`,
    tags: [contract.productTitle],
    summary: `${contract.operation}, ${contract.edition}`,
    responses: responsesOf(contract),
  });
  return {
    parameters: [...commonParameters(contract), ...saidParameters.map(({ parameter }) => parameter)],
    get: operation('get'),
    post: operation('post'),
    'x-clausewise-said': [...said].filter((id) => clauses.some((clause) => clause.id === id)),
    'x-clausewise-unsaid': unsaid(clauses, said),
  };
}

function commonParameters({ operation, version }: Contract): readonly OpenApi[] {
  return [
    { name: 'Action', in: 'query', required: true, schema: { const: operation } },
    { name: 'Version', in: 'query', required: true, schema: { const: version } },
    { name: 'Format', in: 'query', schema: { enum: ['JSON', 'XML'] } },
  ];
}

function responsesOf(contract: Contract): OpenApi {
  const { requestId, code, message, others } = contract.protocol.envelope;
  const text = { type: 'string' };
  const error = {
    type: 'object',
    required: [requestId, code, message],
    properties: {
      [requestId]: text,
      [code]: text,
      [message]: text,
      ...Object.fromEntries(others.map((name) => [name, text])),
    },
  };
  const { id, fields = [] } = contract.result;
  const results = [...(id === null ? [] : [id]), ...fields.map(({ name }) => name)];
  const success = {
    type: 'object',
    required: [requestId, ...results],
    properties: {
      [requestId]: text,
      ...Object.fromEntries(results.map((name) => [name, { type: 'string', minLength: 1 }])),
    },
  };
  const content = (schema: OpenApi) => Object.fromEntries(media.map((type) => [type, { schema }]));
  return {
    '200': { description: 'Created.', content: content(success) },
    '4XX': {
      description: ['Refused.', ...refusalsOf(contract)].join('\n\n- '),
      content: content(error),
    },
    '5XX': { description: 'The endpoint broke down.', content: content(error) },
  };
}

/** The refusals that are documented, each once. */
function refusalsOf({ parameters, across, constraints = [], quota }: Contract): readonly string[] {
  const errors: readonly DocumentedError[] = [
    ...parameters.flatMap(errorsOf),
    ...[...across, ...constraints].flatMap((rule) => rule.errors),
    ...(quota?.errors ?? []),
  ];
  return [...new Set(errors.map(({ status, code }) => `${status} ${code}`))].toSorted();
}

function errorsOf(parameter: Parameter): readonly DocumentedError[] {
  const { presence } = parameter;
  switch (parameter.shape) {
    case 'text':
    case 'token':
      return [...presence.errors, ...parameter.text.rules.flatMap(({ errors }) => errors)];
    case 'reference':
      return [
        ...presence.errors,
        ...(parameter.unknown?.errors ?? []),
        ...(parameter.requiredUnder?.errors ?? []),
      ];
    case 'dry-run':
      return [...presence.errors, { status: parameter.status, code: parameter.code }];
    case 'group': {
      const members = Object.values(parameter.members).flatMap(({ rules }) => rules);
      return [...presence.errors, ...parameter.count.errors, ...members.flatMap(({ errors }) => errors)];
    }
    case 'value':
      return [...presence.errors, ...valueErrors(parameter.value)];
    case 'region':
    case 'list':
      return presence.errors;
  }
}

/** The documented answers that stand anywhere in a value, whatever its kind. */
function valueErrors(part: unknown): readonly DocumentedError[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, inner]) =>
    name === 'errors' ? (inner as readonly DocumentedError[]) : valueErrors(inner),
  );
}
