import { listen } from '#interfaces/http/listen';
import { httpApp } from './http-app.ts';
import { openModules } from './modules.ts';
import { openPlatform } from './platform.ts';
import { runProcess } from './run-process.ts';

runProcess(async (config) => {
  const platform = await openPlatform(config);
  const server = await listen(httpApp(platform, openModules(platform)), {
    port: config.PORT,
    host: config.HOST,
  });
  platform.log.info('api-started', { url: server.url });
  return {
    stop: async () => {
      await server.close(config.SHUTDOWN_GRACE_MS);
      await platform.close();
    },
  };
});
