import type { FunctionWords } from './engineWords';

/** Distributions, tests, and measures of how numbers lie. */
export const statisticsWords: Readonly<Record<string, FunctionWords>> = {
  // how numbers lie
  AVEDEV: [
    'How far numbers are from their mean, on average.',
    '各数值与平均值的绝对偏差的平均值。',
    '=AVEDEV(B2:B20)',
  ],
  DEVSQ: [
    'Adds the squares of the distances from the mean.',
    '各数值与平均值之差的平方和。',
    '=DEVSQ(B2:B20)',
  ],
  HARMEAN: [
    'The harmonic mean, as for speeds and ratios.',
    '调和平均值，适用于速度和比率。',
    '=HARMEAN(4,5,7)',
  ],
  MAXA: [
    'The largest value; text counts as 0 and TRUE as 1.',
    '求最大值：文本按 0、TRUE 按 1 计算。',
    '=MAXA(B2:B20)',
  ],
  MINA: [
    'The smallest value; text counts as 0 and TRUE as 1.',
    '求最小值：文本按 0、TRUE 按 1 计算。',
    '=MINA(B2:B20)',
  ],
  'QUARTILE.EXC': [
    'A quartile of the numbers, ends excluded.',
    '求四分位数（不含两端）。',
    '=QUARTILE.EXC(B2:B20,1)',
  ],
  SKEW: [
    'Whether the numbers lean to one side, as a sample.',
    '样本的偏度：数据向哪一侧偏斜。',
    '=SKEW(B2:B20)',
  ],
  'SKEW.P': [
    'Whether the numbers lean to one side, as a whole population.',
    '总体的偏度：数据向哪一侧偏斜。',
    '=SKEW.P(B2:B20)',
  ],
  STDEVA: [
    'Standard deviation of a sample; text counts as 0 and TRUE as 1.',
    '样本标准差：文本按 0、TRUE 按 1 计算。',
    '=STDEVA(B2:B20)',
  ],
  STDEVPA: [
    'Standard deviation of a whole population; text counts as 0 and TRUE as 1.',
    '总体标准差：文本按 0、TRUE 按 1 计算。',
    '=STDEVPA(B2:B20)',
  ],
  VARA: [
    'Variance of a sample; text counts as 0 and TRUE as 1.',
    '样本方差：文本按 0、TRUE 按 1 计算。',
    '=VARA(B2:B20)',
  ],
  VARPA: [
    'Variance of a whole population; text counts as 0 and TRUE as 1.',
    '总体方差：文本按 0、TRUE 按 1 计算。',
    '=VARPA(B2:B20)',
  ],
  STANDARDIZE: [
    'How many standard deviations a value is above the mean.',
    '标准化：数值高于均值多少个标准差。',
    '=STANDARDIZE(42,40,1.5)',
  ],
  // two series
  'COVARIANCE.P': [
    'How two series vary together, as a whole population.',
    '两组数据的总体协方差。',
    '=COVARIANCE.P(B2:B20,C2:C20)',
  ],
  'COVARIANCE.S': [
    'How two series vary together, as a sample.',
    '两组数据的样本协方差。',
    '=COVARIANCE.S(B2:B20,C2:C20)',
  ],
  STEYX: [
    'How far the points are from the straight line that fits them best.',
    '线性回归的标准误差。',
    '=STEYX(C2:C20,B2:B20)',
  ],
  FISHER: ['The Fisher transformation of a correlation.', '相关系数的费雪变换。', '=FISHER(0.75)'],
  FISHERINV: ['The correlation of a Fisher transformation.', '费雪变换的反函数。', '=FISHERINV(0.97)'],
  // normal
  'NORM.INV': [
    'The value that a normal distribution stays below with this probability.',
    '正态分布累积概率的反函数。',
    '=NORM.INV(0.9,40,1.5)',
  ],
  'NORM.S.DIST': ['The standard normal distribution.', '标准正态分布函数。', '=NORM.S.DIST(1,TRUE)'],
  'NORM.S.INV': [
    'The value that the standard normal distribution stays below with this probability.',
    '标准正态分布累积概率的反函数。',
    '=NORM.S.INV(0.975)',
  ],
  GAUSS: [
    'The probability to lie between the mean and so many standard deviations above it.',
    '标准正态分布中介于均值与该标准差倍数之间的概率。',
    '=GAUSS(2)',
  ],
  PHI: ['The density of the standard normal distribution.', '标准正态分布的密度。', '=PHI(1)'],
  'LOGNORM.DIST': [
    'The distribution of a value whose logarithm is normal.',
    '对数正态分布函数。',
    '=LOGNORM.DIST(4,0,1,TRUE)',
  ],
  'LOGNORM.INV': [
    'The value that a lognormal distribution stays below with this probability.',
    '对数正态分布累积概率的反函数。',
    '=LOGNORM.INV(0.5,0,1)',
  ],
  'CONFIDENCE.NORM': [
    'How far the mean may be off, by the normal distribution.',
    '均值的置信区间半宽（正态分布）。',
    '=CONFIDENCE.NORM(0.05,2.5,50)',
  ],
  'CONFIDENCE.T': [
    'How far the mean may be off, by Student’s t distribution.',
    '均值的置信区间半宽（t 分布）。',
    '=CONFIDENCE.T(0.05,2.5,50)',
  ],
  // counts
  'BINOM.DIST': [
    'The probability of so many successes in a number of trials.',
    '二项分布：若干次试验中成功次数的概率。',
    '=BINOM.DIST(6,10,0.5,FALSE)',
  ],
  'BINOM.INV': [
    'The fewest successes whose cumulative probability reaches a mark.',
    '累积二项概率达到指定值的最少成功次数。',
    '=BINOM.INV(10,0.5,0.75)',
  ],
  'NEGBINOM.DIST': [
    'The probability of so many failures before a number of successes.',
    '负二项分布：达到成功次数前失败次数的概率。',
    '=NEGBINOM.DIST(3,5,0.5,FALSE)',
  ],
  'HYPGEOM.DIST': [
    'The probability of so many successes when drawing without putting back.',
    '超几何分布：不放回抽样中成功个数的概率。',
    '=HYPGEOM.DIST(1,4,8,20,FALSE)',
  ],
  'POISSON.DIST': [
    'The probability of so many events when their mean is known.',
    '泊松分布：已知平均次数时事件发生次数的概率。',
    '=POISSON.DIST(3,5,FALSE)',
  ],
  // waiting
  'EXPON.DIST': [
    'The probability of a time until the next event.',
    '指数分布：到下一事件的等待时间的概率。',
    '=EXPON.DIST(0.2,10,TRUE)',
  ],
  'GAMMA.DIST': ['The gamma distribution.', '伽玛分布函数。', '=GAMMA.DIST(10,9,2,TRUE)'],
  'GAMMA.INV': [
    'The value that a gamma distribution stays below with this probability.',
    '伽玛分布累积概率的反函数。',
    '=GAMMA.INV(0.5,9,2)',
  ],
  'WEIBULL.DIST': [
    'The Weibull distribution, as of how long things last.',
    '韦布尔分布函数，适用于使用寿命。',
    '=WEIBULL.DIST(105,20,100,TRUE)',
  ],
  'BETA.DIST': [
    'The beta distribution, as of shares.',
    '贝塔分布函数，适用于比例。',
    '=BETA.DIST(0.4,8,10,TRUE)',
  ],
  'BETA.INV': [
    'The value that a beta distribution stays below with this probability.',
    '贝塔分布累积概率的反函数。',
    '=BETA.INV(0.5,8,10)',
  ],
  // tests
  'CHISQ.DIST': ['The chi-squared distribution.', '卡方分布函数。', '=CHISQ.DIST(2,3,TRUE)'],
  'CHISQ.DIST.RT': [
    'The probability that a chi-squared distribution lies above a value.',
    '卡方分布的右尾概率。',
    '=CHISQ.DIST.RT(2,3)',
  ],
  'CHISQ.INV': [
    'The value that a chi-squared distribution stays below with this probability.',
    '卡方分布左尾概率的反函数。',
    '=CHISQ.INV(0.9,3)',
  ],
  'CHISQ.INV.RT': [
    'The value that a chi-squared distribution lies above with this probability.',
    '卡方分布右尾概率的反函数。',
    '=CHISQ.INV.RT(0.1,3)',
  ],
  'CHISQ.TEST': [
    'How likely chance alone makes counts differ so much from those expected.',
    '卡方检验：观察频数与期望频数的差异由偶然造成的概率。',
    '=CHISQ.TEST(A2:B4,D2:E4)',
  ],
  'F.DIST': ['The F distribution.', 'F 分布函数。', '=F.DIST(2,3,10,TRUE)'],
  'F.DIST.RT': [
    'The probability that an F distribution lies above a value.',
    'F 分布的右尾概率。',
    '=F.DIST.RT(2,3,10)',
  ],
  'F.INV': [
    'The value that an F distribution stays below with this probability.',
    'F 分布左尾概率的反函数。',
    '=F.INV(0.9,3,10)',
  ],
  'F.INV.RT': [
    'The value that an F distribution lies above with this probability.',
    'F 分布右尾概率的反函数。',
    '=F.INV.RT(0.1,3,10)',
  ],
  'F.TEST': [
    'How likely two samples have the same variance, by both tails.',
    'F 检验：两个样本方差无显著差异的双尾概率。',
    '=F.TEST(B2:B20,C2:C20)',
  ],
  'T.DIST': ['Student’s t distribution.', 't 分布函数。', '=T.DIST(1,10,TRUE)'],
  'T.DIST.2T': [
    'The probability that a t distribution lies outside a value, on both sides.',
    't 分布的双尾概率。',
    '=T.DIST.2T(1,10)',
  ],
  'T.DIST.RT': [
    'The probability that a t distribution lies above a value.',
    't 分布的右尾概率。',
    '=T.DIST.RT(1,10)',
  ],
  TDIST: [
    'The tail of a t distribution, on one side or on both.',
    't 分布的单尾或双尾概率。',
    '=TDIST(1,10,2)',
  ],
  'T.INV': [
    'The value that a t distribution stays below with this probability.',
    't 分布左尾概率的反函数。',
    '=T.INV(0.9,10)',
  ],
  'T.INV.2T': [
    'The value that a t distribution lies outside with this probability, on both sides.',
    't 分布双尾概率的反函数。',
    '=T.INV.2T(0.1,10)',
  ],
  'T.TEST': [
    'How likely two samples have the same mean.',
    't 检验：两个样本均值无显著差异的概率。',
    '=T.TEST(B2:B20,C2:C20,2,1)',
  ],
  'Z.TEST': [
    'How likely the mean of a sample is above a value by chance.',
    'z 检验的单尾概率。',
    '=Z.TEST(B2:B20,5)',
  ],
};
