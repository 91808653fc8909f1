import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cn } from '@/lib/cn';
import { Button, type ButtonProps } from './button';

type CopyButtonProps = Omit<ButtonProps, 'children' | 'onClick'> & {
  text: string;
  /** What is copied: "Copy endpoint". */
  label?: string;
  iconOnly?: boolean;
};

const SHOWN_MS = 2_000;

export function CopyButton({ text, label, iconOnly, className, ...props }: CopyButtonProps) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const name = label ?? t('copy');

  useEffect(() => {
    if (copied) {
      const timer = setTimeout(() => setCopied(false), SHOWN_MS);
      return () => clearTimeout(timer);
    }
  }, [copied]);

  async function copy() {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  }

  const Icon = copied ? Check : Copy;
  return (
    <Button
      variant={iconOnly ? 'ghost' : 'outline'}
      size={iconOnly ? 'iconSmall' : 'small'}
      aria-label={name}
      title={iconOnly ? name : undefined}
      className={className}
      onClick={() => void copy()}
      {...props}
    >
      <Icon aria-hidden className={cn('size-4', copied && 'text-success')} />
      {!iconOnly && <span aria-hidden>{copied ? t('copied') : name}</span>}
      <span role="status" className="sr-only">
        {copied ? t('copied') : ''}
      </span>
    </Button>
  );
}
