import { describe, expect, it } from 'vitest';
import { blockOf, isBlock } from '../../formulas/blocks';
import { invokeFunction } from '../../formulas/invoke';
import { describeFormulaProblem } from '../../formulas/problems';
import { functionSpecs } from '../../formulas/registry';
import type { Argument, FunctionResult, FunctionSpec, ParameterSpec } from '../../formulas/spec';
import { locales } from '../../src/shared/localText';
import { cellError, isCellError } from '../../src/shared/value';
import type { CellValue } from '../../src/shared/value';
import { readLiteralFormula } from '../support/literalFormula';

const context = { locale: 'en' } as const;
const incoming = cellError('REF', 'somewhereElse');

/** The arguments of the example that gives the most of them; one that is left out stands as a blank. */
function goodArguments(spec: FunctionSpec): Argument[] {
  const [longest] = spec.examples
    .map((example) => readLiteralFormula(example.formula).args)
    .sort((one, other) => other.length - one.length);
  return longest ?? [];
}

function call(spec: FunctionSpec, args: readonly Argument[]): FunctionResult {
  const result = invokeFunction(spec, args, context);
  if (isCellError(result)) {
    expect(result.code).not.toBe('ERROR');
    for (const locale of locales) {
      const words = describeFormulaProblem(result, locale);
      expect(words).toMatch(/^.{8,}[.。]$/u);
      expect(words).not.toMatch(/\{\w+\}|\?/);
    }
  }
  return result;
}

function givenArguments(spec: FunctionSpec, index: number, argument: Argument): Argument[] {
  const args = goodArguments(spec);
  while (args.length <= index) args.push(null);
  return args.with(index, argument);
}

const isScalar = ({ kind }: ParameterSpec) => kind !== 'range' && kind !== 'column' && kind !== 'any';

describe.each(functionSpecs.map((spec) => ({ spec, name: spec.name })))('$name', ({ spec }) => {
  const required = spec.parameters.filter((parameter) => !parameter.optional).length;

  it('refuses too few and too many arguments', () => {
    const args = goodArguments(spec);
    expect(call(spec, args.slice(0, required - 1))).toMatchObject({
      code: 'VALUE',
      reason: 'tooFewArguments',
    });
    if (spec.parameters.at(-1)?.repeat) return;
    const tooMany = [...spec.parameters.map((_, index) => args[index] ?? null), 1];
    expect(call(spec, tooMany)).toMatchObject({ code: 'VALUE', reason: 'tooManyArguments' });
  });

  describe.each(spec.parameters.map((parameter, index) => ({ parameter, index, argument: parameter.name })))(
    '$argument',
    ({ parameter, index }) => {
      it('passes an incoming error on unchanged', () => {
        if (parameter.takesErrors) return;
        expect(call(spec, givenArguments(spec, index, incoming))).toBe(incoming);
        const block = blockOf([[incoming], [cellError('NA')]]);
        if (!isScalar(parameter) && parameter.kind !== 'any') {
          expect(call(spec, givenArguments(spec, index, block))).toBe(incoming);
        }
      });

      it('takes a blank as "not given" when optional and as 0 or empty otherwise', () => {
        const blank = call(spec, givenArguments(spec, index, null));
        // Among several a blank is one of them.
        if (parameter.repeat) return;
        if (parameter.optional) {
          if (parameter.default !== undefined) {
            expect(blank).toEqual(call(spec, givenArguments(spec, index, parameter.default)));
          }
          expect(isCellError(blank)).toBe(false);
        } else if (parameter.kind === 'number' || parameter.kind === 'date') {
          expect(blank).toEqual(call(spec, givenArguments(spec, index, 0)));
        } else if (parameter.kind === 'range' && parameter.cells === 'number') {
          expect(blank).toEqual(call(spec, givenArguments(spec, index, 0)));
        }
      });

      it('refuses text where a number is due and names itself', () => {
        const due = parameter.kind === 'number' || parameter.kind === 'date' || parameter.cells === 'number';
        if (!due) return;
        const refused = { code: 'VALUE', reason: 'textNotNumber', params: { argument: parameter.name } };
        expect(call(spec, givenArguments(spec, index, 'abc'))).toMatchObject(refused);
        expect(call(spec, givenArguments(spec, index, '12'))).toMatchObject(refused);
        if (parameter.kind === 'range') {
          expect(call(spec, givenArguments(spec, index, blockOf([[1, 'abc']])))).toMatchObject(refused);
        }
      });

      it('refuses numbers outside its bounds and names itself', () => {
        const { min, max, exclusiveMin, exclusiveMax, integer, name } = parameter;
        const refused = { code: 'NUM', params: { argument: name, function: spec.name } };
        if (min !== undefined) {
          expect(call(spec, givenArguments(spec, index, min - 1))).toMatchObject(refused);
          if (exclusiveMin) expect(call(spec, givenArguments(spec, index, min))).toMatchObject(refused);
        }
        if (max !== undefined) {
          expect(call(spec, givenArguments(spec, index, max + 1))).toMatchObject(refused);
          if (exclusiveMax) expect(call(spec, givenArguments(spec, index, max))).toMatchObject(refused);
        }
        if (integer) {
          expect(call(spec, givenArguments(spec, index, (min ?? 0) + 0.5))).toMatchObject(refused);
        }
      });

      it('refuses a word that is none of its choices, and takes its choices in any case', () => {
        if (!parameter.choices || parameter.kind !== 'text') return;
        expect(call(spec, givenArguments(spec, index, 'nonsense'))).toMatchObject({ reason: 'notAChoice' });
        for (const choice of parameter.choices) {
          const asDeclared = call(spec, givenArguments(spec, index, choice));
          expect(isCellError(asDeclared) && asDeclared.reason === 'notAChoice').toBe(false);
          expect(call(spec, givenArguments(spec, index, String(choice).toLowerCase()))).toEqual(asDeclared);
        }
      });

      it('gives column-wise what it gives row by row', () => {
        if (!isScalar(parameter)) return;
        const good = goodArguments(spec)[index] ?? parameter.default ?? null;
        const cells: CellValue[] = [
          isBlock(good) ? null : good,
          null,
          0,
          1,
          3,
          0.5,
          -2,
          'abc',
          true,
          incoming,
        ];
        const columnWise = invokeFunction(
          spec,
          givenArguments(spec, index, blockOf(cells.map((cell) => [cell]))),
          context,
        );
        if (spec.result.shape === 'array') {
          expect(columnWise).toMatchObject({ code: 'VALUE', reason: 'blockNotValue' });
          return;
        }
        const rowByRow = cells.map((cell) => [call(spec, givenArguments(spec, index, cell))]);
        expect(columnWise).toEqual(rowByRow);
      });

      it('takes a block of one cell as that cell', () => {
        const good = goodArguments(spec)[index];
        if (good === undefined || isBlock(good)) return;
        expect(call(spec, givenArguments(spec, index, blockOf([[good]])))).toEqual(
          call(spec, givenArguments(spec, index, good)),
        );
      });
    },
  );
});
