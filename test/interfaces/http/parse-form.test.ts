import { parseForm } from '#interfaces/http/parse-form';

const form = 'application/x-www-form-urlencoded';
const parse = (text: string | Buffer, type: string | undefined = form, encoding?: string) =>
  parseForm(Buffer.from(text), {
    ...(type !== '' && { 'content-type': type }),
    ...(encoding !== undefined && { 'content-encoding': encoding }),
  });

describe('a form', () => {
  it.each([
    ['way=saved%3Apm_1&reason=too+dear', { way: 'saved:pm_1', reason: 'too dear' }],
    ['name=%D0%90%D0%BD%D0%BD%D0%B0&empty=', { name: 'Анна', empty: '' }],
    ['a=1&a=2', { a: '2' }],
  ])('%s is read as a browser wrote it', (text, value) => {
    expect(parse(text)).toEqual({ ok: true, value });
    expect(parse(text, `${form}; charset=UTF-8`)).toEqual({ ok: true, value });
  });
  it('sets no prototype', () => {
    const parsed = parse('__proto__=x');
    expect(parsed.ok && Object.getPrototypeOf(parsed.value)).toBe(Object.prototype);
  });
  it.each(['application/json', 'multipart/form-data; boundary=x', 'text/plain', ''])(
    '415: it is not read from %o',
    (type) => expect(parse('a=1', type)).toMatchObject({ ok: false, error: { status: 415 } }),
  );
  it('415: it is not read compressed, or in another alphabet', () => {
    expect(parse('a=1', form, 'gzip')).toMatchObject({ ok: false, error: { status: 415 } });
    expect(parse(Buffer.from([0x61, 0x3d, 0xff]))).toMatchObject({ ok: false, error: { status: 415 } });
  });
  it('that says nothing has no fields', () =>
    expect(parseForm(undefined, {})).toEqual({ ok: true, value: {} }));
});
