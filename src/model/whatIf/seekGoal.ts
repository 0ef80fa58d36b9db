import { interpolatedStep, type Point } from './interpolatedStep';

/** A result as a function of one number; `null` where it is none (an error, a text). */
export type Evaluate = (x: number) => Promise<number | null>;

export interface GoalQuestion {
  readonly evaluate: Evaluate;
  readonly target: number;
  /** Where the answer is looked for. */
  readonly min: number;
  readonly max: number;
  /** Only `min`, `min + step`, ... are answers. */
  readonly step?: number;
  /** Of several answers the nearest to this one is given. */
  readonly start: number;
  /** 0..1 */
  onProgress?(fraction: number): void;
}

/** `x` and the result there. */
export type GoalPoint = Point;
export type GoalAnswer =
  /** `isExact`: the result is the target, to what numbers can hold. */
  | { readonly kind: 'found'; readonly point: GoalPoint; readonly isExact: boolean }
  /** No value within the bounds gives the target: the results lie between these. */
  | {
      readonly kind: 'unreachable';
      readonly lowest: GoalPoint;
      readonly highest: GoalPoint;
      readonly nearest: GoalPoint;
    }
  /** The result jumps over the target. */
  | { readonly kind: 'jump'; readonly below: GoalPoint; readonly above: GoalPoint }
  /** No value gives a number. */
  | { readonly kind: 'noNumber' };

const scanPoints = 17;
const mostSteps = 48;
/** Where the scan saw no crossing, the neighbourhood of the nearest point is looked at as often. */
const refinements = 16;

/**
 * The value of one parameter for which a result becomes a target. The bounds are scanned, so that a result that rises
 * and falls is understood too; a crossing is closed in by Brent's method, and where there is none the least distance is
 * looked for, which finds targets that are only touched.
 *
 * Source: R. P. Brent, Algorithms for Minimization Without Derivatives (1973), chapter 4, for the root; Kiefer's golden
 * section (1953) for the least distance.
 */
export async function seekGoal(question: GoalQuestion): Promise<GoalAnswer> {
  const seek = new Seek(question);
  const steps = question.step ? Math.floor((question.max - question.min) / question.step + 1e-9) : Infinity;
  // Few values: all of them are tried.
  if (question.step && steps <= mostSteps) return seek.tryAll(question.step, steps);
  await seek.scan();
  const crossing = seek.crossing();
  const answer = crossing ? await seek.closeIn(crossing) : await seek.approach();
  return question.step ? seek.toSteps(answer, question.step) : answer;
}

class Seek {
  readonly #question: GoalQuestion;
  readonly #points: GoalPoint[] = [];
  /** Where the result was asked for, also where it is no number. */
  readonly #places = new Set<number>();
  readonly #expected: number;
  #asked = 0;

  constructor(question: GoalQuestion) {
    this.#question = question;
    this.#expected = scanPoints + refinements;
  }

  async tryAll(step: number, steps: number): Promise<GoalAnswer> {
    for (let index = 0; index <= steps; index++) {
      await this.#at(this.#onStep(index, step));
      this.#question.onProgress?.((index + 1) / (steps + 1));
    }
    const nearest = this.#nearest();
    if (!nearest) return { kind: 'noNumber' };
    return this.#isReached() ? this.#found(nearest) : this.#unreachable();
  }

  async scan(): Promise<void> {
    const { min, max, start } = this.#question;
    const places = Array.from(
      { length: scanPoints },
      (_, index) => min + ((max - min) * index) / (scanPoints - 1),
    );
    if (start > min && start < max && !places.includes(start)) places.push(start);
    for (const x of places.sort((a, b) => a - b)) await this.#at(x);
  }

  /** Two neighbours on either side of the target, or one on it; of several the nearest to the start. */
  crossing(): readonly [GoalPoint, GoalPoint] | null {
    const { target, start } = this.#question;
    const points = this.#sorted();
    let best: readonly [GoalPoint, GoalPoint] | null = null;
    let bestDistance = Infinity;
    for (const [index, point] of points.entries()) {
      const next = points[index + 1] ?? point;
      if ((point.result - target) * (next.result - target) > 0) continue;
      const distance = start < point.x ? point.x - start : Math.max(0, start - next.x);
      if (distance < bestDistance) [best, bestDistance] = [[point, next], distance];
    }
    return best;
  }

