import { type Metrics } from '#application/shared/ports/metrics';
import { type Endpoint } from './endpoint.ts';
import { systemEndpoint } from './system-endpoint.ts';

export const metricsEndpoint = (metrics: Metrics): Endpoint =>
  systemEndpoint({
    path: '/metrics',
    summary: 'Measurements for Prometheus',
    replyType: 'text/plain',
    statuses: [200],
    serve: async () => {
      const { contentType, body } = await metrics.render();
      return { status: 200, headers: { 'Content-Type': contentType }, body };
    },
  });
