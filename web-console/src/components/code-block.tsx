import { cn } from '@/lib/cn';
import { CopyButton } from './copy-button';

type CodeBlockProps = { code: string; label: string; className?: string; copyable?: boolean };

export function CodeBlock({ code, label, className, copyable = true }: CodeBlockProps) {
  return (
    <div className={cn('relative rounded-lg border border-border bg-subtle', className)}>
      <section
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-96 overflow-auto rounded-lg"
      >
        <pre className="w-max min-w-full p-3.5 pr-14 font-mono text-xs leading-5">
          <code>{code}</code>
        </pre>
      </section>
      {copyable && (
        <CopyButton
          iconOnly
          text={code}
          className="absolute top-1.5 right-1.5 bg-subtle hover:bg-hover"
        />
      )}
    </div>
  );
}
