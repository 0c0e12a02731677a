import { looksLikeCardNumber } from '#application/shared/card-number';
import { type IdGenerator } from '#application/shared/ports/id-generator';

const sane = /^[A-Za-z0-9._-]{1,128}$/;

/** The caller's own id, so that one id follows a request through many services; a new one when theirs is unfit for a log. */
export const requestIdOf = (sent: string | string[] | undefined, ids: Pick<IdGenerator, 'next'>): string =>
  typeof sent === 'string' && sane.test(sent) && !looksLikeCardNumber(sent) ? sent : ids.next('req');
