import PDFDocument from 'pdfkit';
import { type Fonts } from './fonts.ts';

export type Face = Readonly<{ font: 'regular' | 'bold'; size: number; colour: string }>;
export const faces = {
  title: { font: 'bold', size: 20, colour: '#111111' },
  strong: { font: 'bold', size: 9.5, colour: '#111111' },
  text: { font: 'regular', size: 9.5, colour: '#111111' },
  label: { font: 'regular', size: 8, colour: '#555555' },
} as const satisfies Record<string, Face>;

/** In points, 72 to an inch; A4. */
const margin = 56;
const pageWidth = 595.28;
const pageHeight = 841.89;
export const area = {
  left: margin,
  right: pageWidth - margin,
  width: pageWidth - 2 * margin,
  top: margin,
  /** Above the foot of the page. */
  bottom: pageHeight - margin - 20,
  foot: pageHeight - margin,
};

export type Box = Readonly<{ x: number; y: number; width: number; align?: 'left' | 'right' }>;

/** Pages to write on, from the top down. */
export type Sheet = Readonly<{
  /** Writes into a column and gives the height it took; a text that is too wide goes on in the next line. */
  write(text: string, face: Face, box: Box): number;
  /** How high a text would be. */
  heightOf(text: string, face: Face, width: number): number;
  rule(y: number, colour?: string): void;
  turn(): void;
  /** Writes at the foot of each page, then ends the file. */
  finish(foot: (page: number, pages: number) => string): Promise<Uint8Array>;
}>;

type SheetInfo = Readonly<{ title: string; author: string; language: string; createdAt: Date }>;

/** Nothing in it but what is written and `createdAt` changes its bytes: the id of a file is a hash of what it says of itself. */
export const openSheet = ({ title, author, language, createdAt }: SheetInfo, fonts: Fonts): Sheet => {
  const pdf = new PDFDocument({
    size: 'A4',
    // Pages are turned by us, never by a text that runs over.
    margin: 0,
    bufferPages: true,
    lang: language,
    displayTitle: true,
    pdfVersion: '1.7',
    info: { Title: title, Author: author, Creator: 'Kassa', Producer: 'Kassa', CreationDate: createdAt },
  });
  pdf.registerFont('regular', fonts.regular).registerFont('bold', fonts.bold);
  const chunks: Uint8Array[] = [];
  const ended = new Promise<Uint8Array>((resolve, reject) => {
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    pdf.once('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    pdf.once('error', reject);
  });
  const use = ({ font, size, colour }: Face) => pdf.font(font).fontSize(size).fillColor(colour);
  const heightOf = (text: string, face: Face, width: number) => use(face).heightOfString(text, { width });
  const write = (text: string, face: Face, { x, y, width, align = 'left' }: Box): number => {
    use(face).text(text, x, y, { width, align });
    return heightOf(text, face, width);
  };
  return {
    write,
    heightOf,
    rule: (y, colour = '#cccccc') =>
      void pdf.moveTo(area.left, y).lineTo(area.right, y).lineWidth(0.5).strokeColor(colour).stroke(),
    turn: () => void pdf.addPage(),
    finish: (foot) => {
      const { count } = pdf.bufferedPageRange();
      for (let page = 0; page < count; page += 1) {
        pdf.switchToPage(page);
        write(foot(page + 1, count), faces.label, { x: area.left, y: area.foot, width: area.width });
      }
      pdf.end();
      return ended;
    },
  };
};
