import { historyGroups } from './historyGroups';
import type { History } from './historyGroups';
import { fitPositiveParameters } from './numerics/maximumLikelihood';
import type { Fit } from './numerics/maximumLikelihood';
import { lnBeta, lnGamma } from './numerics/specialFunctions';
import { sumOfLogs } from './numerics/sumOfLogs';
import { runThrough, type Steps } from './steps';

/**
 * Fits the BG/NBD model of repeat purchases; `null` when the search does not converge.
 *
 * Shape:   histories in; r, alpha, a, b with standard errors and log-likelihood out.
 * Units:   times in any one unit; alpha is in that unit.
 * Source:  Fader, Hardie and Lee (2005), Marketing Science 24(2), equation 6.
 */
export function fitBgnbd(histories: readonly History[]): Fit | null {
  return runThrough(fitBgnbdInSteps(histories));
}

/** The same in steps: 20,000 customers take a good part of a second. */
export function fitBgnbdInSteps(histories: readonly History[]): Steps<Fit | null> {
  const { counts, times, xs, ages, lasts, sizes } = historyGroups(histories);
  const totalAge = sizes.reduce(
    (sum, size, group) => sum + size * (times[ages[group] as number] as number),
    0,
  );
  const meanAge = totalAge / histories.length;
  const [shareds, dropouts] = [new Float64Array(counts.length), new Float64Array(counts.length)];
  const logsOfTimes = new Float64Array(times.length);
  const ratios = new Float64Array(sizes.length);

  return fitPositiveParameters(
    ([r = NaN, alpha = NaN, a = NaN, b = NaN]) => {
      const shared = r * Math.log(alpha) - lnGamma(r) - lnBeta(a, b);
      // What depends on the number of purchases or on one time alone: there are few of them.
      counts.forEach((x, index) => {
        shareds[index] = shared + lnGamma(r + x) + lnBeta(a, b + x);
        dropouts[index] = Math.log(a) - Math.log(b + x - 1);
      });
      times.forEach((time, index) => {
        logsOfTimes[index] = Math.log(alpha + time);
      });
      let sum = 0;
      let single = 0;
      for (let group = 0; group < sizes.length; group += 1) {
        const count = xs[group] as number;
        const x = counts[count] as number;
        const size = sizes[group] as number;
        const alive = -(r + x) * (logsOfTimes[ages[group] as number] as number);
        let either = alive;
        if (x > 0) {
          const dropout = dropouts[count] as number;
          const last = dropout - (r + x) * (logsOfTimes[lasts[group] as number] as number);
          // ln(e^alive + e^last) without overflow; for most customers the logarithm is taken of many at once.
          either = Math.max(alive, last);
          const smaller = Math.exp(Math.min(alive, last) - either);
          if (size === 1) ratios[single++] = 1 + smaller;
          else either += Math.log1p(smaller);
        }
        sum += size * ((shareds[count] as number) + either);
      }
      return sum + sumOfLogs(ratios, single);
    },
    [1, Math.max(meanAge, Number.MIN_VALUE) / 4, 1, 2],
  );
}
