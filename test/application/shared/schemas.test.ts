import { CountrySchema, WebAddressSchema } from '#application/shared/schemas';

describe('where people are sent', () => {
  it.each(['https://shop.example/back?a=1', 'http://127.0.0.1:3000/', 'HTTPS://Shop.example'])(
    'may be %s',
    (url) => expect(WebAddressSchema.safeParse(url).success).toBe(true),
  );
  it.each([
    'javascript:alert(1)',
    'JavaScript://shop.example/%0aalert(1)',
    'data:text/html,<script>1</script>',
    'ftp://shop.example',
    'shop.example',
    '/back',
    `https://shop.example/${'a'.repeat(2_048)}`,
  ])('may not be %s', (url) => expect(WebAddressSchema.safeParse(url).success).toBe(false));
});

describe('a country', () => {
  it('is refused with what to write instead when it is not one', () => {
    expect(CountrySchema.safeParse('UK').error?.issues[0]?.message).toContain('the United Kingdom is GB');
    expect(CountrySchema.safeParse('GB').success).toBe(true);
  });
});
