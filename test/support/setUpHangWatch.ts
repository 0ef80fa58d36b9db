import { watchForHangs } from './hangWatch';

watchForHangs();
