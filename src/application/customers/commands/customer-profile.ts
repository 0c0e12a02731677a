import { z } from 'zod';
import { locales } from '#domain/shared/locale';
import { CountrySchema, MetadataSchema } from '../../shared/schemas.ts';

const text = (max: number) => z.string().trim().min(1).max(max);
const line = (max: number) => text(max).nullable().default(null);

const AddressSchema = z.strictObject({
  line1: line(200),
  line2: line(200),
  city: line(100),
  region: line(100),
  postalCode: line(20),
  country: CountrySchema.nullable().default(null).describe('ISO 3166-1 alpha-2'),
});

/** What may be said about a customer; null takes it back. */
export const CustomerProfile = z.strictObject({
  email: z.email().max(254).nullable().optional(),
  name: text(200).nullable().optional(),
  phone: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/, 'must be in E.164, such as +14155550123')
    .nullable()
    .optional(),
  locale: z.enum(locales).optional().describe('The language we write to them in; en unless said otherwise'),
  address: AddressSchema.nullable().optional().describe('Replaces the address as a whole'),
  metadata: MetadataSchema.optional().describe('Replaces all metadata'),
});

type Asked = z.output<typeof CustomerProfile>;

/** Without the fields that were left out, which stay as they are. */
export const saidOf = (asked: Asked): { [Field in keyof Asked]?: Exclude<Asked[Field], undefined> } =>
  Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
