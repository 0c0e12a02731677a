import { escapeHtml as text } from '#application/shared/escape-html';
import { type Content } from '#domain/notifications/content';
import { type Locale } from '#domain/shared/locale';

/**
 * A letter as HTML: one column, styles in the tags and no picture, as the oldest mail programs want it. Colours are dark on
 * light at a contrast of 7:1 or more.
 */
export const htmlLetter = (
  { subject, greeting, paragraphs, button, footer }: Content,
  locale: Locale,
): string =>
  [
    '<!doctype html>',
    `<html lang="${locale}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${text(subject)}</title></head>`,
    '<body style="margin:0;background:#f4f5f7;font-family:Arial,Helvetica,sans-serif;color:#1d2330">',
    '<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px 12px">',
    '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border-radius:8px">',
    `<tr><td style="padding:28px 28px 0"><h1 style="margin:0;font-size:20px;line-height:1.3">${text(subject)}</h1></td></tr>`,
    '<tr><td style="padding:16px 28px 28px;font-size:16px;line-height:1.5">',
    ...[greeting, ...paragraphs].map((said) => `<p style="margin:0 0 14px">${text(said)}</p>`),
    ...(button ? [buttonOf(button)] : []),
    '</td></tr></table>',
    `<p style="max-width:560px;margin:16px auto 0;font-size:13px;line-height:1.4;color:#4a5162">${text(footer)}</p>`,
    '</td></tr></table></body></html>',
    '',
  ].join('\n');

const buttonOf = ({ label, url }: NonNullable<Content['button']>): string =>
  `<p style="margin:20px 0 0"><a href="${text(url)}" style="display:inline-block;padding:12px 20px;background:#1f4fd8;color:#ffffff;text-decoration:none;border-radius:6px;font-weight:bold">${text(label)}</a></p>`;
