/** The languages we write to people in: English, Russian, Uzbek in Latin letters. */
export const locales = ['en', 'ru', 'uz'] as const;
export type Locale = (typeof locales)[number];

/** Of whoever has not said. */
export const localeDefault: Locale = 'en';
