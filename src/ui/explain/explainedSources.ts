import type { BlockPlace, ExplainedTerm } from '../../model/explanation';
import { sameBlock } from './placeText';

/** The different blocks that a formula reads, in the order in which it names them. */
export function sourcesOf(term: ExplainedTerm | null): BlockPlace[] {
  const found: BlockPlace[] = [];
  const collect = ({ source, terms }: ExplainedTerm): void => {
    if (source && !found.some((known) => sameBlock(known, source))) found.push(source);
    for (const part of terms) collect(part);
  };
  if (term) collect(term);
  return found;
}
