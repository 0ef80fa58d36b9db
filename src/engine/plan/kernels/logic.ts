import {
  asNumbers,
  cells,
  notAvailableError,
  numError,
  truthOf,
  valueError,
  valueOnly,
  vectorOf,
  type Kernel,
  type Operand,
} from '../kernel';
import { Kind, Vector, type Adopted } from '../vector';
import { compareRows } from './comparison';

const vectorsOf = (args: readonly Operand[]): Vector[] => args.map(vectorOf);
const adoptAll = (out: Vector, vectors: readonly Vector[]): Adopted[] =>
  vectors.map((vector) => out.adopt(vector));
const pick = (out: Vector, row: number, sources: readonly Adopted[], index: number): void =>
  out.copy(row, sources[index] as Adopted, row);

/** 1, 0, or -1 after putting the error that stands in the condition's way. */
function conditionOf(vector: Vector, row: number, out: Vector): number {
  if (vector.kindAt(row) === Kind.error) {
    out.setError(row, vector.errorAt(row));
    return -1;
  }
  const truth = truthOf(vector, row);
  if (truth < 0) out.setError(row, valueError);
  return truth;
}

const ifKernel: Kernel = {
  parameters: [valueOnly, valueOnly, valueOnly],
  required: 2,
  cost: 5,
  apply(args, rows, out) {
    const [condition, whenTrue, whenFalse = nothingElse] = vectorsOf(args) as [Vector, Vector, Vector?];
    if (condition.lacks(Kind.text | Kind.error) && isNumeric(whenTrue) && isNumeric(whenFalse)) {
      out.clear(Kind.number);
      const [tests, mask, results] = [condition.numbers, condition.mask, out.numbers];
      const [a, aMask, b, bMask] = [whenTrue.numbers, whenTrue.mask, whenFalse.numbers, whenFalse.mask];
      for (let row = 0; row < rows; row++) {
        results[row] = (tests[row & mask] === 0 ? b[row & bMask] : a[row & aMask]) as number;
      }
      return;
    }
    if (condition.lacks(Kind.text | Kind.error) && isLabel(whenTrue) && isLabel(whenFalse)) {
      out.clear(Kind.text);
      out.borrowTexts([whenTrue.textAt(0), whenFalse.textAt(0)]);
      const [tests, mask, results] = [condition.numbers, condition.mask, out.numbers];
      for (let row = 0; row < rows; row++) results[row] = Number(tests[row & mask] === 0);
      return;
    }
    const sources = adoptAll(out, [whenTrue, whenFalse]);
    for (let row = 0; row < rows; row++) {
      const truth = conditionOf(condition, row, out);
      if (truth >= 0) pick(out, row, sources, 1 - truth);
    }
  },
};

/** A text that is the same for all rows. */
const isLabel = (vector: Vector): boolean => vector.isUniform && vector.kinds === Kind.text;
const isNumeric = (vector: Vector): boolean => vector.kinds === Kind.number;
const nothingElse = Vector.uniform(false);

const ifsKernel: Kernel = {
  parameters: [valueOnly, valueOnly],
  required: 2,
  repeats: 2,
  cost: 20,
  apply(args, rows, out) {
    const vectors = vectorsOf(args);
    const sources = adoptAll(out, vectors);
    for (let row = 0; row < rows; row++) {
      // Every condition is looked at, also behind one that holds.
      let chosen = -1;
      let failed = false;
      for (let index = 0; index < vectors.length && !failed; index += 2) {
        const truth = conditionOf(vectors[index] as Vector, row, out);
        failed = truth < 0;
        if (truth === 1 && chosen < 0) chosen = index + 1;
      }
      if (failed) continue;
      if (chosen < 0) out.setError(row, notAvailableError);
      else pick(out, row, sources, chosen);
    }
  },
};

