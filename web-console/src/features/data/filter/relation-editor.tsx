import { useTranslation } from 'react-i18next';
import { Select } from '@/components/select-field';
import {
  type Collection,
  type Column,
  columnOf,
  isNumber,
  relationOf,
} from '@/lib/documents/model';
import { figureKind } from './compile';
import { type NodeEditorProps, SubjectSelect } from './condition-editor';
import type { Figure, Quantifier, RelationCondition } from './filter';
import { OperandInput, OperatorSelect } from './operand-input';
import { AGGREGATES, PATH_TYPES } from './operators';

const TO_ONE: Quantifier[] = ['is', 'exists', 'missing'];
const TO_MANY: Quantifier[] = ['some', 'every', 'none', 'count', 'aggregate'];

/** The line of a relation; the filter of the rows that it leads to stands below. */
export function RelationEditor(props: NodeEditorProps<RelationCondition>) {
  const { project, collection, node, onChange } = props;
  const { t } = useTranslation('data');
  const relation = relationOf(collection, node.relation);
  const target = relation && project.get(relation.target);
  if (!target) {
    return null;
  }
  return (
    <>
      <SubjectSelect collection={collection} value={`@${node.relation}`} onChange={onChange} />
      <Select
        aria-label={t('quantifier')}
        className="h-8"
        value={node.quantifier}
        options={(relation.many ? TO_MANY : TO_ONE).map((quantifier) => ({
          value: quantifier,
          label: t(`quantifiers.${quantifier}`),
        }))}
        onChange={(event) =>
          onChange(withQuantifier(node, event.target.value as Quantifier, target))
        }
      />
      {node.figure && (
        <FigureEditor
          figure={node.figure}
          target={target}
          onChange={(figure) => onChange({ ...node, figure })}
        />
      )}
    </>
  );
}

/** Whether rows at the other end are asked anything. */
export function hasInnerFilter({ quantifier }: RelationCondition): boolean {
  return !['exists', 'missing', 'count'].includes(quantifier);
}

function withQuantifier(
  { figure: _, ...node }: RelationCondition,
  quantifier: Quantifier,
  target: Collection,
): RelationCondition {
  if (quantifier === 'count') {
    return { ...node, quantifier, figure: { operator: 'gte', value: 1 } };
  }
  if (quantifier === 'aggregate') {
    const field = figureColumns('SUM', target)[0]?.apiName;
    const fn = field ? 'SUM' : 'COUNT_DISTINCT';
    const named = field ?? target.title.apiName;
    return { ...node, quantifier, figure: { fn, field: named, operator: 'gt', value: null } };
  }
  return { ...node, quantifier };
}

function figureColumns(fn: string, target: Collection): readonly Column[] {
  if (fn === 'COUNT_DISTINCT') {
    return target.columns;
  }
  const extremes = fn === 'MIN' || fn === 'MAX';
  return target.columns.filter(
    (column) =>
      (isNumber(column) && column.kind === 'field') ||
      (extremes &&
        ['DATE', 'DATE_TIME', 'TEXT'].includes(column.type) &&
        column.fieldType !== 'LONG_TEXT'),
  );
}

type FigureEditorProps = {
  figure: Figure;
  target: Collection;
  onChange: (figure: Figure) => void;
};

function FigureEditor({ figure, target, onChange }: FigureEditorProps) {
  const { t } = useTranslation('data');
  const column = figure.field ? columnOf(target, figure.field) : undefined;
  const type = figure.fn && column ? PATH_TYPES[figureKind(figure.fn, column)] : 'INTEGER';
  return (
    <>
      {figure.fn && (
        <>
          <Select
            aria-label={t('function')}
            className="h-8"
            value={figure.fn}
            options={AGGREGATES.map((fn) => ({ value: fn, label: t(`functions.${fn}`) }))}
            onChange={(event) => onChange(withFunction(figure, event.target.value, target))}
          />
          <Select
            aria-label={t('field')}
            className="h-8"
            value={figure.field ?? ''}
            options={figureColumns(figure.fn, target).map(({ apiName, label }) => ({
              value: apiName,
              label,
            }))}
            onChange={(event) => onChange({ ...figure, field: event.target.value, value: null })}
          />
        </>
      )}
      <OperatorSelect
        type={type}
        value={figure.operator}
        onChange={(operator) => onChange({ ...figure, operator, value: null })}
      />
      <OperandInput
        column={{ type, options: [], label: column?.label ?? t('quantifiers.count') }}
        operator={figure.operator}
        value={figure.value}
        onChange={(value) => onChange({ ...figure, value })}
      />
    </>
  );
}

function withFunction(figure: Figure, fn: string, target: Collection): Figure {
  const columns = figureColumns(fn, target);
  const keeps = columns.some(({ apiName }) => apiName === figure.field);
  const field = keeps ? figure.field : columns[0]?.apiName;
  return { fn, operator: 'gt', value: null, ...(field && { field }) };
}
