import type { LocalText } from '../src/shared/localText';
import { argumentWords } from './engineArgumentWords';
import { mathWords } from './engineMathWords';
import { olderNames } from './engineOlderNames';
import { engineSignatures } from './engineSignatures';
import { statisticsWords } from './engineStatisticsWords';
import { tradeWords } from './engineTradeWords';
import { usualWords, type FunctionWords } from './engineWords';

/** One function of the engine itself, as the editor shows it. */
export interface EngineFunction {
  readonly name: string;
  /** `null`: nobody has written a description; a test finds it. */
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

/** What is written of each function, by its name. */
export const functionWords: Readonly<Record<string, FunctionWords | undefined>> = {
  ...usualWords,
  ...mathWords,
  ...statisticsWords,
  ...tradeWords,
};

/** All of them, in the order of the alphabet. */
export const engineFunctions: readonly EngineFunction[] = engineSignatures
  .trim()
  .split('\n')
  .toSorted()
  .map(readSignature);

function readSignature(line: string): EngineFunction {
  const [, name = '', list = '', repeated = '0'] = /^([A-Z\d.]+)\((.*)\)(?:\*(\d))?$/.exec(line) ?? [];
  const words = wordsOf(name);
  return {
    name,
    summary: words ? { en: words[0], 'zh-CN': words[1] } : null,
    example: words?.[2] ?? null,
    parameters: list === '' ? [] : list.split(',').map((parameter) => readParameter(name, parameter)),
    repeated: Number(repeated),
  };
}

function wordsOf(name: string): FunctionWords | undefined {
  const newer = olderNames[name];
  const words = functionWords[newer ?? name];
  if (!words || newer === undefined) return words;
  const [en, zh, example] = words;
  return [`${en} The same as ${newer}.`, `${zh}与 ${newer} 相同。`, example.replace(newer, name)];
}

function readParameter(functionName: string, text: string): EngineParameter {
  const isOptional = text.endsWith('?');
  const name = isOptional ? text.slice(0, -1) : text;
  const words = argumentWords[`${functionName}.${name}`] ?? argumentWords[name];
  return { name, isOptional, summary: words ? { en: words[0], 'zh-CN': words[1] } : null };
}
