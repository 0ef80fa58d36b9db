import type { FunctionWords } from './engineWords';

/** Money, dates, lists with criteria, texts, and what cells are. */
export const tradeWords: Readonly<Record<string, FunctionWords>> = {
  // loans
  IPMT: ['The interest in one payment of a loan.', '贷款某一期还款中的利息。', '=IPMT(0.05/12,1,36,10000)'],
  PPMT: ['The repayment in one payment of a loan.', '贷款某一期还款中的本金。', '=PPMT(0.05/12,1,36,10000)'],
  ISPMT: [
    'The interest of one period when the loan is repaid in equal parts.',
    '等额本金还款中某一期的利息。',
    '=ISPMT(0.05/12,1,36,10000)',
  ],
  CUMIPMT: [
    'The interest of several payments of a loan, added up.',
    '贷款若干期的累计利息。',
    '=CUMIPMT(0.05/12,36,10000,1,12,0)',
  ],
  CUMPRINC: [
    'The repayments of several payments of a loan, added up.',
    '贷款若干期的累计本金。',
    '=CUMPRINC(0.05/12,36,10000,1,12,0)',
  ],
  EFFECT: ['The effective rate a year of a nominal one.', '由名义年利率求实际年利率。', '=EFFECT(0.05,12)'],
  NOMINAL: [
    'The nominal rate a year of an effective one.',
    '由实际年利率求名义年利率。',
    '=NOMINAL(0.05,12)',
  ],
  RRI: [
    'The steady growth per period from one value to another.',
    '由期初值增长到期末值的每期增长率。',
    '=RRI(10,1000,2000)',
  ],
  PDURATION: [
    'How many periods it takes to grow to a value.',
    '达到指定价值所需的期数。',
    '=PDURATION(0.05,1000,2000)',
  ],
  FVSCHEDULE: [
    'What an amount grows to under changing rates.',
    '按各期不同利率计算的终值。',
    '=FVSCHEDULE(1000,B2:B5)',
  ],
  MIRR: [
    'The internal rate of return when money is lent and borrowed at other rates.',
    '修正的内部收益率：融资与再投资利率不同。',
    '=MIRR(B2:B6,0.08,0.1)',
  ],
  // writing off
  SLN: ['Depreciation by equal amounts.', '直线法折旧额。', '=SLN(10000,1000,6)'],
  SYD: [
    'Depreciation by the sum of the years’ digits, of one period.',
    '年数总和法某一期的折旧额。',
    '=SYD(10000,1000,6,2)',
  ],
  DB: [
    'Declining depreciation at a fixed rate, of one period.',
    '固定余额递减法某一期的折旧额。',
    '=DB(10000,1000,6,2)',
  ],
  DDB: [
    'Double declining depreciation, of one period.',
    '双倍余额递减法某一期的折旧额。',
    '=DDB(10000,1000,6,2)',
  ],
  // bills and prices
  TBILLEQ: [
    'The yield of a treasury bill as that of a bond.',
    '国库券的等价债券收益率。',
    '=TBILLEQ(DATE(2026,1,1),DATE(2026,6,1),0.05)',
  ],
  TBILLPRICE: [
    'The price of a treasury bill for 100 of its face value.',
    '面值 100 的国库券的价格。',
    '=TBILLPRICE(DATE(2026,1,1),DATE(2026,6,1),0.05)',
  ],
  TBILLYIELD: [
    'The yield of a treasury bill by its price.',
    '国库券的收益率。',
    '=TBILLYIELD(DATE(2026,1,1),DATE(2026,6,1),98)',
  ],
  DOLLARDE: [
    'A price in fractions as a decimal number.',
    '把分数表示的价格转换为小数。',
    '=DOLLARDE(1.02,16)',
  ],
  DOLLARFR: ['A decimal price in fractions.', '把小数表示的价格转换为分数。', '=DOLLARFR(1.125,16)'],
  // dates and times
  TIME: ['A time from hour, minute and second.', '由时、分、秒组成时间。', '=TIME(14,30,0)'],
  TIMEVALUE: ['The time that a text spells.', '把文本转换为时间。', '=TIMEVALUE("14:30")'],
  SECOND: ['The second of a time.', '取时间的秒。', '=SECOND(A2)'],
  ISOWEEKNUM: ['The number of the week by ISO 8601.', 'ISO 8601 的周数。', '=ISOWEEKNUM(A2)'],
  DAYS360: [
    'Days between two dates in years of twelve months of 30 days.',
    '按每月 30 天计算的两个日期之间的天数。',
    '=DAYS360(A2,B2)',
  ],
  'NETWORKDAYS.INTL': [
    'Working days between two dates, with days off of your choice.',
    '两个日期之间的工作日天数，可指定休息日。',
    '=NETWORKDAYS.INTL(A2,B2,11)',
  ],
  'WORKDAY.INTL': [
    'The date some working days later, with days off of your choice.',
    '若干个工作日之后的日期，可指定休息日。',
    '=WORKDAY.INTL(A2,10,11)',
  ],
  // lists with criteria
  DSUM: [
    'Adds a column of a list, of rows that meet criteria.',
    '按条件区域对列表的一列求和。',
    '=DSUM(A1:C20,"Revenue",E1:E2)',
  ],
  DAVERAGE: [
    'The mean of a column of a list, of rows that meet criteria.',
    '按条件区域求列表一列的平均值。',
    '=DAVERAGE(A1:C20,"Revenue",E1:E2)',
  ],
  DCOUNT: [
    'Counts the numbers in a column of a list, of rows that meet criteria.',
    '按条件区域统计列表一列中数值的个数。',
    '=DCOUNT(A1:C20,"Revenue",E1:E2)',
  ],
  DCOUNTA: [
    'Counts the filled cells in a column of a list, of rows that meet criteria.',
    '按条件区域统计列表一列中非空单元格的个数。',
    '=DCOUNTA(A1:C20,"Name",E1:E2)',
  ],
  DGET: [
    'The cell of the only row that meets criteria.',
    '返回唯一符合条件区域的行中的值。',
    '=DGET(A1:C20,"Name",E1:E2)',
  ],
  DMAX: [
    'The largest of a column of a list, of rows that meet criteria.',
    '按条件区域求列表一列的最大值。',
    '=DMAX(A1:C20,"Revenue",E1:E2)',
  ],
  DMIN: [
    'The smallest of a column of a list, of rows that meet criteria.',
    '按条件区域求列表一列的最小值。',
    '=DMIN(A1:C20,"Revenue",E1:E2)',
  ],
  DPRODUCT: [
    'Multiplies a column of a list, of rows that meet criteria.',
    '按条件区域求列表一列的乘积。',
    '=DPRODUCT(A1:C20,"Factor",E1:E2)',
  ],
  DSTDEV: [
    'Standard deviation of a column of a list as a sample, of rows that meet criteria.',
    '按条件区域求列表一列的样本标准差。',
    '=DSTDEV(A1:C20,"Revenue",E1:E2)',
  ],
  DSTDEVP: [
    'Standard deviation of a column of a list as a population, of rows that meet criteria.',
    '按条件区域求列表一列的总体标准差。',
    '=DSTDEVP(A1:C20,"Revenue",E1:E2)',
  ],
  DVAR: [
    'Variance of a column of a list as a sample, of rows that meet criteria.',
    '按条件区域求列表一列的样本方差。',
    '=DVAR(A1:C20,"Revenue",E1:E2)',
  ],
  DVARP: [
    'Variance of a column of a list as a population, of rows that meet criteria.',
    '按条件区域求列表一列的总体方差。',
    '=DVARP(A1:C20,"Revenue",E1:E2)',
  ],
  // texts
  CHAR: ['The character of a code.', '返回代码对应的字符。', '=CHAR(65)'],
  CODE: ['The code of the first character of a text.', '返回文本首字符的代码。', '=CODE("A")'],
  UNICHAR: ['The character of a Unicode number.', '返回 Unicode 编号对应的字符。', '=UNICHAR(8364)'],
  UNICODE: [
    'The Unicode number of the first character of a text.',
    '返回文本首字符的 Unicode 编号。',
    '=UNICODE("€")',
  ],
  CLEAN: ['Takes characters away that cannot be printed.', '去除无法打印的字符。', '=CLEAN(A2)'],
  T: ['A text as it is, and nothing for all else.', '是文本时返回文本，否则返回空文本。', '=T(A2)'],
  N: ['A value as a number: TRUE is 1, a text 0.', '把值转换为数值：TRUE 为 1，文本为 0。', '=N(TRUE)'],
  HYPERLINK: ['The words of a link.', '返回链接的显示文字。', '=HYPERLINK("https://example.com","Example")'],
  // what cells are
  ISERR: ['Whether a value is an error other than #N/A.', '判断是否为 #N/A 以外的错误值。', '=ISERR(B2/C2)'],
  ISLOGICAL: ['Whether a value is TRUE or FALSE.', '判断是否为逻辑值。', '=ISLOGICAL(A2)'],
  ISNONTEXT: ['Whether a value is anything but text.', '判断是否不是文本。', '=ISNONTEXT(A2)'],
  ISFORMULA: ['Whether a cell holds a formula.', '判断单元格是否包含公式。', '=ISFORMULA(B2)'],
  ISREF: ['Whether it is a reference.', '判断是否为引用。', '=ISREF(A2)'],
  FORMULATEXT: ['The formula of a cell as text.', '以文本形式返回单元格的公式。', '=FORMULATEXT(B2)'],
  ADDRESS: ['The address of a cell as text.', '以文本形式返回单元格地址。', '=ADDRESS(2,3)'],
  SHEET: ['The number of a sheet.', '返回工作表的编号。', '=SHEET()'],
  SHEETS: ['How many sheets there are.', '返回工作表的数量。', '=SHEETS()'],
  TRUE: ['The value TRUE.', '逻辑值 TRUE（真）。', '=TRUE()'],
  FALSE: ['The value FALSE.', '逻辑值 FALSE（假）。', '=FALSE()'],
  NA: ['The error #N/A: nothing is known here.', '返回错误值 #N/A，表示没有可用的值。', '=NA()'],
};
