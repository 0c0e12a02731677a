import { countries, isCountry } from '#domain/shared/country';

describe('the list of countries', () => {
  it('has the 249 codes that ISO 3166-1 has officially assigned, each once', () => {
    expect(countries).toHaveLength(249);
    expect(new Set(countries).size).toBe(249);
  });
  it('has only codes that the Unicode consortium has a name for', () => {
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
    expect(countries.filter((code) => names.of(code) === undefined)).toEqual([]);
  });
  it.each(['GB', 'GR', 'UZ', 'US'])('knows %s', (code) => expect(isCountry(code)).toBe(true));
  // Reserved for another, of no country, withdrawn, or not a code.
  it.each(['UK', 'EL', 'EU', 'ZZ', 'SU', 'gb', 'GBR', '', '__proto__'])('does not know %j', (code) =>
    expect(isCountry(code)).toBe(false),
  );
});
