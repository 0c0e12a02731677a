const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Takes text and gives it harmless inside HTML. */
export const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

/** Takes a title and a body of HTML and gives a whole page. */
export const htmlPage = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escaped(title)}</title>
<style>body{font:16px system-ui;max-width:28rem;margin:4rem auto;padding:0 1rem}button{font:inherit;padding:.5rem 1rem;margin-right:.5rem}</style>
<h1>${escaped(title)}</h1>${body}</html>`;

/** Takes a form field's name and value and a label, gives a button that sends it. */
export const button = (name: string, value: string, label: string): string =>
  `<button name="${escaped(name)}" value="${escaped(value)}">${escaped(label)}</button>`;
