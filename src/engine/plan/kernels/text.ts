import { cellError, type CellValue } from '../../../shared/value';
import { formatText } from '../../../model/format/formatText';
import {
  asNumbers,
  cells,
  textOf,
  valueError,
  valueOnly,
  vectorOf,
  type Kernel,
  type KernelContext,
} from '../kernel';
import { Kind, type Vector } from '../vector';
import { trimSpaces } from '../../trimSpaces';

type TextFunction = (text: string, first: number, second: number) => CellValue;

/** A function of a text and up to two numbers, the last of which may be left out. */
function ofText(numbers: number, compute: TextFunction, byDefault?: number): Kernel {
  return {
    parameters: Array.from({ length: numbers + 1 }, () => valueOnly),
    required: numbers + (byDefault === undefined ? 1 : 0),
    cost: 60,
    apply(args, rows, out, context) {
      const text = vectorOf(args[0]);
      const vectors = args.slice(1).map((arg) => asNumbers(vectorOf(arg), rows, context));
      const all: readonly Vector[] = [text, ...vectors];
      for (let row = 0; row < rows; row++) {
        const failed = all.find((vector) => vector.kindAt(row) === Kind.error);
        if (failed) {
          out.setError(row, failed.errorAt(row));
          continue;
        }
        const [first, second] = vectors;
        out.set(
          row,
          compute(
            textOf(text, row),
            first ? (first.numbers[row & first.mask] as number) : (byDefault ?? 0),
            second ? (second.numbers[row & second.mask] as number) : 0,
          ),
        );
      }
    },
  };
}

function left(text: string, length: number): CellValue {
  return length < 0 ? valueError : text.slice(0, length);
}

function right(text: string, length: number): CellValue {
  if (length < 0) return valueError;
  return length === 0 ? '' : text.slice(-length);
}

function middle(text: string, start: number, length: number): CellValue {
  return start < 1 || length < 0 ? cellError('VALUE') : text.substring(start - 1, start + length - 1);
}

const concatenate: Kernel = {
  parameters: [cells],
  required: 1,
  repeats: 1,
  cost: 80,
  apply(args, rows, out) {
    const vectors = args.flatMap((arg) => (arg.shape === 'slice' ? arg.vectors : [vectorOf(arg)]));
    for (let row = 0; row < rows; row++) {
      const failed = vectors.find((vector) => vector.kindAt(row) === Kind.error);
      if (failed) out.setError(row, failed.errorAt(row));
      else out.setText(row, vectors.map((vector) => textOf(vector, row)).join(''));
    }
  },
};

const exact: Kernel = {
  parameters: [valueOnly, valueOnly],
  required: 2,
  cost: 30,
  apply(args, rows, out) {
    const [a, b] = [vectorOf(args[0]), vectorOf(args[1])];
    for (let row = 0; row < rows; row++) {
      if (a.kindAt(row) === Kind.error) out.setError(row, a.errorAt(row));
      else if (b.kindAt(row) === Kind.error) out.setError(row, b.errorAt(row));
      else out.setBoolean(row, textOf(a, row) === textOf(b, row));
    }
  },
};

const text: Kernel = {
  parameters: [valueOnly, valueOnly],
  required: 2,
  cost: 900,
  apply(args, rows, out, context) {
    const [value, code] = [vectorOf(args[0]), vectorOf(args[1])];
    const numbers = asNumberOrText(value, context);
    for (let row = 0; row < rows; row++) {
      if (value.kindAt(row) === Kind.error) out.setError(row, value.errorAt(row));
      else if (code.kindAt(row) === Kind.error) out.setError(row, code.errorAt(row));
      else {
        const shown = formatText(numbers(row), textOf(code, row), context.functions.locale);
        out.set(row, shown ?? valueError);
      }
    }
  },
};

/** A row's value as `TEXT` takes it: a text that is a number is that number, a blank is 0. */
function asNumberOrText(
  vector: Vector,
  { arithmetic }: KernelContext,
): (row: number) => number | string | boolean {
  return (row) => {
    if (vector.kindAt(row) === Kind.boolean) return vector.numbers[row & vector.mask] === 1;
    if (vector.kindAt(row) !== Kind.text) return vector.numbers[row & vector.mask] as number;
    const own = vector.textAt(row);
    return arithmetic.textAsNumber(own) ?? own;
  };
}

export const textKernels: Readonly<Record<string, Kernel>> = {
  LEN: ofText(0, (text) => text.length),
  UPPER: ofText(0, (text) => text.toUpperCase()),
  LOWER: ofText(0, (text) => text.toLowerCase()),
  TRIM: ofText(0, trimSpaces),
  LEFT: ofText(1, left, 1),
  RIGHT: ofText(1, right, 1),
  MID: ofText(2, middle),
  CONCATENATE: concatenate,
  EXACT: exact,
  TEXT: text,
};
