/** Whether a file is a template to be looked at; no file with rows to import is called so. */
export const isTemplateFile = (file: File): boolean => /\.json$/i.test(file.name);
