import { engineFunctions } from '../../formulas/engineFunctions';
import { functionSpecs, registry } from '../../formulas/registry';
import type { HostFunctionWords } from '../../formulas/hostFunction';
import type { FunctionInfo } from '../model/formula/editing/functionInfo';

/** Every function a formula may call, ours and the engine's, in the order of the alphabet. */
export const functionCatalogue: readonly FunctionInfo[] = inOrder([
  ...functionSpecs.map(infoOfSpec),
  ...engineFunctions
    .filter(({ name }) => !registry.has(name))
    .map(({ parameters, ...info }) => ({
      ...info,
      unit: null,
      parameters: parameters.map((parameter) => ({ ...parameter, unit: null })),
    })),
]);

/** With those that the host of the workbook brought. */
export function catalogueWith(host: readonly HostFunctionWords[]): readonly FunctionInfo[] {
  return host.length === 0 ? functionCatalogue : inOrder([...functionCatalogue, ...host.map(infoOfSpec)]);
}

function inOrder(list: FunctionInfo[]): readonly FunctionInfo[] {
  return list.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function infoOfSpec({ name, summary, parameters, result, examples }: HostFunctionWords): FunctionInfo {
  return {
    name,
    summary,
    parameters: parameters.map((parameter) => ({
      name: parameter.name,
      isOptional: parameter.optional === true || parameter.default !== undefined,
      summary: parameter.summary,
      unit: parameter.unit ?? null,
    })),
    repeated: parameters.at(-1)?.repeat === true ? 1 : 0,
    example: examples?.[0]?.formula ?? null,
    unit: result.unit ?? null,
  };
}
