import { assert } from '../src/shared/assert';
import type { LocalText, Locale } from '../src/shared/localText';
import type { Notice } from '../src/shared/notice';
import { fillText } from './fillText';

interface NoticeWords {
  readonly level: Notice['level'];
  /** `{name}` stands for the parameter of that name in the notice's `params`. */
  readonly text: LocalText;
}

/**
 * What can look wrong about arguments that are computed with all the same: what is suspicious, then what to do. Where it is
 * certain it is an error instead (`reasons.ts`).
 */
export const noticeReasons = {
  churnLooksLikeRetention: {
    level: 'warning',
    text: {
      en: '{function}: {argument} is above 0.5, so more customers would leave in a period than stay. If this is the retention rate, pass 1 - retention.',
      'zh-CN':
        '{function}：{argument} 大于 0.5，即每期流失的客户多于留下的客户。如果这是留存率，请改用 1 − 留存率。',
    },
  },
  retentionLooksLikeChurn: {
    level: 'warning',
    text: {
      en: '{function}: {argument} is below 0.5, so more customers would leave in a period than stay. If this is the churn rate, pass 1 - churn.',
      'zh-CN':
        '{function}：{argument} 小于 0.5，即每期流失的客户多于留下的客户。如果这是流失率，请改用 1 − 流失率。',
    },
  },
  lostLooksLikeKept: {
    level: 'warning',
    text: {
      en: '{function}: {argument} is more than half of {other}. If it counts the customers who stayed, pass {other} minus that number.',
      'zh-CN': '{function}：{argument} 超过 {other} 的一半。如果它是留下的客户数，请改用 {other} 减去该数。',
    },
  },
  rateLooksLikePercent: {
    level: 'warning',
    text: {
      en: '{function}: {argument} is above 1, which is more than 100 % per period. Enter 10 % as 0.1 or as 10%.',
      'zh-CN': '{function}：{argument} 大于 1，即每期超过 100%。10% 请输入 0.1 或 10%。',
    },
  },
  rateLooksYearly: {
    level: 'warning',
    text: {
      en: '{function}: {argument} is per month whatever the unit of the history, and above 0.05 it is more than 80 % a year. Turn a yearly rate into (1 + rate)^(1/12) - 1.',
      'zh-CN':
        '{function}：无论购买记录用什么单位，{argument} 都是每月的折现率；大于 0.05 相当于每年超过 80%。年折现率请先换算为（1 + 折现率）^(1/12) − 1。',
    },
  },
  periodsLookLikeWeeks: {
    level: 'warning',
    text: {
      en: '{function}: {argument} counts months, also when the model is in weeks, and the number given is one of whole quarters in weeks. For a year enter 12, not 52.',
      'zh-CN':
        '{function}：即使模型以周计时，{argument} 也以月计，而给出的数正好是按周计的整季度。一年请输入 12，而不是 52。',
    },
  },
  unitDoesNotFit: {
    level: 'warning',
    text: {
      en: '{function}: the times are no whole numbers of days when they are read in the unit "{unit}", but they are in "{fitting}". Give {argument} as it was given to BTYD.SUMMARY; a wrong unit multiplies the value.',
      'zh-CN':
        '{function}：按单位 "{unit}" 换算，各时间不是整数天；按 "{fitting}" 换算则是。{argument} 请与 BTYD.SUMMARY 中的一致，单位错误会使结果成倍偏差。',
    },
  },
  repeatsWithoutTime: {
    level: 'warning',
    text: {
      en: '{function}: {argument} is 0 although the customer bought again on a later day. If these are the days since the last purchase, as RFM takes them, pass the age minus them.',
      'zh-CN':
        '{function}：客户在之后的日子再次购买过，{argument} 却为 0。如果这是 RFM 所用的距最近一次购买的时间，请改用客户年龄减去它。',
    },
  },
  recencyLooksLikeRfm: {
    level: 'warning',
    text: {
      en: '{function}: the more often customers bought, the smaller is {argument}. It must be the time from the first to the last purchase. If these are the days since the last purchase, as RFM takes them, pass the age minus them.',
      'zh-CN':
        '{function}：购买越频繁的客户，{argument} 反而越小。它应为首次到最近一次购买的时间。如果这是 RFM 所用的距最近一次购买的时间，请改用客户年龄减去它。',
    },
  },
  recencyLooksLikeDate: {
    level: 'warning',
    text: {
      en: '{function}: {argument} is so large that it looks like a date. Pass the days since the last purchase, such as TODAY() minus its date.',
      'zh-CN':
        '{function}：{argument} 过大，看起来是日期。请传入距最近一次购买的天数，例如 TODAY() 减去该日期。',
    },
  },
  textLeftOut: {
    level: 'warning',
    text: {
      en: '{function}: {count} cells of {argument} hold text, the first "{value}", and were left out. Enter numbers there, or change the column to a number.',
      'zh-CN':
        '{function}：{argument} 中有 {count} 个单元格是文本（第一个为“{value}”），未计入。请改为数字，或把该列改为数字类型。',
    },
  },
  blanksAsZero: {
    level: 'remark',
    text: {
      en: '{function}: {argument} is blank in places; blanks count as 0.',
      'zh-CN': '{function}：{argument} 中有空白，按 0 计算。',
    },
  },
} as const satisfies Record<string, NoticeWords>;

/** What looks wrong about a call. */
export type NoticeReason = keyof typeof noticeReasons;

/** What a function says of its own arguments; its name is added where notices are collected. */
export type OwnNotice = Omit<Notice, 'function'> & { readonly reason: NoticeReason };

/** A notice, with its reason and the argument it is about. */
export function notice(reason: NoticeReason, params: Notice['params']): OwnNotice {
  return { reason, level: noticeReasons[reason].level, params };
}

/** Words a notice for the reader: what looks wrong, and what to do. */
export function describeNotice({ function: name, reason, params }: Notice, locale: Locale): string {
  assert(Object.hasOwn(noticeReasons, reason), `no words for the notice ${reason}`);
  return fillText(noticeReasons[reason as NoticeReason].text, { ...params, function: name }, locale);
}
