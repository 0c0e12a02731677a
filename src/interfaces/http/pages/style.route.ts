import { type Route } from '../endpoint.ts';
import { systemEndpoint } from '../system-endpoint.ts';
import { kassaCss } from './kassa-css.ts';
import { type PagesDesk } from './pages-desk.ts';

const endpoint = systemEndpoint({
  path: '/pages/kassa.css',
  summary: 'How the pages for people look',
  replyType: 'text/css',
  statuses: [200],
  serve: () => ({
    status: 200,
    headers: { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'max-age=3600' },
    body: kassaCss,
  }),
});

/** The only thing the pages load. */
export const styleRoute: Route<PagesDesk> = { operation: endpoint.operation, bind: () => endpoint };
