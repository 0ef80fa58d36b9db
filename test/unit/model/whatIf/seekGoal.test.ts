import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seekGoal, type GoalQuestion } from '../../../../src/model/whatIf/seekGoal';

type Ask = Partial<Omit<GoalQuestion, 'evaluate'>>;

/** The answer, and how often the function was asked. */
async function seek(f: (x: number) => number | null, ask: Ask) {
  let asked = 0;
  const evaluate = async (x: number) => {
    asked++;
    return f(x);
  };
  const question = { target: 0, min: 0, max: 1, start: 0.5, ...ask };
  const answer = await seekGoal({ ...question, evaluate });
  return { answer, asked };
}

describe('seeking a goal', () => {
  it('finds the value of a smooth function to the last digits, with few questions', async () => {
    // A payback of 12 months: 1,000 spent, 120 a month times the margin.
    const { answer, asked } = await seek((margin) => 1000 / (120 * margin), {
      target: 12,
      min: 0.05,
      max: 1,
      start: 0.6,
    });
    expect(answer).toMatchObject({ kind: 'found', isExact: true });
    expect(answer.kind === 'found' && answer.point.x).toBeCloseTo(1000 / 1440, 10);
    expect(asked).toBeLessThan(32);
  });

  it('finds the root of any cubic that crosses', async () => {
    const coefficient = fc.double({ min: -10, max: 10, noNaN: true });
    await fc.assert(
      fc.asyncProperty(
        coefficient,
        coefficient,
        fc.double({ min: -0.9, max: 0.9, noNaN: true }),
        async (a, b, root) => {
          const f = (x: number): number => (x - root) * (1 + a * a * x * x + Math.abs(b)) + 0;
          const { answer } = await seek(f, { min: -1, max: 1, start: 0 });
          expect(answer.kind).toBe('found');
          expect(answer.kind === 'found' && answer.point.x).toBeCloseTo(root, 7);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('says what can be reached where the target lies outside', async () => {
    const { answer } = await seek((x) => 8.2 + 6.9 * x, { target: 20 });
    expect(answer).toMatchObject({
      kind: 'unreachable',
      lowest: { x: 0, result: 8.2 },
      nearest: { x: 1 },
    });
    expect(answer.kind === 'unreachable' && answer.highest.result).toBeCloseTo(15.1, 12);
  });

  it('takes the answer nearest to the value of now', async () => {
    const f = (x: number): number => (x - 2) * (x - 8);
    const near = async (start: number) => (await seek(f, { min: 0, max: 10, start })).answer;
    expect(await near(1)).toMatchObject({ point: { x: expect.closeTo(2, 9) as number } });
    expect(await near(9)).toMatchObject({ point: { x: expect.closeTo(8, 9) as number } });
  });

  it('finds a target that is only touched, or crossed between two points of the scan', async () => {
    const touched = (await seek((x) => (x - 0.337) ** 2, {})).answer;
    expect(touched.kind === 'found' ? touched.point.x : NaN).toBeCloseTo(0.337, 3);
    const crossed = (await seek((x) => Math.abs(x - 0.337) - 0.01, {})).answer;
    expect(crossed).toMatchObject({ kind: 'found', isExact: true });
  });

  it('answers in steps: all of few, the nearest of many', async () => {
    const whole = (await seek((x) => x * x, { target: 10, min: 0, max: 12, step: 1, start: 5 })).answer;
    expect(whole).toMatchObject({ kind: 'found', isExact: false, point: { x: 3, result: 9 } });
    const fine = (await seek((x) => x * x, { target: 0.1, step: 0.001 })).answer;
    expect(fine).toMatchObject({ kind: 'found', point: { x: 0.316 } });
    const exact = (await seek((x) => 10 * x, { target: 3, step: 0.1 })).answer;
    expect(exact).toMatchObject({ kind: 'found', isExact: true, point: { x: 0.3 } });
    const outside = (await seek((x) => x, { target: 20, min: 0, max: 12, step: 1 })).answer;
    expect(outside).toMatchObject({ kind: 'unreachable', highest: { x: 12 } });
  });

  it('tells a jump over the target from a crossing', async () => {
    const { answer } = await seek((x) => (x < 0.4 ? 1 : 5), { target: 3 });
    expect(answer).toMatchObject({ kind: 'jump', below: { result: 1 }, above: { result: 5 } });
  });

  it('goes round values for which there is no number', async () => {
    const { answer } = await seek((x) => (x < 0.2 ? null : x), { target: 0.5 });
    expect(answer).toMatchObject({ kind: 'found', point: { result: 0.5 } });
    // It grows without end towards the bound, where it is none.
    const payback = await seek((margin) => (margin === 0 ? null : 6.3 / margin), { target: 1000 });
    expect(payback.answer).toMatchObject({ kind: 'found', isExact: true });
    expect((await seek(() => null, {})).answer).toEqual({ kind: 'noNumber' });
    expect((await seek(() => null, { step: 0.5 })).answer).toEqual({ kind: 'noNumber' });
  });

  it('tells how far it is, up to 1', async () => {
    const told: number[] = [];
    await seek((x) => x, { target: 0.123, onProgress: (fraction) => told.push(fraction) });
    expect(told.length).toBeGreaterThan(10);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBeLessThanOrEqual(1);
  });
});
