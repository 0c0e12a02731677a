import { register } from 'node:module';
import { pathToFileURL } from 'node:url';
import { builtFile } from '#bootstrap/embedded/project-root';

/** For `node --import`: what is loaded afterwards keeps no books. */
register(pathToFileURL(builtFile('bench/system/leave-out-books.js')));
