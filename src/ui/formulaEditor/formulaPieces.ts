import type { BracketPair } from '../../model/formula/editing/bracketPair';
import { formulaSpans, type Span } from '../../model/formula/editing/formulaSpans';
import type { FormulaReference } from '../../model/formula/editing/formulaReferences';
import type { ProblemPlace } from '../../model/formula/editing/problemPlace';
import { outlineColours } from '../../grid/cellOutlines';

/** A stretch of text of one look; `''`: that of plain text. */
export interface FormulaPiece {
  readonly text: string;
  readonly look: string;
}

export interface FormulaMarks {
  readonly references: readonly FormulaReference[];
  readonly pair: BracketPair | null;
  readonly fault: ProblemPlace | null;
}

/** The formula in pieces of one look each, as few as there can be. O(length). */
export function formulaPieces(formula: string, { references, pair, fault }: FormulaMarks): FormulaPiece[] {
  const colours = new Map(references.map((reference) => [reference.from, reference]));
  const pieces: { text: string; look: string }[] = [];
  for (const span of formulaSpans(formula)) {
    const reference = colours.get(span.from);
    const looks = [reference ? referenceLook(reference) : lookOfKind(span)];
    if (pair && (span.from === pair.at || span.from === pair.partner)) {
      looks.push(pair.partner === null ? 'is-unpaired' : 'is-pair');
    }
    if (fault && span.from < fault.to && span.to > fault.from) looks.push('is-fault');
    const look = looks.filter(Boolean).join(' ');
    const last = pieces.at(-1);
    if (last?.look === look) last.text += span.text;
    else pieces.push({ text: span.text, look });
  }
  return pieces;
}

const lookOfKind = ({ kind }: Span): string => (kind === 'text' ? 'is-text' : '');

function referenceLook({ colour, cells }: FormulaReference): string {
  return cells === null ? 'is-unknown' : `is-reference-${(colour % outlineColours) + 1}`;
}
