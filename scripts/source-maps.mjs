/**
 * Loaded before the program (`--import`): stack traces name the program's own sources. The option `--enable-source-maps` would also
 * keep the maps of all packages, and decode the program's map at every start, because the log asks who opened it.
 */
import { setSourceMapsSupport } from 'node:module';

setSourceMapsSupport(true, { nodeModules: false, generatedCode: false });
