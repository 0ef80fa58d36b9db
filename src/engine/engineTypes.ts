import type { FunctionPlugin, SimpleRangeValue } from 'hyperformula';

// HyperFormula 3.5.0 does not export the types of its insides; they are read off what it does export.

export type EngineScalar = SimpleRangeValue['data'][number][number];
export type EngineValue = EngineScalar | SimpleRangeValue;
export type Ast = Parameters<FunctionPlugin['evaluateAst']>[0];
export type FunctionCall = Extract<Ast, { procedureName: string }>;
export type EvaluationState = Parameters<FunctionPlugin['evaluateAst']>[1];
