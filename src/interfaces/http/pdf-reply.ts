import { type Reply, type ReplyHeaders } from './reply.ts';

type Printed = Readonly<{ name: string; bytes: Uint8Array }>;

/** A browser shows it, and saves it under this name. */
export const contentDisposition = ({ name }: Pick<Printed, 'name'>): ReplyHeaders => ({
  'Content-Disposition': `inline; filename="${name}"`,
});

export const pdfReply = (printed: Printed): Reply => ({
  status: 200,
  headers: { 'Content-Type': 'application/pdf', ...contentDisposition(printed) },
  body: printed.bytes,
});
