import { assertNever } from '../src/shared/assert';
import type { Locale, LocalText } from '../src/shared/localText';
import type { CellError } from '../src/shared/value';
import { fillText } from './fillText';
import { formulaReasons, isFormulaReason } from './reasons';
import { functionSpec } from './registry';

type Params = NonNullable<CellError['params']>;

/**
 * Words an error for the reader: what is wrong, which argument, and how to mend it.
 *
 * Covers the reasons of our functions and every bare error code; an unknown reason is worded by its code.
 */
export function describeFormulaProblem(error: CellError, locale: Locale): string {
  const params = error.params ?? {};
  const { reason } = error;
  if (reason === undefined || !isFormulaReason(reason)) return fillText(textOfCode(error), params, locale);
  const sentence = fillText(formulaReasons[reason].text, params, locale);
  const hint = hintFor(params)?.[locale];
  if (!hint) return sentence;
  return locale === 'zh-CN' ? `${sentence}${hint}` : `${sentence} ${hint}`;
}

function hintFor(params: Params): LocalText | undefined {
  const spec = functionSpec(String(params['function'] ?? ''));
  return spec?.parameters.find((parameter) => parameter.name === params['argument'])?.hint;
}

function textOfCode(error: CellError): LocalText {
  const { params } = error;
  switch (error.code) {
    case 'NULL':
      return {
        en: 'The two ranges have no cell in common. Put a comma between separate ranges.',
        'zh-CN': '两个区域没有公共单元格。不同的区域之间请用逗号分隔。',
      };
    case 'DIV0':
      return {
        en: 'The formula divides by 0 or by a blank cell. Check the divisor.',
        'zh-CN': '公式除以了 0 或空白单元格。请检查除数。',
      };
    case 'VALUE':
      return {
        en: 'A value has the wrong kind: for example text where a number is due. Check the cells the formula reads.',
        'zh-CN': '数值的类型不对，例如需要数字的地方是文本。请检查公式引用的单元格。',
      };
    case 'REF':
      return {
        en: 'The formula refers to a cell, column or sheet that no longer exists. Point it at another one.',
        'zh-CN': '公式引用的单元格、列或工作表已不存在。请改为引用其他位置。',
      };
    case 'NAME':
      return params?.['name'] === undefined
        ? {
            en: 'The formula contains a name that is not known here. Check the spelling of functions, columns and parameters.',
            'zh-CN': '公式中有无法识别的名称。请检查函数、列和参数的拼写。',
          }
        : {
            en: 'The name {name} is not known here. Check its spelling.',
            'zh-CN': '无法识别名称 {name}。请检查拼写。',
          };
    case 'NUM':
      return {
        en: 'A number is outside the range in which the formula can be computed. Check its arguments.',
        'zh-CN': '有数字超出了公式可计算的范围。请检查各参数。',
      };
    case 'NA':
      return {
        en: 'The value looked for was not found. Check the key, or wrap the formula in IFNA.',
        'zh-CN': '找不到要查找的值。请检查查找的键，或用 IFNA 处理这种情况。',
      };
    case 'SPILL':
      return {
        en: 'The result needs more cells than are free. Clear the cells below and to the right.',
        'zh-CN': '结果需要的单元格已被占用。请清空下方和右侧的单元格。',
      };
    case 'CYCLE':
      return params?.['path'] === undefined
        ? {
            en: 'The formula depends on its own result. Remove one reference of the circle.',
            'zh-CN': '公式依赖于自身的结果。请去掉循环中的一处引用。',
          }
        : {
            en: 'The formula depends on its own result: {path}. Remove one of these references.',
            'zh-CN': '公式依赖于自身的结果：{path}。请去掉其中一处引用。',
          };
    case 'ERROR':
      return {
        en: 'The formula cannot be computed. Check that it is complete.',
        'zh-CN': '公式无法计算。请检查公式是否完整。',
      };
    default:
      return assertNever(error.code, 'cell error code');
  }
}
