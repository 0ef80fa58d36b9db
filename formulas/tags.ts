import { plainText } from '../src/shared/value';
import { defineFunction } from './defineFunction';
import { formulaError } from './reasons';
import type { FunctionSpec } from './spec';

/** Full-width and half-width spellings and upper and lower case are the same word. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/**
 * The tags whose keyword occurs in a text, in keyword order, each once.
 *
 * Shape:   a text and as many keywords as tags in, a list of tags out. Empty keywords match nothing.
 * Source:  definition of the product; keywords are searched as parts of words, so it works without word boundaries.
 * Example: tagsIn("有明确预算，很需要", ["预算", "需要"], ["budget", "motive"]) is ["budget", "motive"]
 */
export function tagsIn(text: string, keywords: readonly string[], tags: readonly string[]): string[] {
  const searched = folded(text);
  const found = keywords.flatMap((keyword, index) => {
    const tag = tags[index];
    return tag !== undefined && keyword.trim() !== '' && searched.includes(folded(keyword)) ? [tag] : [];
  });
  return [...new Set(found)];
}

const tagsSpec = defineFunction({
  name: 'SEGMENT.TAGS',
  family: 'segment',
  parameters: [
    {
      name: 'text',
      kind: 'text',
      summary: { en: 'The text to search, such as notes.', 'zh-CN': '要查找的文本，例如备注。' },
    },
    {
      name: 'keywords',
      kind: 'range',
      summary: { en: 'Words to look for.', 'zh-CN': '要查找的关键词。' },
      hint: { en: 'Give one tag for each keyword.', 'zh-CN': '请为每个关键词给出一个标签。' },
    },
    {
      name: 'tags',
      kind: 'range',
      summary: {
        en: 'The tag of each keyword, in the same order.',
        'zh-CN': '与关键词一一对应的标签。',
      },
    },
  ],
  result: {
    shape: 'scalar',
    summary: { en: 'Tags, separated by ", "', 'zh-CN': '以 ", " 分隔的标签' },
  },
  summary: { en: 'Tags whose keyword occurs in a text.', 'zh-CN': '文本中出现的关键词所对应的标签。' },
  help: {
    en:
      'Looks for each keyword anywhere in the text, whatever the case, in English as in Chinese, and lists the tags of those found ' +
      'in the order of the keywords. Several keywords may have the same tag; it is listed once. Nothing found gives empty text.',
    'zh-CN':
      '在文本的任意位置查找各关键词，不区分大小写和全半角，中英文均可，并按关键词的顺序列出对应的标签。多个关键词可以对应同一标签，只列一次。没有找到时返回空文本。',
  },
  examples: [
    {
      formula: '=SEGMENT.TAGS("有明确预算，很需要",{"预算","需要"},{"budget","motive"})',
      result: 'budget, motive',
    },
    {
      formula: '=SEGMENT.TAGS("Urgent, no BUDGET yet",{"urgent","risk"},{"motive","risk"})',
      result: 'motive',
    },
  ],
  errors: {
    en: '#VALUE! when there are not as many tags as keywords.',
    'zh-CN': '标签与关键词个数不同时为 #VALUE!。',
  },
  source: 'Keyword search in plain text',
  compute([text, keywords, tags]) {
    if (keywords.values.length !== tags.values.length) {
      return formulaError('countsDiffer', {
        argument: 'keywords',
        given: keywords.values.length,
        other: 'tags',
        expected: tags.values.length,
      });
    }
    return tagsIn(text, keywords.values.map(plainText), tags.values.map(plainText)).join(', ');
  },
});

/** Registry rows of this file. */
export const tagFunctions: readonly FunctionSpec[] = [tagsSpec];
