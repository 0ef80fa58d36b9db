import { problem, type Problem } from '../../shared/problems';
import { chartColors } from '../../model/colorTokens';
import type { ChartLook } from '../../model/document';
import { checkFormatCode } from '../../model/format/formatCode';

/** Why a chart cannot look like this; `null` when it can. */
export function lookProblem({ numberFormat, min, max, colors = [] }: ChartLook): Problem | null {
  const code = numberFormat === undefined ? null : checkFormatCode(numberFormat);
  if (code && !code.ok) return code.problem;
  if (min !== undefined && max !== undefined && min >= max) return problem('chartBounds');
  return colors.every((place) => place in chartColors) ? null : problem('notFound');
}
