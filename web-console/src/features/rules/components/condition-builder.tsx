import { FolderPlus, Trash2 } from 'lucide-react';
import { useId } from 'react';
import { Button } from '@/components/button';
import { IconButton } from '@/components/icon-button';
import { Select } from '@/components/select-field';
import { cn } from '@/lib/cn';
import { useSay } from '@/lib/use-say';
import { emptyGroup, type Gap, type Group, newPart, type Part } from '../model/condition';
import { conditionWords } from '../model/condition-words';
import { comparableFields, type FilterSchema, subjectsOf } from '../model/filter-schema';
import { PartEditor } from './part-editor';

type ConditionBuilderProps = {
  schema: FilterSchema;
  /** The type of the filter, e.g. ArticleFilter. */
  filter: string;
  label: string;
  hint: string;
  /** What a condition without parts means. */
  empty: string;
  group: Group;
  gaps: readonly Gap[];
  onChange: (group: Group) => void;
};

/** A condition on rows, put together by hand; below it what it says in words. */
export function ConditionBuilder(props: ConditionBuilderProps) {
  const { schema, filter, label, hint, empty, group, gaps, onChange } = props;
  const say = useSay('rules');
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid grid-cols-1 gap-2">
      <h3 id={id} className="font-medium text-sm">
        {label}
      </h3>
      <p className="text-muted text-xs">{hint}</p>
      <GroupEditor
        schema={schema}
        filter={filter}
        group={group}
        gaps={gaps}
        empty={empty}
        onChange={onChange}
      />
      {group.parts.length > 0 && (
        <p className="rounded-md bg-subtle px-3 py-2 text-sm" aria-live="polite">
          <span className="text-muted">{say('builder.inWords')}</span> {conditionWords(group, say)}
        </p>
      )}
    </section>
  );
}

export type GroupEditorProps = {
  schema: FilterSchema;
  filter: string;
  group: Group;
  gaps: readonly Gap[];
  empty?: string;
  depth?: number;
  onChange: (group: Group) => void;
  onRemove?: () => void;
};

type Join = 'all' | 'any' | 'not-all' | 'none';

const joins: Record<Join, Pick<Group, 'join' | 'not'>> = {
  all: { join: 'and', not: false },
  any: { join: 'or', not: false },
  none: { join: 'or', not: true },
  'not-all': { join: 'and', not: true },
};

function joinOf({ join, not }: Group): Join {
  if (join === 'and') {
    return not ? 'not-all' : 'all';
  }
  return not ? 'none' : 'any';
}

export function GroupEditor(props: GroupEditorProps) {
  const { schema, filter, group, gaps, empty, depth = 0, onChange, onRemove } = props;
  const say = useSay('rules');
  const isEmptyGap = gaps.some((gap) => gap.key === group.key);
  const replace = (key: string, next: Part | undefined) =>
    onChange({
      ...group,
      parts: group.parts.flatMap((part) => (part.key === key ? (next ? [next] : []) : [part])),
    });
  const add = (part: Part) => onChange({ ...group, parts: [...group.parts, part] });

  return (
    <div
      className={cn(
        'grid grid-cols-1 gap-2 rounded-lg border p-2.5 sm:p-3',
        depth % 2 === 0 ? 'bg-surface' : 'bg-background',
        isEmptyGap ? 'border-danger' : 'border-border-strong',
      )}
    >
      <div className="flex items-center gap-2">
        {(group.parts.length > 1 || group.not || depth > 0) && (
          <Select
            aria-label={say('builder.join')}
            value={joinOf(group)}
            className="h-8"
            options={(Object.keys(joins) as Join[]).map((join) => ({
              value: join,
              label: say(`builder.joins.${join}`),
            }))}
            onChange={({ target }) => onChange({ ...group, ...joins[target.value as Join] })}
          />
        )}
        <span className="flex-1" />
        {onRemove && (
          <IconButton icon={Trash2} label={say('builder.removeGroup')} onClick={onRemove} />
        )}
      </div>
      {group.parts.length === 0 && empty && <p className="text-muted text-sm">{empty}</p>}
      {group.parts.map((part) => (
        <PartEditor
          key={part.key}
          schema={schema}
          filter={filter}
          part={part}
          gaps={gaps}
          depth={depth}
          onChange={(next) => replace(part.key, next)}
        />
      ))}
      {isEmptyGap && (
        <p role="alert" className="text-danger text-sm">
          {say('builder.emptyGroup')}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <AddPart schema={schema} filter={filter} onAdd={add} />
        <Button variant="ghost" size="small" onClick={() => add(emptyGroup('or'))}>
          <FolderPlus aria-hidden className="size-4" />
          {say('builder.addGroup')}
        </Button>
      </div>
    </div>
  );
}

type AddPartProps = { schema: FilterSchema; filter: string; onAdd: (part: Part) => void };

function AddPart({ schema, filter, onAdd }: AddPartProps) {
  const say = useSay('rules');
  const options = subjectsOf(schema, filter).map((subject) => ({
    value: subject.name,
    label: say(`builder.subject.${subject.kind}`, { name: subject.name }),
  }));
  const comparison =
    comparableFields(schema, filter).length > 1
      ? [{ value: 'compare', label: say('builder.compare') }]
      : [];
  return (
    <Select
      aria-label={say('builder.add')}
      value=""
      placeholder={say('builder.add')}
      className="h-8"
      options={[...options, ...comparison]}
      onChange={({ target }) => target.value && onAdd(newPart(schema, filter, target.value))}
    />
  );
}
