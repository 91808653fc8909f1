import { ChevronDown, X } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { type ControlProps, controlStyle, Field } from '@/components/field';
import { IconButton } from '@/components/icon-button';
import { Popover } from '@/components/popover';
import { Select } from '@/components/select-field';
import { Skeleton } from '@/components/skeleton';
import { cn } from '@/lib/cn';
import type { ProjectModel } from '@/lib/documents/model';
import type { RelatedRow } from '@/lib/documents/operation';
import { ChoiceList } from '../components/choice-list';
import { OptionBadge, OptionBadges } from '../components/option-badge';
import { rowTitle } from '../components/row-title';
import type { Draft, FormField } from './form-model';
import { RelatedChoiceList } from './related-choice-list';

const JsonEditor = lazy(() => import('./json-editor'));

export type FieldControlProps = {
  slug: string;
  project: ProjectModel;
  field: FormField;
  draft: Draft;
  /** The row that a reference leads to, where it is known. */
  related: RelatedRow | null;
  error: string | undefined;
  disabled?: boolean;
  onChange: (draft: Draft, related?: RelatedRow | null) => void;
};

/** The control of one field, by its type. */
export function FieldControl(props: FieldControlProps) {
  const { field, error } = props;
  const { column, required, relation } = field;
  return (
    <Field
      label={relation?.label ?? column.label}
      optional={!required}
      hint={column.description ?? undefined}
      error={error}
    >
      {(control) => <Control {...props} control={control} />}
    </Field>
  );
}

type Inner = FieldControlProps & { control: ControlProps };

function Control(props: Inner): ReactNode {
  const { field, draft, onChange, control, disabled } = props;
  const text = typeof draft === 'string' ? draft : '';
  const { column } = field;
  switch (field.control) {
    case 'relation':
      return <RelationControl {...props} />;
    case 'select':
    case 'checkbox':
      return <SingleControl {...props} />;
    case 'multiSelect':
      return <MultiControl {...props} />;
    case 'longText':
    case 'list':
      return (
        <textarea
          rows={field.control === 'list' ? 3 : 5}
          className={cn('resize-y py-2', controlStyle)}
          value={text}
          disabled={disabled}
          onChange={(event) => onChange(typed(field, event.target.value))}
          {...control}
        />
      );
    case 'json':
      return (
        <Suspense fallback={<Skeleton className="h-40 w-full" />}>
          <JsonEditor
            label={column.label}
            value={text}
            invalid={control['aria-invalid']}
            onChange={(next) => onChange(next.trim() === '' ? null : next)}
          />
        </Suspense>
      );
    default:
      return (
        <input
          className={cn('h-9', controlStyle, numeric(field) && 'tabular')}
          type={inputType(field)}
          autoComplete="off"
          value={text}
          disabled={disabled}
          {...(field.control === 'dateTime' && { step: 1 })}
          {...(field.control === 'integer' && { inputMode: 'numeric' as const })}
          {...(field.control === 'decimal' && { inputMode: 'decimal' as const })}
          onChange={(event) => onChange(typed(field, event.target.value))}
          {...control}
        />
      );
  }
}

/** An empty text is one where texts may not be missing, and missing elsewhere. */
function typed({ column }: FormField, text: string): Draft {
  return text === '' && !(column.type === 'TEXT' && column.required) ? null : text;
}

function numeric({ control }: FormField): boolean {
  return control === 'integer' || control === 'decimal';
}

function inputType({ control, column }: FormField): string {
  if (control === 'date') {
    return 'date';
  }
  if (control === 'dateTime') {
    return 'datetime-local';
  }
  return column.fieldType === 'EMAIL' ? 'email' : column.fieldType === 'URL' ? 'url' : 'text';
}

function SingleControl({ field, draft, onChange, control, disabled }: Inner) {
  const { t } = useTranslation(['data', 'common']);
  const { column, required } = field;
  const options =
    column.type === 'BOOLEAN'
      ? [
          { value: 'true', label: t('common:yes') },
          { value: 'false', label: t('common:no') },
        ]
      : column.options.map(({ apiName, label }) => ({ value: apiName, label }));
  return (
    <Select
      value={typeof draft === 'string' ? draft : ''}
      options={options}
      disabled={disabled}
      placeholder={required ? t('choose') : t('noValue')}
      onChange={(event) => onChange(event.target.value || null)}
      {...control}
    />
  );
}

const pickerStyle =
  'w-full justify-between border-input px-3 font-normal aria-invalid:border-danger';

function MultiControl({ field, draft, onChange, control, disabled }: Inner) {
  const { t } = useTranslation('data');
  const { column } = field;
  const chosen = Array.isArray(draft) ? (draft as string[]) : [];
  const choices = column.options.map((option, place) => ({
    value: option.apiName,
    label: option.label,
    shown: <OptionBadge option={option} name={option.apiName} place={place + 1} />,
  }));
  return (
    <Popover
      label={column.label}
      className="p-1"
      trigger={
        <Button variant="outline" className={pickerStyle} disabled={disabled} {...control}>
          <span className="min-w-0 overflow-hidden">
            {chosen.length > 0 ? (
              <OptionBadges options={column.options} names={chosen} />
            ) : (
              <span className="text-muted">{t('choose')}</span>
            )}
          </span>
          <ChevronDown aria-hidden className="size-4 text-muted" />
        </Button>
      }
    >
      <ChoiceList
        label={column.label}
        choices={choices}
        selected={chosen}
        onChoose={(name) =>
          onChange(chosen.includes(name) ? chosen.filter((c) => c !== name) : [...chosen, name])
        }
        {...(!column.required && { onClear: () => onChange(null) })}
      />
    </Popover>
  );
}

function RelationControl({
  slug,
  project,
  field,
  draft,
  related,
  onChange,
  control,
  disabled,
}: Inner) {
  const { t } = useTranslation(['data', 'common']);
  const [open, setOpen] = useState(false);
  const target = field.relation && project.get(field.relation.target);
  if (!target) {
    return null;
  }
  const title = draft === null ? '' : related ? rowTitle(target, related) : String(draft);
  return (
    <span className="flex items-center gap-1">
      <Popover
        label={field.column.label}
        className="p-1"
        open={open}
        onOpenChange={setOpen}
        trigger={
          <Button
            variant="outline"
            className={cn(pickerStyle, 'min-w-0 flex-1 shrink')}
            disabled={disabled}
            {...control}
          >
            <span className={cn('truncate', !title && 'text-muted')}>{title || t('choose')}</span>
            <ChevronDown aria-hidden className="size-4 text-muted" />
          </Button>
        }
      >
        <RelatedChoiceList
          slug={slug}
          target={target}
          label={field.column.label}
          selected={typeof draft === 'string' ? draft : null}
          optional={!field.column.required}
          onChoose={(row) => {
            onChange(row === null ? null : String(row.rowId), row);
            setOpen(false);
          }}
        />
      </Popover>
      {title && !field.column.required && (
        <IconButton icon={X} label={t('common:clear')} onClick={() => onChange(null, null)} />
      )}
    </span>
  );
}
