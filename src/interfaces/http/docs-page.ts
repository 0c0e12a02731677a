import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Endpoint } from './endpoint.ts';
import { pageHeaders } from './security-headers.ts';
import { systemEndpoint } from './system-endpoint.ts';

/** The files of swagger-ui-dist that the page needs. Loading the package itself would parse them all at every start. */
const assets: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};
const assetSeconds = 3600;

const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Kassa API</title>
<link rel="icon" href="/docs/favicon-32x32.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="reference"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;
/** A file of its own, because the content security policy lets no inline script run. The validator would be an external request. */
const start = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#reference', deepLinking: true, persistAuthorization: false, validatorUrl: null });
`;

/** The reference for people, made from /openapi.json in the browser. Works without the internet. */
export const docsPage = (): readonly Endpoint[] => {
  const folder = join(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'), '..');
  return [
    pagePart('/docs', 'text/html; charset=utf-8', () => html),
    pagePart('/docs/start.js', 'text/javascript; charset=utf-8', () => start),
    ...Object.entries(assets).map(([name, type]) =>
      pagePart(`/docs/${name}`, type, () => readFile(join(folder, name))),
    ),
  ];
};

const pagePart = (path: string, type: string, read: () => string | Promise<Buffer>): Endpoint =>
  systemEndpoint({
    path,
    summary: 'The reference as a page',
    replyType: type,
    statuses: [200],
    serve: async () => {
      const body = await read();
      const headers = { ...pageHeaders, 'Content-Type': type, 'Cache-Control': `max-age=${assetSeconds}` };
      return { status: 200, headers, body };
    },
  });
