import { valueOnly, vectorOf, type Kernel } from '../kernel';
import { Kind, type Vector } from '../vector';

function about(test: (vector: Vector, row: number) => boolean): Kernel {
  return {
    parameters: [valueOnly],
    required: 1,
    cost: 5,
    apply(args, rows, out) {
      const vector = vectorOf(args[0]);
      out.clear(Kind.boolean);
      for (let row = 0; row < rows; row++) out.numbers[row] = test(vector, row) ? 1 : 0;
    },
  };
}

const isOf = (kind: number): Kernel => about((vector, row) => vector.kindAt(row) === kind);

export const informationKernels: Readonly<Record<string, Kernel>> = {
  ISBLANK: isOf(Kind.blank),
  ISNUMBER: isOf(Kind.number),
  ISTEXT: isOf(Kind.text),
  ISLOGICAL: isOf(Kind.boolean),
  ISERROR: isOf(Kind.error),
  ISNONTEXT: about((vector, row) => vector.kindAt(row) !== Kind.text),
  ISNA: about((vector, row) => vector.kindAt(row) === Kind.error && vector.errorAt(row).code === 'NA'),
  ISERR: about((vector, row) => vector.kindAt(row) === Kind.error && vector.errorAt(row).code !== 'NA'),
};
