import { locales } from '../shared/localText';
import { renderReference } from './renderReference';
import { runExamples } from './runExamples';

/**
 * The content of `functions.html`, in every language; fails when an example does not give what it promises, so that no
 * wrong example is ever published.
 */
export async function functionReference(): Promise<string> {
  const wrong = (await runExamples()).filter(({ agrees }) => !agrees);
  if (wrong.length > 0) {
    const lines = wrong.map(
      ({ functionName, formula, result, promised }) =>
        `${functionName}: ${formula} is ${JSON.stringify(result)} and not ${JSON.stringify(promised)}`,
    );
    throw new Error(`Examples of the function reference give something else:\n${lines.join('\n')}`);
  }
  return locales.map(renderReference).join('\n');
}
