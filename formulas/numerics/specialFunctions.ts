const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;

/**
 * Natural logarithm of the gamma function.
 *
 * Shape:   a number above 0 in, a number out.
 * Source:  Lanczos (1964), A precision approximation of the gamma function, with g = 7 and nine terms; about 15 digits.
 * Example: lnGamma(5) is 3.178053830347946
 */
export function lnGamma(value: number): number {
  if (value < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * value)) - lnGamma(1 - value);
  const shifted = value - 1;
  const t = shifted + 7.5;
  const series = lanczos.reduce(
    (sum, term, index) => (index === 0 ? term : sum + term / (shifted + index)),
    0,
  );
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(series);
}

/**
 * Natural logarithm of the beta function.
 *
 * Shape:   two numbers above 0 in, a number out.
 * Source:  B(a, b) = Γ(a) Γ(b) / Γ(a + b).
 * Example: lnBeta(2, 3) is -2.4849066497880004
 */
export function lnBeta(a: number, b: number): number {
  return lnGamma(a) + lnGamma(b) - lnGamma(a + b);
}

const mostTerms = 200_000;

/**
 * Gauss hypergeometric function 2F1(a, b; c; z) by its series, for 0 <= z < 1.
 *
 * Shape:   numbers in, a number out; NaN when the series does not settle.
 * Source:  Abramowitz and Stegun (1964), 15.1.1. Near z = 1 the caller should choose the form in which c > a + b
 *          (15.3.3), or the terms hardly fall.
 * Example: hypergeometric(1, 1, 2, 0.5) is 1.3862943611198906
 */
export function hypergeometric(a: number, b: number, c: number, z: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 0; n < mostTerms; n += 1) {
    term *= (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z;
    sum += term;
    if (Math.abs(term) <= Math.abs(sum) * 1e-17) return sum;
  }
  return NaN;
}
