import fc from 'fast-check';
import { type BotAction, readAction, writeAction } from '#interfaces/telegram/bot-action';
import { buttonSeal, shortName } from '#interfaces/telegram/button-seal';

const name = fc.stringMatching(/^[\w-]{8}$/);
const stamp = fc.stringMatching(/^[\w-]{6}$/);
const interval = fc.constantFrom('week', 'month', 'year');
const quoted = fc.bigInt({ min: 0n, max: BigInt(Number.MAX_SAFE_INTEGER) });
const action: fc.Arbitrary<BotAction> = fc.oneof(
  fc.record({ kind: fc.constantFrom('subscribe', 'ask-change'), plan: name, interval }),
  fc.record({ kind: fc.constant('change'), plan: name, interval, stamp, quoted }),
  fc.record({ kind: fc.constantFrom('cancel', 'reactivate'), stamp }),
  fc.record({ kind: fc.constantFrom('show-plans', 'ask-cancel', 'manage') }),
);
const at = new Date('2031-05-01T00:00:00.000Z');
const hourMs = 3_600_000;
const { seal, open } = buttonSeal('a bot token');

describe('the data of a button', () => {
  it('says what it stands for', () => {
    fc.assert(
      fc.property(action, (one) => {
        expect(readAction(writeAction(one))).toEqual(one);
      }),
    );
  });

  it('fits into the 64 bytes that Telegram gives', () => {
    fc.assert(
      fc.property(action, (one) => {
        const data = seal(one, '-1001234567890', new Date('9999-01-01'));
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
      }),
    );
  });

  it('counts for an hour, in its chat, as it was signed', () => {
    fc.assert(
      fc.property(action, fc.nat({ max: 63 }), (one, place) => {
        const data = seal(one, '7', at);
        expect(open(data, '7', new Date(at.getTime() + hourMs))).toEqual(one);
        expect(open(data, '7', new Date(at.getTime() + hourMs + 1))).toBe('old');
        expect(open(data, '8', at)).toBe('forged');
        expect(buttonSeal('another token').open(data, '7', at)).toBe('forged');
        const index = place % data.length;
        const other = `${data.slice(0, index)}${data[index] === 'x' ? 'y' : 'x'}${data.slice(index + 1)}`;
        expect(open(other, '7', at)).toBe('forged');
      }),
    );
  });

  it.each(['', '.', 'm', 'm.1', 'q.a.b.c.d.e.f', '…'])('is forged when it is %o', (data) => {
    expect(open(data, '7', at)).toBe('forged');
  });

  it('names long things shortly, and different ones differently', () => {
    expect(shortName('pln_starter')).toMatch(/^[\w-]{8}$/);
    expect(shortName('pln_starter')).not.toBe(shortName('pln_pro'));
  });
});
