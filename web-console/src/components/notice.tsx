import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/lib/cn';

const tones = {
  info: { icon: Info, style: 'border-border bg-info-surface text-info' },
  warning: { icon: TriangleAlert, style: 'border-warning-border bg-warning-surface text-warning' },
  danger: { icon: CircleAlert, style: 'border-danger-border bg-danger-surface text-danger' },
};

type NoticeProps = {
  tone?: keyof typeof tones;
  title?: string;
  children: ReactNode;
  className?: string;
};

export function Notice({ tone = 'info', title, children, className }: NoticeProps) {
  const { icon: Icon, style } = tones[tone];
  return (
    <div className={cn('flex gap-2.5 rounded-lg border px-3.5 py-3 text-sm', style, className)}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1 text-foreground">
        {title && <p className="font-medium">{title}</p>}
        {children}
      </div>
    </div>
  );
}
