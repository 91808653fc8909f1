import {
  AlignLeft,
  AtSign,
  Binary,
  Braces,
  Calendar,
  CalendarClock,
  CircleDot,
  Fingerprint,
  Hash,
  Link2,
  List,
  ListChecks,
  type LucideIcon,
  ToggleLeft,
  Type,
  User,
} from 'lucide-react';
import type { FieldType } from '@/lib/catalog/catalog';
import { cn } from '@/lib/cn';

const icons: Record<FieldType, LucideIcon> = {
  TEXT: Type,
  LONG_TEXT: AlignLeft,
  URL: Link2,
  EMAIL: AtSign,
  INTEGER: Hash,
  BIGINT: Hash,
  NUMBER: Binary,
  FLOAT: Binary,
  BOOLEAN: ToggleLeft,
  DATE: Calendar,
  DATE_TIME: CalendarClock,
  UUID: Fingerprint,
  JSON: Braces,
  SINGLE_SELECT: CircleDot,
  MULTI_SELECT: ListChecks,
  TEXT_LIST: List,
  USER: User,
};

export function FieldIcon({ type, className }: { type: FieldType; className?: string }) {
  const Icon = icons[type];
  return <Icon aria-hidden className={cn('size-4 shrink-0 text-muted', className)} />;
}
