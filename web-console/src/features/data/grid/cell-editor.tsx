import { Popover as Radix } from 'radix-ui';
import { type KeyboardEvent, lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { popupStyle } from '@/components/menu';
import { Skeleton } from '@/components/skeleton';
import { cn } from '@/lib/cn';
import type { Column, ProjectModel, RelationEnd } from '@/lib/documents/model';
import type { RelatedRow, Row } from '@/lib/documents/operation';
import { ChoiceList } from '../components/choice-list';
import { OptionBadge } from '../components/option-badge';
import { useProblemText } from '../components/use-problem-text';
import { controlOf, type Draft, draftOf, readDraft } from '../form/form-model';
import { RelatedChoiceList } from '../form/related-choice-list';

const JsonEditor = lazy(() => import('../form/json-editor'));

export type Committed = { value: unknown; shown?: Record<string, unknown> };
/** Where to go when an edit is done; nowhere when the person has gone elsewhere already. */
export type Direction = 'down' | 'right' | 'left' | 'stay' | 'nowhere';

export type CellEditorProps = {
  slug: string;
  project: ProjectModel;
  column: Column;
  relation?: RelationEnd | undefined;
  row: Row;
  /** What was typed to begin with, instead of the value; or what was refused, with the reason. */
  start?: { text: string; error?: string } | undefined;
  onCommit: (committed: Committed, then: Direction) => void;
  onCancel: () => void;
};

/** Changes one value in its place. */
export function CellEditor(props: CellEditorProps) {
  switch (controlOf(props.column)) {
    case 'relation':
      return <RelationEditor {...props} />;
    case 'select':
    case 'multiSelect':
    case 'checkbox':
      return <OptionEditor {...props} />;
    case 'json':
    case 'list':
    case 'longText':
      return <LargeEditor {...props} />;
    default:
      return <LineEditor {...props} />;
  }
}

/** Whether the editor takes the place of the value; others open beside it. */
export function isLineEdited(column: Column): boolean {
  return ['text', 'integer', 'decimal', 'date', 'dateTime'].includes(controlOf(column));
}

const inputTypes: Partial<Record<Column['type'], string>> = {
  DATE: 'date',
  DATE_TIME: 'datetime-local',
};

function LineEditor({ column, row, start, onCommit, onCancel }: CellEditorProps) {
  const problemText = useProblemText();
  const [text, setText] = useState(
    () => start?.text ?? String(draftOf(column, row[column.apiName]) ?? ''),
  );
  const [error, setError] = useState(start?.error);
  const done = useRef(false);

  function commit(then: Direction) {
    if (done.current) {
      return;
    }
    const read = readDraft(column, draftOfText(column, text));
    if (read.ok) {
      done.current = true;
      onCommit({ value: read.value }, then);
    } else {
      setError(problemText(read.problem));
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) {
      return;
    }
    const then = directionOf(event);
    if (then) {
      event.preventDefault();
      commit(then);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      done.current = true;
      onCancel();
    }
  }

  return (
    <Anchored error={error}>
      <input
        autoFocus
        aria-label={column.label}
        aria-invalid={error !== undefined}
        type={inputTypes[column.type] ?? 'text'}
        {...(column.type === 'DATE_TIME' && { step: 1 })}
        {...(['INTEGER', 'BIGINT'].includes(column.type) && { inputMode: 'numeric' as const })}
        {...(['DECIMAL', 'FLOAT'].includes(column.type) && { inputMode: 'decimal' as const })}
        value={text}
        onFocus={(event) => start === undefined && event.target.select?.()}
        onChange={(event) => {
          setText(event.target.value);
          setError(undefined);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => commit('nowhere')}
        className="h-full w-full bg-raised px-2 text-base outline-none ring-2 ring-accent ring-inset aria-invalid:ring-danger sm:text-sm"
      />
    </Anchored>
  );
}

/** An empty text of a field that may be missing is missing. */
export function draftOfText(column: Column, text: string): Draft {
  return text === '' && !(column.type === 'TEXT' && column.required) ? null : text;
}

function directionOf({ key, shiftKey }: KeyboardEvent): Direction | undefined {
  if (key === 'Enter') {
    return 'down';
  }
  return key === 'Tab' ? (shiftKey ? 'left' : 'right') : undefined;
}

function Anchored({ error, children }: { error: string | undefined; children: ReactNode }) {
  return (
    <Radix.Root open={error !== undefined}>
      <Radix.Anchor asChild>
        <div className="h-full w-full">{children}</div>
      </Radix.Anchor>
      <Radix.Portal>
        <Radix.Content
          role="alert"
          align="start"
          sideOffset={2}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          className="z-50 max-w-72 rounded-md border border-danger-border bg-danger-surface px-2.5 py-1.5 text-danger text-xs shadow-md"
        >
          {error}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

type PoppedProps = { label: string; onClose: () => void; className?: string; children: ReactNode };

function Popped({ label, onClose, className, children }: PoppedProps) {
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Anchor asChild>
        <div className="pointer-events-none absolute inset-0 ring-2 ring-accent ring-inset" />
      </Radix.Anchor>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align="start"
          sideOffset={2}
          collisionPadding={8}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onKeyDown={(event) => event.stopPropagation()}
          className={cn(popupStyle, className)}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function RelationEditor({
  slug,
  project,
  column,
  relation,
  row,
  onCommit,
  onCancel,
}: CellEditorProps) {
  const target = relation && project.get(relation.target);
  if (!relation || !target) {
    return null;
  }
  const key = row[column.apiName];
  return (
    <Popped label={relation.label} onClose={onCancel}>
      <RelatedChoiceList
        slug={slug}
        target={target}
        label={relation.label}
        selected={key === null || key === undefined ? null : String(key)}
        optional={!column.required}
        onChoose={(chosen: RelatedRow | null) =>
          onCommit({ value: chosen?.rowId ?? null, shown: { [relation.apiName]: chosen } }, 'stay')
        }
      />
    </Popped>
  );
}

function OptionEditor({ column, row, onCommit, onCancel }: CellEditorProps) {
  const { t } = useTranslation();
  const many = column.type === 'MULTI_SELECT';
  const value = row[column.apiName] ?? null;
  const [chosen, setChosen] = useState<readonly string[]>(() =>
    many ? ((value ?? []) as string[]) : [],
  );
  const flag = column.type === 'BOOLEAN';
  const choices = flag
    ? [
        { value: 'true', label: t('yes') },
        { value: 'false', label: t('no') },
      ]
    : column.options.map((option, place) => ({
        value: option.apiName,
        label: option.label,
        shown: <OptionBadge option={option} name={option.apiName} place={place + 1} />,
      }));

  function close() {
    if (many && chosen.join() !== ((value ?? []) as string[]).join()) {
      onCommit({ value: chosen }, 'stay');
    } else {
      onCancel();
    }
  }

  return (
    <Popped label={column.label} onClose={close}>
      <ChoiceList
        label={column.label}
        choices={choices}
        selected={many ? chosen : value === null ? [] : [String(value)]}
        onChoose={(name) =>
          many
            ? setChosen(toggled(chosen, name))
            : onCommit({ value: flag ? name === 'true' : name }, 'stay')
        }
        {...(!column.required && { onClear: () => onCommit({ value: null }, 'stay') })}
      />
    </Popped>
  );
}

function toggled(list: readonly string[], item: string): readonly string[] {
  return list.includes(item) ? list.filter((other) => other !== item) : [...list, item];
}

function LargeEditor({ column, row, start, onCommit, onCancel }: CellEditorProps) {
  const { t } = useTranslation(['data', 'common']);
  const problemText = useProblemText();
  const [text, setText] = useState(
    () => start?.text ?? String(draftOf(column, row[column.apiName]) ?? ''),
  );
  const [error, setError] = useState(start?.error);

  function commit() {
    const read = readDraft(column, draftOfText(column, text));
    if (read.ok) {
      onCommit({ value: read.value }, 'stay');
    } else {
      setError(problemText(read.problem));
    }
  }

  return (
    <Popped label={column.label} onClose={onCancel} className="w-96 max-w-[calc(100vw-1rem)] p-2">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a shortcut of the editor inside */}
      <div
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            commit();
          }
        }}
      >
        {column.type === 'JSON' ? (
          <Suspense fallback={<Skeleton className="h-40 w-full" />}>
            <JsonEditor label={column.label} value={text} onChange={setText} autoFocus />
          </Suspense>
        ) : (
          <textarea
            autoFocus
            aria-label={column.label}
            rows={7}
            value={text}
            onChange={(event) => setText(event.target.value)}
            className="block w-full resize-y rounded-md border border-input bg-surface px-2 py-1.5 text-base sm:text-sm"
          />
        )}
        {error && (
          <p role="alert" className="mt-1.5 text-danger text-xs">
            {error}
          </p>
        )}
        <div className="mt-2 flex items-center justify-between gap-2">
          <span className="text-muted text-xs">
            {column.type === 'TEXT_LIST' ? t('onePerLine') : t('saveWith')}
          </span>
          <span className="flex gap-2">
            <Button variant="ghost" size="small" onClick={onCancel}>
              {t('common:cancel')}
            </Button>
            <Button size="small" onClick={commit}>
              {t('common:save')}
            </Button>
          </span>
        </div>
      </div>
    </Popped>
  );
}
