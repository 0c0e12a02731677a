import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CannotStart } from './cannot-start.ts';
import { writePrivateFile } from './private-file.ts';

const schema = z.object({
  jwtSecret: z.string().min(32),
  stripeWebhookSecret: z.string().min(16),
  dataKey: z.string().min(43),
});

/** Secrets of a local system, made up once and kept with its data, so that tokens outlive a restart. */
export type LocalSecrets = Readonly<z.infer<typeof schema>>;

const secretsFile = (dataDir: string): string => join(dataDir, 'secrets.json');

export const localSecrets = (dataDir: string): LocalSecrets => {
  const kept = readLocalSecrets(dataDir);
  if (kept !== undefined) return kept;
  const made = {
    jwtSecret: randomSecret(),
    stripeWebhookSecret: `whsec_${randomSecret()}`,
    dataKey: randomBytes(32).toString('base64'),
  };
  writePrivateFile(secretsFile(dataDir), `${JSON.stringify(made, null, 2)}\n`);
  return made;
};

export const readLocalSecrets = (dataDir: string): LocalSecrets | undefined => {
  const file = secretsFile(dataDir);
  if (!existsSync(file)) return undefined;
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new CannotStart(
      `${file} is damaged: delete it to get new secrets (tokens printed before stop working).`,
      undefined,
      error,
    );
  }
};

const randomSecret = (): string => randomBytes(32).toString('base64url');
