import { emulator } from '../../../sandbox/emulator.ts'; export const s = emulator;
