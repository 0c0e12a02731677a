import { type Scope } from '#application/shared/scope';
import { type Operation } from './operation.ts';

/** What an API key must be for to make this call: the tag in kebab-case, and whether it only reads. */
export const scopeOf = ({ tag, method }: Pick<Operation, 'tag' | 'method'>): Scope =>
  `${tag.toLowerCase().replaceAll(' ', '-')}:${method === 'get' ? 'read' : 'write'}`;
