import { inner } from '../src/application/b/inner.ts'; export const s = inner;
