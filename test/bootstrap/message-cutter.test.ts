import fc from 'fast-check';
import { messageCutter } from '#bootstrap/embedded/mongo/message-cutter';

const aMessage = (bodyBytes: number, fill: number): Buffer => {
  const message = Buffer.alloc(16 + bodyBytes, fill);
  message.writeInt32LE(message.length, 0);
  return message;
};

describe('cutting a stream into wire messages', () => {
  it('finds the same messages however the network chops them up', () => {
    const messages = fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.nat(255)), { maxLength: 12 });
    const chunkBytes = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(messages, chunkBytes, (shapes, sizes) => {
        const sent = shapes.map(([bytes, fill]) => aMessage(bytes, fill));
        const stream = Buffer.concat(sent);
        const got: Buffer[] = [];
        const cut = messageCutter((message) => got.push(Buffer.from(message)));
        for (let at = 0, turn = 0; at < stream.length; turn += 1) {
          const size = sizes[turn % sizes.length]!;
          cut(stream.subarray(at, at + size));
          at += size;
        }
        expect(got).toEqual(sent);
      }),
    );
  });

  it.each([0, 15, -1, 48_000_001])('refuses a message that claims to have %i bytes', (length) => {
    const header = Buffer.alloc(16);
    header.writeInt32LE(length, 0);
    expect(() => messageCutter(() => undefined)(header)).toThrow(`a message of ${length} bytes`);
  });
});