const switchKernel: Kernel = {
  parameters: [valueOnly, valueOnly, valueOnly],
  required: 3,
  repeats: 1,
  cost: 40,
  apply(args, rows, out, { arithmetic }) {
    const [selector, ...vectors] = vectorsOf(args) as [Vector, ...Vector[]];
    const sources = adoptAll(out, vectors);
    const pairs = vectors.length - (vectors.length % 2);
    for (let row = 0; row < rows; row++) {
      if (selector.kindAt(row) === Kind.error) {
        out.setError(row, selector.errorAt(row));
        continue;
      }
      let chosen = vectors.length > pairs ? pairs : -1;
      for (let index = 0; index < pairs; index += 2) {
        const candidate = vectors[index] as Vector;
        if (candidate.kindAt(row) === Kind.error) continue;
        if (compareRows(selector, row, candidate, row, arithmetic) !== 0) continue;
        chosen = index + 1;
        break;
      }
      if (chosen < 0) out.setError(row, notAvailableError);
      else pick(out, row, sources, chosen);
    }
  },
};

const chooseKernel: Kernel = {
  parameters: [valueOnly, valueOnly],
  required: 2,
  repeats: 1,
  cost: 20,
  apply(args, rows, out, context) {
    const [choice, ...vectors] = vectorsOf(args) as [Vector, ...Vector[]];
    const selector = asNumbers(choice, rows, context);
    const sources = adoptAll(out, vectors);
    for (let row = 0; row < rows; row++) {
      const number = selector.numbers[row & selector.mask] as number;
      if (selector.kindAt(row) === Kind.error) out.setError(row, selector.errorAt(row));
      else if (number < 1 || !Number.isInteger(number) || number > vectors.length)
        out.setError(row, numError);
      else pick(out, row, sources, number - 1);
    }
  },
};

function instead(replaces: (source: Vector, row: number) => boolean): Kernel {
  return {
    parameters: [valueOnly, valueOnly],
    required: 2,
    cost: 8,
    apply(args, rows, out) {
      const vectors = vectorsOf(args) as [Vector, Vector];
      const sources = adoptAll(out, vectors);
      for (let row = 0; row < rows; row++) pick(out, row, sources, replaces(vectors[0], row) ? 1 : 0);
    },
  };
}

/** `AND`, `OR`, `XOR`: texts in a slice that are no truth values do not count; a text given alone is refused. */
function truthFunction(result: (trues: number, falses: number) => boolean): Kernel {
  return {
    parameters: [cells],
    required: 1,
    repeats: 1,
    cost: 15,
    apply(args, rows, out) {
      for (let row = 0; row < rows; row++) {
        let trues = 0;
        let falses = 0;
        let error = null;
        for (const arg of args) {
          const vectors = arg.shape === 'slice' ? arg.vectors : [vectorOf(arg)];
          for (const vector of vectors) {
            if (vector.kindAt(row) === Kind.error) {
              error = vector.errorAt(row);
              break;
            }
            const truth = truthOf(vector, row);
            if (truth === 1) trues++;
            else if (truth === 0) falses++;
            else if (arg.shape !== 'slice') {
              error = valueError;
              break;
            }
          }
          if (error) break;
        }
        if (error) out.setError(row, error);
        else out.setBoolean(row, result(trues, falses));
      }
    },
  };
}

const not: Kernel = {
  parameters: [valueOnly],
  required: 1,
  cost: 5,
  apply(args, rows, out) {
    const vector = vectorOf(args[0]);
    for (let row = 0; row < rows; row++) {
      const truth = conditionOf(vector, row, out);
      if (truth >= 0) out.setBoolean(row, truth === 0);
    }
  },
};

function constant(value: boolean): Kernel {
  return { parameters: [], required: 0, cost: 1, apply: (_args, _rows, out) => out.setBoolean(0, value) };
}

const naKernel: Kernel = {
  parameters: [],
  required: 0,
  cost: 1,
  apply: (_args, _rows, out) => out.setError(0, notAvailableError),
};

export const logicKernels: Readonly<Record<string, Kernel>> = {
  IF: ifKernel,
  IFS: ifsKernel,
  SWITCH: switchKernel,
  CHOOSE: chooseKernel,
  IFERROR: instead((source, row) => source.kindAt(row) === Kind.error),
  IFNA: instead((source, row) => source.kindAt(row) === Kind.error && source.errorAt(row).code === 'NA'),
  AND: truthFunction((_, falses) => falses === 0),
  OR: truthFunction((trues) => trues > 0),
  XOR: truthFunction((trues) => trues % 2 === 1),
  NOT: not,
  TRUE: constant(true),
  FALSE: constant(false),
  NA: naKernel,
};
