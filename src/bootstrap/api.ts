import { listen } from '#interfaces/http/listen';
import { httpApp } from './http-app.ts';
import { openModules } from './modules.ts';
import { openPlatform } from './platform.ts';
import { runProcess } from './run-process.ts';
import { watchBreakers } from './watch-breakers.ts';

runProcess(async (config) => {
  const platform = await openPlatform(config);
  const modules = openModules(platform);
  const breakers = watchBreakers(platform, modules.gateways.breakers);
  const server = await listen(httpApp(platform, modules), {
    port: config.PORT,
    host: config.HOST,
  });
  platform.log.info('api-started', { url: server.url });
  return {
    stop: async () => {
      breakers.stop();
      await server.close(config.SHUTDOWN_GRACE_MS);
      await platform.close();
    },
  };
});
