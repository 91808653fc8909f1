import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { controlStyle } from '@/components/field';
import { Select } from '@/components/select-field';
import { cn } from '@/lib/cn';
import { type Collection, columnOf, type ProjectModel, relationOf } from '@/lib/documents/model';
import type { Comparison, Condition, FilterNode } from './filter';
import { OperandInput } from './operand-input';
import { COMPARISONS, operatorsOf } from './operators';
import { ReferenceInput } from './reference-input';
import { usualNode } from './usual-node';

export type NodeEditorProps<Node> = {
  slug: string;
  project: ProjectModel;
  collection: Collection;
  node: Node;
  onChange: (node: FilterNode) => void;
};

type SubjectSelectProps = {
  collection: Collection;
  value: string;
  onChange: (node: FilterNode) => void;
};

/** What is tested: a column, a relation, or one column against another. */
export function SubjectSelect({ collection, value, onChange }: SubjectSelectProps) {
  const { t } = useTranslation('data');
  return (
    <span className="relative block min-w-0">
      <select
        aria-label={t('subject')}
        className={cn('h-8 max-w-56 appearance-none truncate', controlStyle, 'w-auto pr-8')}
        value={value}
        onChange={(event) => onChange(usualNode(collection, event.target.value))}
      >
        <optgroup label={t('fields')}>
          {collection.columns.map(({ apiName, label, relation }) => (
            <option key={apiName} value={apiName}>
              {relation ? t('keyOf', { label }) : label}
            </option>
          ))}
        </optgroup>
        {collection.relations.length > 0 && (
          <optgroup label={t('relations')}>
            {collection.relations.map(({ apiName, label }) => (
              <option key={apiName} value={`@${apiName}`}>
                {label}
              </option>
            ))}
          </optgroup>
        )}
        <optgroup label={t('others')}>
          <option value="=">{t('compareFields')}</option>
        </optgroup>
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-muted"
      />
    </span>
  );
}

export function ConditionEditor(props: NodeEditorProps<Condition>) {
  const { slug, project, collection, node, onChange } = props;
  const { t } = useTranslation('data');
  const column = columnOf(collection, node.field);
  if (!column) {
    return null;
  }
  const operators = operatorsOf(column);
  const current = operators.find(({ id }) => id === node.operator);
  const relation = column.relation ? relationOf(collection, column.relation) : undefined;
  const target = relation && project.get(relation.target);
  return (
    <>
      <SubjectSelect collection={collection} value={node.field} onChange={onChange} />
      <Select
        aria-label={t('operator')}
        className="h-8"
        value={node.operator}
        options={operators.map(({ id }) => ({ value: id, label: t(`operators.${id as 'eq'}`) }))}
        onChange={(event) => {
          const next = operators.find(({ id }) => id === event.target.value);
          const keeps = next?.operand === current?.operand;
          onChange({ ...node, operator: event.target.value, value: keeps ? node.value : null });
        }}
      />
      {target && current?.operand === 'one' ? (
        <ReferenceInput
          slug={slug}
          target={target}
          label={t('valueOf', { label: column.label })}
          value={node.value}
          onChange={(value) => onChange({ ...node, value })}
        />
      ) : (
        <OperandInput
          column={column}
          operator={node.operator}
          value={node.value}
          onChange={(value) => onChange({ ...node, value })}
        />
      )}
    </>
  );
}

export function ComparisonEditor({ collection, node, onChange }: NodeEditorProps<Comparison>) {
  const { t } = useTranslation('data');
  const columns = collection.columns.map(({ apiName, label }) => ({ value: apiName, label }));
  return (
    <>
      <SubjectSelect collection={collection} value="=" onChange={onChange} />
      <Select
        aria-label={t('leftField')}
        className="h-8"
        value={node.left}
        options={columns}
        onChange={(event) => onChange({ ...node, left: event.target.value })}
      />
      <Select
        aria-label={t('operator')}
        className="h-8"
        value={node.op}
        options={COMPARISONS.map((op) => ({ value: op, label: t(`comparisons.${op}`) }))}
        onChange={(event) => onChange({ ...node, op: event.target.value })}
      />
      <Select
        aria-label={t('rightField')}
        className="h-8"
        value={node.right}
        options={columns}
        onChange={(event) => onChange({ ...node, right: event.target.value })}
      />
    </>
  );
}
