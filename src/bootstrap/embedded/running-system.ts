import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { folderHolder } from './folder-lock.ts';
import { writePrivateFile } from './private-file.ts';

const schema = z.object({
  supervisorPid: z.number(),
  apiUrl: z.string(),
  /** Absent when real providers are configured. */
  sandboxUrl: z.string().optional(),
  mongodbUri: z.string(),
  redisUrl: z.string(),
  /** What runs for it, by name. */
  processes: z.record(z.string(), z.number()),
});

/** What `npm start` leaves in its data folder for `npm run demo` and others to find. */
export type RunningSystem = Readonly<z.infer<typeof schema>>;

const systemFile = (dataDir: string): string => join(dataDir, 'engines.json');

export const writeRunningSystem = (dataDir: string, system: RunningSystem): void =>
  writePrivateFile(systemFile(dataDir), `${JSON.stringify(system, null, 2)}\n`);

export const forgetRunningSystem = (dataDir: string): void => rmSync(systemFile(dataDir), { force: true });

/** What was written last: by a system that runs, or by one that crashed. Nothing, if another version wrote it. */
export const lastRunningSystem = (dataDir: string): RunningSystem | undefined => {
  const file = systemFile(dataDir);
  if (!existsSync(file)) return undefined;
  return schema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
};

/** The system that runs on this folder now. */
export const findRunningSystem = async (dataDir: string): Promise<RunningSystem | undefined> => {
  if (!existsSync(systemFile(dataDir))) return undefined;
  const holder = await folderHolder(dataDir);
  const system = lastRunningSystem(dataDir);
  return holder === system?.supervisorPid ? system : undefined;
};
