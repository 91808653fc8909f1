import { z } from '@/lib/zod';

const MIN_PASSWORD_BYTES = 12;
const MAX_PASSWORD_BYTES = 1024;

export const email = z
  .string()
  .trim()
  .min(1, 'Enter your email address.')
  .regex(/^[^\s@]+@[^\s@]+$/, 'This does not look like an email address.');

export const currentPassword = z.string().min(1, 'Enter your password.');

export const newPassword = z
  .string()
  .refine((password) => bytes(password) >= MIN_PASSWORD_BYTES, 'Use at least 12 characters.')
  .refine(
    (password) => bytes(password) <= MAX_PASSWORD_BYTES,
    'This password is too long: the limit is 1,024 bytes.',
  );

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}
