/** There is one list on the page at a time: that of the field with the focus. */
export const completionListId = 'wb-completions';
export const optionId = (index: number): string => `${completionListId}-${index}`;
