import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { controlStyle } from '@/components/field';
import { IconButton } from '@/components/icon-button';
import { Select } from '@/components/select-field';
import { readJson } from '@/lib/catalog/values';
import { cn } from '@/lib/cn';
import { useSay } from '@/lib/use-say';
import {
  type Compared,
  type Counted,
  emptyGroup,
  firstValue,
  type Gap,
  newKey,
  type Part,
  type Related,
  type Test,
  type Unknown,
} from '../model/condition';
import {
  comparableFields,
  comparisons,
  type FilterSchema,
  type Operator,
  subject,
} from '../model/filter-schema';
import { GroupEditor } from './condition-builder';
import { OperandEditor } from './operand-editor';

type PartEditorProps = {
  schema: FilterSchema;
  filter: string;
  part: Part;
  gaps: readonly Gap[];
  depth: number;
  /** Undefined takes it away. */
  onChange: (part: Part | undefined) => void;
};

type Edit<P extends Part> = Omit<PartEditorProps, 'part'> & { part: P };

export function PartEditor(props: PartEditorProps) {
  const { part, onChange } = props;
  switch (part.kind) {
    case 'group':
      return (
        <GroupEditor
          {...props}
          group={part}
          depth={props.depth + 1}
          onRemove={() => onChange(undefined)}
        />
      );
    case 'related':
      return <RelatedEditor {...props} part={part} />;
    case 'test':
      return (
        <Line {...props}>
          <TestEditor {...props} part={part} />
        </Line>
      );
    case 'counted':
      return (
        <Line {...props}>
          <CountedEditor {...props} part={part} />
        </Line>
      );
    case 'exists':
      return (
        <Line {...props}>
          <Name>{part.member.replace(/Exists$/, '')}</Name>
          <ExistsSelect value={part.value} onChange={(value) => onChange({ ...part, value })} />
        </Line>
      );
    case 'compared':
      return (
        <Line {...props}>
          <ComparedEditor {...props} part={part} />
        </Line>
      );
    case 'unknown':
      return (
        <Line {...props}>
          <UnknownEditor {...props} part={part} />
        </Line>
      );
  }
}

function Line({ part, gaps, onChange, children }: PartEditorProps & { children: React.ReactNode }) {
  const say = useSay('rules');
  const missing = gaps.some((gap) => gap.key === part.key);
  return (
    <div className="grid grid-cols-1 gap-1">
      <div className="flex items-start gap-2">
        <div className="flex min-w-0 flex-1 flex-wrap items-center gap-2">{children}</div>
        <IconButton
          icon={Trash2}
          label={say('builder.removePart')}
          onClick={() => onChange(undefined)}
        />
      </div>
      {missing && (
        <p role="alert" className="text-danger text-sm">
          {say('builder.noValue')}
        </p>
      )}
    </div>
  );
}

function Name({ children }: { children: string }) {
  return <code className="min-w-0 break-all font-medium text-sm">{children}</code>;
}

function ExistsSelect({ value, onChange }: { value: boolean; onChange: (value: boolean) => void }) {
  const say = useSay('rules');
  return (
    <Select
      aria-label={say('builder.exists')}
      value={String(value)}
      className="h-8"
      options={['true', 'false'].map((it) => ({ value: it, label: say(`builder.existsIs.${it}`) }))}
      onChange={({ target }) => onChange(target.value === 'true')}
    />
  );
}

function TestEditor({ schema, filter, part, onChange }: Edit<Test>) {
  const say = useSay('rules');
  const about = subject(schema, filter, part.field);
  const operators = about?.kind === 'field' ? about.operators : [];
  const operator = operators.find((it) => it.name === part.operator);

  function choose(name: string) {
    const next = operators.find((it) => it.name === name);
    if (next) {
      const fits = operator && operator.type === next.type && operator.list === next.list;
      onChange({
        ...part,
        operator: name,
        value: fits ? part.value : carriedOver(schema, part.value, operator, next),
      });
    }
  }

  return (
    <>
      <Name>{part.field}</Name>
      <Select
        aria-label={say('builder.operator', { field: part.field })}
        value={part.operator}
        className="h-8"
        options={operators.map(({ name }) => ({ value: name, label: say(`operator.${name}`) }))}
        onChange={({ target }) => choose(target.value)}
      />
      {operator && (
        <OperandEditor
          key={`${operator.type}${operator.list}`}
          schema={schema}
          operator={operator}
          label={say('builder.value', { field: part.field })}
          value={part.value}
          onChange={(value) => onChange({ ...part, value })}
        />
      )}
    </>
  );
}

/** From one value to a list and back nothing that was typed is lost. */
function carriedOver(
  schema: FilterSchema,
  value: unknown,
  from: Operator | undefined,
  to: Operator,
): unknown {
  if (from && from.type === to.type && from.list !== to.list) {
    if (to.list) {
      return value === '' || value === undefined ? [] : [value];
    }
    return Array.isArray(value) && value.length > 0 ? value[0] : firstValue(schema, to);
  }
  return firstValue(schema, to);
}

