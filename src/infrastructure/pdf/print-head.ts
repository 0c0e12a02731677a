import { spokenDay, spokenSpan } from '#domain/shared/spoken';
import { type PrintPart, type Printing } from './printing.ts';
import { area, faces, type Face } from './sheet.ts';

const columnGap = 24;
const columnWidth = (area.width - columnGap) / 2;
const columns = [area.left, area.left + columnWidth + columnGap] as const;
const labelWidth = 96;

/** The title, what the invoice is, and who sells to whom. */
export const printHead: PrintPart = (printing) => {
  const { sheet, document, words } = printing;
  const { locale, number, status, issuedAt, periodStart, periodEnd, paidAt } = document;
  const { seller, buyer } = document;
  const half = { width: columnWidth, y: area.top };
  const title = sheet.write(words.invoice, faces.title, { ...half, x: columns[0] });
  sheet.write(words.statuses[status], faces.strong, { ...half, x: columns[1], align: 'right' });
  const facts = [
    [words.number, number ?? '—'],
    [words.issued, spokenDay(issuedAt, locale)],
    ...(periodStart && periodEnd
      ? [[words.period, spokenSpan(periodStart, periodEnd, locale)] as const]
      : []),
    ...(paidAt ? [[words.paidOn, spokenDay(paidAt, locale)] as const] : []),
  ] as const;
  const afterFacts = facts.reduce((y, fact) => y + printFact(printing, fact, y), area.top + title + 10) + 18;
  const taxId = seller.taxId === null ? [] : [`${words.taxId}: ${seller.taxId}`];
  const email = buyer.email === null || buyer.email === buyer.name ? [] : [buyer.email];
  const ends = [
    printParty(printing, columns[0], afterFacts, words.seller, seller.name, [...seller.address, ...taxId]),
    printParty(printing, columns[1], afterFacts, words.buyer, buyer.name, [...buyer.address, ...email]),
  ];
  return Math.max(...ends) + 24;
};

const printFact = (
  { sheet }: Printing,
  [label, value]: readonly [label: string, value: string],
  y: number,
): number => {
  sheet.write(label, faces.label, { x: area.left, y: y + 1, width: labelWidth });
  const x = area.left + labelWidth;
  return Math.max(sheet.write(value, faces.text, { x, y, width: area.width - labelWidth }), 13);
};

const printParty = (
  { sheet }: Printing,
  x: number,
  top: number,
  label: string,
  name: string,
  lines: readonly string[],
): number => {
  const all: readonly (readonly [text: string, face: Face])[] = [
    [label, faces.label],
    [name, faces.strong],
    ...lines.map((line) => [line, faces.text] as const),
  ];
  return all
    .filter(([text]) => text !== '')
    .reduce((y, [text, face]) => y + sheet.write(text, face, { x, y, width: columnWidth }) + 2, top);
};
