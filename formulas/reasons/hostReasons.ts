import type { Reason } from './reason';

/** What functions of a host page do wrong, or say themselves. */
export const hostReasons = {
  hostFunctionThrew: {
    code: 'ERROR',
    text: {
      en: 'The function {function} of this page failed: {detail}',
      'zh-CN': '本页面提供的函数 {function} 出错：{detail}',
    },
  },
  hostFunctionAnswer: {
    code: 'ERROR',
    text: {
      en: 'The function {function} of this page gave something that no cell can hold ({found}). Tell whoever runs the page.',
      'zh-CN': '本页面提供的函数 {function} 返回了单元格无法容纳的内容（{found}）。请告知页面的提供者。',
    },
  },
  hostFunctionSays: {
    code: 'VALUE',
    text: {
      en: '{function}: {detail}',
      'zh-CN': '{function}：{detail}',
    },
  },
  hostFunctionHeld: {
    code: 'ERROR',
    text: {
      en: 'The function {function} of this page did not come to an end in several formulas and is not called any more. Choose “Try again” above the sheet, or open the workbook again.',
      'zh-CN':
        '本页面提供的函数 {function} 在多个公式中没有算完，已停止调用。请在工作表上方选择“重试”，或重新打开工作簿。',
    },
  },
} as const satisfies Record<string, Reason>;
