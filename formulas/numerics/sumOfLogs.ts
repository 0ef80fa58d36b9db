const [tooLarge, tooSmall] = [1e150, 1e-150];

/**
 * Sum of the natural logarithms of the first `count` numbers, each raised by `offset`: a logarithm for many numbers at once,
 * of their product, before it leaves the range of numbers.
 *
 * Shape:   numbers that are above 0 with the offset in, a number out; NaN where one is not a number.
 * Example: sumOfLogs([1, 2, 3], 3) is 1.791759469228055
 */
export function sumOfLogs(numbers: ArrayLike<number>, count: number, offset = 0): number {
  let sum = 0;
  let product = 1;
  for (let index = 0; index < count; index += 1) {
    const factor = (numbers[index] as number) + offset;
    const next = product * factor;
    if (next < tooLarge && next > tooSmall) {
      product = next;
    } else {
      sum += Math.log(product) + Math.log(factor);
      product = 1;
    }
  }
  return sum + Math.log(product);
}
