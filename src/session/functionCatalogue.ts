import { engineFunctions } from '../../formulas/engineFunctions';
import { functionSpecs, registry } from '../../formulas/registry';
import type { FunctionSpec } from '../../formulas/spec';
import type { FunctionInfo } from '../model/formula/editing/functionInfo';

/** Every function a formula may call, ours and the engine's, in the order of the alphabet. */
export const functionCatalogue: readonly FunctionInfo[] = [
  ...functionSpecs.map(infoOfSpec),
  ...engineFunctions
    .filter(({ name }) => !registry.has(name))
    .map(({ parameters, ...info }) => ({
      ...info,
      unit: null,
      parameters: parameters.map((parameter) => ({ ...parameter, unit: null })),
    })),
].sort((a, b) => (a.name < b.name ? -1 : 1));

function infoOfSpec({ name, summary, parameters, result, examples }: FunctionSpec): FunctionInfo {
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
    example: examples[0].formula,
    unit: result.unit ?? null,
  };
}
