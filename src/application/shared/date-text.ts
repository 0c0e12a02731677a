import { type Locale } from '#domain/shared/locale';

const noBreak = '\u00A0';
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day as people write it, in UTC: `5 Mar 2030`, `05.03.2030`. */
export const dateText = (at: Date, locale: Locale): string => {
  const [year = '', month = '', day = ''] = at.toISOString().slice(0, 10).split('-');
  return locale === 'en'
    ? `${Number(day)}${noBreak}${months[Number(month) - 1]}${noBreak}${year}`
    : `${day}.${month}.${year}`;
};
