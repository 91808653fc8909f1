import type { TFunction } from 'i18next';
import { z } from '@/lib/zod';

const MIN_PASSWORD_BYTES = 12;
const MAX_PASSWORD_BYTES = 1024;

type Texts = TFunction<'account'>;

export const email = (t: Texts) =>
  z
    .string()
    .trim()
    .min(1, t('email.missing'))
    .regex(/^[^\s@]+@[^\s@]+$/, t('email.malformed'));

export const currentPassword = (t: Texts) => z.string().min(1, t('password.missing'));

export const newPassword = (t: Texts) =>
  z
    .string()
    .refine((password) => bytes(password) >= MIN_PASSWORD_BYTES, t('password.short'))
    .refine((password) => bytes(password) <= MAX_PASSWORD_BYTES, t('password.long'));

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}
