import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { Button } from '@/components/button';
import { controlStyle } from '@/components/field';
import { IconButton } from '@/components/icon-button';
import { toCatalogName } from '@/lib/catalog/names';
import { cn } from '@/lib/cn';
import { useSay } from '@/lib/use-say';
import { type FormProblems, newOption, type OptionForm } from '../model/field-form';

type OptionsEditorProps = {
  options: readonly OptionForm[];
  problems: FormProblems;
  onChange: (options: OptionForm[]) => void;
};

/** People type labels; an option that rows hold keeps its name, or is renamed with them. */
export function OptionsEditor({ options, problems, onChange }: OptionsEditorProps) {
  const say = useSay('schema');
  const edit = (key: string, change: Partial<OptionForm>) =>
    onChange(options.map((it) => (it.key === key ? { ...it, ...change } : it)));

  function relabel(option: OptionForm, label: string) {
    const follows = option.was === undefined && option.name === toCatalogName(option.label);
    edit(option.key, { label, ...(follows && { name: toCatalogName(label) }) });
  }

  function move(index: number, by: number) {
    const next = [...options];
    const [moved] = next.splice(index, 1);
    if (moved) {
      next.splice(index + by, 0, moved);
      onChange(next);
    }
  }

  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 font-medium text-sm">{say('options.title')}</legend>
      {options.map((option, index) => {
        const problem = problems[`options.${index}`];
        const n = index + 1;
        return (
          <div key={option.key} className="grid gap-1">
            <div className="flex items-center gap-1.5">
              <input
                type="color"
                aria-label={say('options.color', { n })}
                value={/^#[0-9a-f]{6}$/i.test(option.color) ? option.color : '#8b9099'}
                className="size-9 shrink-0 cursor-pointer rounded-md border border-input bg-surface p-1"
                onChange={({ target }) => edit(option.key, { color: target.value })}
              />
              <input
                aria-label={say('options.label', { n })}
                placeholder={say('options.labelPlaceholder')}
                value={option.label}
                aria-invalid={Boolean(problem)}
                className={cn('h-9 min-w-0 flex-1', controlStyle)}
                onChange={({ target }) => relabel(option, target.value)}
              />
              <input
                aria-label={say('options.name', { n })}
                placeholder={say('options.namePlaceholder')}
                value={option.name}
                aria-invalid={Boolean(problem)}
                spellCheck={false}
                autoCapitalize="off"
                className={cn('h-9 w-32 font-mono', controlStyle, 'w-32')}
                onChange={({ target }) => edit(option.key, { name: target.value })}
              />
              <span className="hidden sm:flex">
                <IconButton
                  icon={ArrowUp}
                  label={say('options.up', { n })}
                  disabled={index === 0}
                  onClick={() => move(index, -1)}
                />
                <IconButton
                  icon={ArrowDown}
                  label={say('options.down', { n })}
                  disabled={index === options.length - 1}
                  onClick={() => move(index, 1)}
                />
              </span>
              <IconButton
                icon={Trash2}
                label={say('options.remove', { n })}
                onClick={() => onChange(options.filter((other) => other.key !== option.key))}
              />
            </div>
            {problem && (
              <p role="alert" className="text-danger text-sm">
                {say(`problem.${problem}`)}
              </p>
            )}
          </div>
        );
      })}
      {problems.options && (
        <p role="alert" className="text-danger text-sm">
          {say(`problem.${problems.options}`)}
        </p>
      )}
      <Button
        variant="ghost"
        size="small"
        className="justify-self-start"
        onClick={() => onChange([...options, newOption()])}
      >
        <Plus aria-hidden className="size-4" />
        {say('options.add')}
      </Button>
    </fieldset>
  );
}
