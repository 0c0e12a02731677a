import { type Content } from '#domain/notifications/content';
import { htmlLetter } from '#infrastructure/email/html-letter';
import { messageIdOf } from '#infrastructure/email/message-id';
import { deliveryOf } from '#infrastructure/email/refusal';
import { textLetter } from '#infrastructure/email/text-letter';

const content: Content = {
  subject: 'Payment of $1.00 <script>',
  greeting: 'Hello "Ann" & \'Bob\',',
  paragraphs: ['<img src=x onerror=alert(1)>', 'Thank you!'],
  button: { label: 'Pay <now>', url: 'https://pay.example.com/i/a.b?"><script>' },
  footer: 'Why you get this.',
};

describe('a letter', () => {
  it('as HTML holds nothing that it was given as HTML', () => {
    const html = htmlLetter(content, 'ru');
    expect(html).toContain('<html lang="ru">');
    expect(html).not.toMatch(/<script|<img|onerror=alert\(1\)>/);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(html).toContain('href="https://pay.example.com/i/a.b?&quot;&gt;&lt;script&gt;"');
    expect(html).toContain('Hello &quot;Ann&quot; &amp; &#39;Bob&#39;,');
  });
  it('as text is what it says', () => {
    expect(textLetter(content)).toBe(
      [
        'Hello "Ann" & \'Bob\',',
        '<img src=x onerror=alert(1)>',
        'Thank you!',
        'Pay <now>:\nhttps://pay.example.com/i/a.b?"><script>',
        '-- \nWhy you get this.',
        '',
      ].join('\n\n'),
    );
  });
  it('without anywhere to go has no button', () => {
    expect(htmlLetter({ ...content, button: null }, 'en')).not.toContain('<a ');
  });
  it('has a Message-ID that follows from its own, at the domain it comes from', () => {
    const one = messageIdOf('pay_1.2.0:email:ann@example.com', 'Kassa <billing@Example.com>');
    expect(one).toMatch(/^<[0-9a-f]{40}@example\.com>$/);
    expect(messageIdOf('pay_1.2.0:email:ann@example.com', 'billing@example.com')).toBe(one);
    expect(messageIdOf('pay_1.2.0:email:ann@example.com#1', 'billing@example.com')).not.toBe(one);
  });
});

describe('what a mail server refuses', () => {
  const failure = (fields: object) => Object.assign(new Error('no'), fields);
  it.each([
    ['a recipient, for good', { responseCode: 550, command: 'RCPT TO' }, 'refused'],
    ['a letter, for good', { responseCode: 554, command: 'DATA' }, 'refused'],
    ['a recipient, for now', { responseCode: 450, command: 'RCPT TO' }, 'unavailable'],
    ['our password', { responseCode: 535, command: 'AUTH PLAIN' }, 'unavailable'],
    ['us as the sender', { responseCode: 553, command: 'MAIL FROM' }, 'unavailable'],
    ['anybody, at the door', { responseCode: 554 }, 'unavailable'],
    ['nothing: it is not there', { code: 'ECONNECTION' }, 'unavailable'],
    ['nothing: it says nothing', { code: 'ETIMEDOUT' }, 'unavailable'],
  ] as const)('%s', (_what, fields, kind) => expect(deliveryOf(failure(fields)).kind).toBe(kind));
});