const quantifiers = ['some', 'every', 'none', 'count'] as const;

function QuantifierSelect(props: {
  relation: string;
  value: string;
  onChange: (value: (typeof quantifiers)[number]) => void;
}) {
  const say = useSay('rules');
  return (
    <Select
      aria-label={say('builder.quantifier', { relation: props.relation })}
      value={props.value}
      className="h-8"
      options={quantifiers.map((it) => ({ value: it, label: say(`builder.quantifiers.${it}`) }))}
      onChange={({ target }) => props.onChange(target.value as (typeof quantifiers)[number])}
    />
  );
}

function RelatedEditor(props: Edit<Related>) {
  const { schema, filter, part, gaps, depth, onChange } = props;
  const say = useSay('rules');
  const about = subject(schema, filter, part.relation);
  const target = about?.kind === 'one' || about?.kind === 'many' ? about.target : undefined;
  return (
    <div className="grid grid-cols-1 gap-2">
      <Line {...props}>
        <Name>{part.relation}</Name>
        {part.quantifier !== 'one' && (
          <QuantifierSelect
            relation={part.relation}
            value={part.quantifier}
            onChange={(quantifier) =>
              onChange(
                quantifier === 'count'
                  ? {
                      kind: 'counted',
                      key: newKey(),
                      relation: part.relation,
                      operator: 'gte',
                      value: 1,
                    }
                  : { ...part, quantifier },
              )
            }
          />
        )}
      </Line>
      {target && (
        <div className="ml-3 border-border border-l-2 pl-3">
          <GroupEditor
            schema={schema}
            filter={target}
            group={part.where}
            gaps={gaps}
            depth={depth + 1}
            empty={say(part.quantifier === 'one' ? 'builder.anyOne' : 'builder.anyMany')}
            onChange={(where) => onChange({ ...part, where })}
          />
        </div>
      )}
    </div>
  );
}

function CountedEditor({ schema, part, onChange }: Edit<Counted>) {
  const say = useSay('rules');
  const operators = (schema.inputs.get('IntFilter') ?? []).filter(({ name }) => name !== 'isNull');
  const operator = operators.find((it) => it.name === part.operator);
  return (
    <>
      <Name>{part.relation}</Name>
      <QuantifierSelect
        relation={part.relation}
        value="count"
        onChange={(quantifier) =>
          quantifier !== 'count' &&
          onChange({
            kind: 'related',
            key: newKey(),
            relation: part.relation,
            quantifier,
            where: emptyGroup(),
          })
        }
      />
      <Select
        aria-label={say('builder.operator', { field: part.relation })}
        value={part.operator}
        className="h-8"
        options={operators.map(({ name }) => ({ value: name, label: say(`operator.${name}`) }))}
        onChange={({ target }) => {
          const next = operators.find((it) => it.name === target.value);
          if (next) {
            onChange({
              ...part,
              operator: next.name,
              value: carriedOver(schema, part.value, operator, next),
            });
          }
        }}
      />
      {operator && (
        <OperandEditor
          key={String(operator.list)}
          schema={schema}
          operator={operator}
          label={say('builder.value', { field: part.relation })}
          value={part.value}
          onChange={(value) => onChange({ ...part, value })}
        />
      )}
    </>
  );
}

function ComparedEditor({ schema, filter, part, onChange }: Edit<Compared>) {
  const say = useSay('rules');
  const fields = comparableFields(schema, filter).map((value) => ({ value, label: value }));
  return (
    <>
      <Select
        aria-label={say('builder.left')}
        value={part.left}
        className="h-8"
        options={fields}
        onChange={({ target }) => onChange({ ...part, left: target.value })}
      />
      <Select
        aria-label={say('builder.comparison')}
        value={part.op}
        className="h-8"
        options={comparisons.map((value) => ({ value, label: say(`comparison.${value}`) }))}
        onChange={({ target }) => onChange({ ...part, op: target.value })}
      />
      <Select
        aria-label={say('builder.right')}
        value={part.right}
        className="h-8"
        options={fields}
        onChange={({ target }) => onChange({ ...part, right: target.value })}
      />
    </>
  );
}

function UnknownEditor({ part, onChange }: Edit<Unknown>) {
  const say = useSay('rules');
  const [text, setText] = useState(() => JSON.stringify(part.json, null, 1));
  const [broken, setBroken] = useState(false);
  return (
    <textarea
      aria-label={say('builder.json')}
      aria-invalid={broken}
      rows={3}
      value={text}
      spellCheck={false}
      className={cn('py-2 font-mono text-xs', controlStyle, 'sm:text-xs')}
      onChange={({ target }) => {
        setText(target.value);
        const reading = readJson(target.value);
        const isObject =
          reading.ok &&
          typeof reading.value === 'object' &&
          reading.value !== null &&
          !Array.isArray(reading.value);
        setBroken(!isObject);
        if (isObject) {
          onChange({ ...part, json: reading.value as Record<string, unknown> });
        }
      }}
    />
  );
}
