import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from '@/lib/cn';

type TabsProps = {
  label: string;
  tabs: readonly { value: string; label: ReactNode }[];
  value: string;
  onValueChange: (value: string) => void;
  className?: string;
  children: ReactNode;
};

/** Views of one thing, without an address of their own. Pages beside each other are TabLinks. */
export function Tabs({ label, tabs, value, onValueChange, className, children }: TabsProps) {
  return (
    <Radix.Root value={value} onValueChange={onValueChange} className={className}>
      <Radix.List
        aria-label={label}
        className="flex gap-1 overflow-x-auto border-border border-b pt-1"
      >
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.value}
            value={tab.value}
            className="whitespace-nowrap rounded-t-md border-transparent border-b-2 px-3 pt-1 pb-1.5 text-muted text-sm hover:text-foreground data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-foreground"
          >
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {children}
    </Radix.Root>
  );
}

type TabPanelProps = { value: string; className?: string; children: ReactNode };

export function TabPanel({ value, className, children }: TabPanelProps) {
  return (
    <Radix.Content value={value} className={cn('pt-4', className)}>
      {children}
    </Radix.Content>
  );
}
