/** `npm run new:gateway -- acme-pay`: writes the skeleton of a gateway and says what is left to do. */
import { CannotStart } from '#bootstrap/embedded/cannot-start';
import { projectRoot } from '#bootstrap/embedded/project-root';
import { writeGateway } from './write-gateway.ts';

const [typed] = process.argv.slice(2);
try {
  for (const path of await writeGateway(projectRoot, typed)) console.log(`${path} written.`);
  console.log(`
Now make its contract test pass: every place that is missing says "${typed ?? ''}: fill in …".
  npm test -- test/infrastructure/gateways/${typed ?? ''}.test.ts
CONTRIBUTING.md tells the rest, under "To add a gateway".`);
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