  /** Brent's method between two points on either side of the target. */
  async closeIn([first, second]: readonly [GoalPoint, GoalPoint]): Promise<GoalAnswer> {
    const { target, min, max } = this.#question;
    const off = (point: GoalPoint): number => point.result - target;
    const tolerance = 1e-14 * Math.max(Math.abs(min), Math.abs(max));
    let [a, b] = Math.abs(off(first)) < Math.abs(off(second)) ? [second, first] : [first, second];
    let c = a;
    let move = b.x - a.x;
    let before = move;
    for (let round = 0; round < 60 && !this.#isOnTarget(b); round++) {
      if (off(b) * off(c) > 0) [c, move, before] = [a, b.x - a.x, b.x - a.x];
      if (Math.abs(off(c)) < Math.abs(off(b))) [a, b, c] = [b, c, b];
      const half = (c.x - b.x) / 2;
      if (Math.abs(half) <= tolerance) break;
      const step = interpolatedStep(a, b, c, off);
      if (
        step !== null &&
        Math.abs(before) > tolerance &&
        2 * Math.abs(step) < Math.min(3 * Math.abs(half), Math.abs(before)) &&
        step * half > 0
      ) {
        [before, move] = [move, step];
      } else [before, move] = [half, half];
      a = b;
      const x = b.x + (Math.abs(move) > tolerance ? move : Math.sign(half) * tolerance);
      const next = await this.#at(x);
      if (!next) return this.#found(b);
      b = next;
    }
    if (this.#isOnTarget(b)) return this.#found(b);
    const [below, above] = off(b) < 0 ? [b, c] : [c, b];
    return { kind: 'jump', below, above };
  }

  /** Golden section around the nearest point: the target may be touched, or crossed between two points of the scan. */
  async approach(): Promise<GoalAnswer> {
    const nearest = this.#nearest();
    if (!nearest) return { kind: 'noNumber' };
    // Next to a place without a number the result may grow without end.
    const places = [...this.#places].sort((a, b) => a - b);
    const index = places.indexOf(nearest.x);
    let low = places[index - 1] ?? nearest.x;
    let high = places[index + 1] ?? nearest.x;
    const ratio = (Math.sqrt(5) - 1) / 2;
    for (let round = 0; round < refinements && high > low; round++) {
      const [left, right] = [high - ratio * (high - low), low + ratio * (high - low)];
      const [atLeft, atRight] = [await this.#at(left), await this.#at(right)];
      const crossing = this.crossing();
      if (crossing) return this.closeIn(crossing);
      if (this.#distance(atLeft) < this.#distance(atRight)) high = right;
      else low = left;
    }
    return this.#unreachable();
  }

  /** The nearer of the two steps on either side of an answer. */
  async toSteps(answer: GoalAnswer, step: number): Promise<GoalAnswer> {
    if (answer.kind === 'unreachable' || answer.kind === 'noNumber') return answer;
    const { min, max } = this.#question;
    const x = answer.kind === 'found' ? answer.point.x : answer.below.x;
    const index = (x - min) / step;
    const steps = [Math.floor(index + 1e-9), Math.ceil(index - 1e-9)].filter(
      (each) => each >= 0 && this.#onStep(each, step) <= max,
    );
    const points: GoalPoint[] = [];
    for (const each of new Set(steps)) {
      const point = await this.#at(this.#onStep(each, step));
      if (point) points.push(point);
    }
    const [nearest] = points.sort((a, b) => this.#distance(a) - this.#distance(b));
    return nearest ? this.#found(nearest) : answer;
  }

  async #at(x: number): Promise<GoalPoint | null> {
    const known = this.#points.find((point) => point.x === x);
    if (known) return known;
    if (this.#places.has(x)) return null;
    this.#places.add(x);
    const result = await this.#question.evaluate(x);
    this.#question.onProgress?.(Math.min(1, ++this.#asked / this.#expected));
    if (result === null || !Number.isFinite(result)) return null;
    const point = { x, result };
    this.#points.push(point);
    return point;
  }

  /** Without the dust of adding tenths: 0.1 steps from 0 give 0.3 and not 0.30000000000000004. */
  #onStep(index: number, step: number): number {
    return Number((this.#question.min + index * step).toPrecision(12));
  }

  #sorted(): GoalPoint[] {
    return this.#points.sort((a, b) => a.x - b.x);
  }

  /** A place without a number is farther than any. */
  #distance(point: GoalPoint | null): number {
    return point ? Math.abs(point.result - this.#question.target) : Infinity;
  }

  #isOnTarget(point: GoalPoint): boolean {
    return this.#distance(point) <= 1e-10 * Math.max(1, Math.abs(this.#question.target));
  }

  /** Of equally near ones the nearest to the start. */
  #nearest(): GoalPoint | undefined {
    const { start } = this.#question;
    return this.#sorted().toSorted(
      (a, b) => this.#distance(a) - this.#distance(b) || Math.abs(a.x - start) - Math.abs(b.x - start),
    )[0];
  }

  #isReached(): boolean {
    const { target } = this.#question;
    return (
      this.#points.some(({ result }) => result <= target) &&
      this.#points.some(({ result }) => result >= target)
    );
  }

  #found(point: GoalPoint): GoalAnswer {
    return { kind: 'found', point, isExact: this.#isOnTarget(point) };
  }

  #unreachable(): GoalAnswer {
    const nearest = this.#nearest();
    if (!nearest) return { kind: 'noNumber' };
    if (this.#isOnTarget(nearest)) return this.#found(nearest);
    const byResult = this.#points.toSorted((a, b) => a.result - b.result);
    return {
      kind: 'unreachable',
      lowest: byResult[0] ?? nearest,
      highest: byResult.at(-1) ?? nearest,
      nearest,
    };
  }
}
