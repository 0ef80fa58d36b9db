/* Importing this makes `<worth-book>` known to the page; nothing else is needed. */
import { defineElement } from './worthBookElement';

export { WorthBookElement } from './worthBookElement';

defineElement();
