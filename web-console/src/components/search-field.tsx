import { Search } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from '@/lib/cn';
import { controlStyle } from './field';

type SearchFieldProps = Omit<ComponentProps<'input'>, 'type'> & { label: string };

export function SearchField({ label, className, ...input }: SearchFieldProps) {
  return (
    <span className={cn('relative block', className)}>
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted"
      />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        className={cn('h-9', controlStyle, 'pl-8')}
        {...input}
      />
    </span>
  );
}
