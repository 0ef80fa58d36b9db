import { HyperFormula } from 'hyperformula';
import { describe, expect, it } from 'vitest';
import { functionSpecs } from '../../../formulas/registry';

// Before our plug-ins are registered.
const builtIn = new Set(HyperFormula.getRegisteredFunctionNames('enGB'));

describe('the functions of the engine', () => {
  it('have the built-in ones and ours under different names', async () => {
    expect(functionSpecs.map(({ name }) => name).filter((name) => builtIn.has(name))).toEqual([]);
    const { isKnownFunction } = await import('../../../src/engine/hyperformula');
    expect(functionSpecs.filter(({ name }) => !isKnownFunction(name))).toEqual([]);
    expect(['SUM', 'OFFSET', 'VLOOKUP', 'CLV.RETENTION'].map(isKnownFunction)).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it('keep the ones only rewritten formulas call to themselves', async () => {
    const { isKnownFunction } = await import('../../../src/engine/hyperformula');
    expect(['ENGINE.LITERAL', 'TABLE.VALUES', 'NOSUCH'].map(isKnownFunction)).toEqual([false, false, false]);
  });
});
