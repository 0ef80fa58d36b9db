import type { LocalText } from '../src/shared/localText';
import { argumentWords, functionWords } from './engineWords';
import { engineSignatures } from './engineSignatures';

/** One function of the engine itself, as the editor shows it. */
export interface EngineFunction {
  readonly name: string;
  /** `null`: nobody has written a description. */
  readonly summary: LocalText | null;
  readonly example: string | null;
  readonly parameters: readonly EngineParameter[];
  /** So many of the last parameters may be repeated. */
  readonly repeated: number;
}
export interface EngineParameter {
  readonly name: string;
  readonly isOptional: boolean;
  readonly summary: LocalText | null;
}

/** All of them, in the order of the alphabet. */
export const engineFunctions: readonly EngineFunction[] = engineSignatures
  .trim()
  .split('\n')
  .map(readSignature);

function readSignature(line: string): EngineFunction {
  const [, name = '', list = '', repeated = '0'] = /^([A-Z\d.]+)\((.*)\)(?:\*(\d))?$/.exec(line) ?? [];
  const words = functionWords[name];
  return {
    name,
    summary: words ? { en: words[0], 'zh-CN': words[1] } : null,
    example: words?.[2] ?? null,
    parameters: list === '' ? [] : list.split(',').map((parameter) => readParameter(name, parameter)),
    repeated: Number(repeated),
  };
}

function readParameter(functionName: string, text: string): EngineParameter {
  const isOptional = text.endsWith('?');
  const name = isOptional ? text.slice(0, -1) : text;
  const words = argumentWords[`${functionName}.${name}`] ?? argumentWords[name];
  return { name, isOptional, summary: words ? { en: words[0], 'zh-CN': words[1] } : null };
}
