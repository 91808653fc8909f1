import { FolderPlus, Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { IconButton } from '@/components/icon-button';
import { Select } from '@/components/select-field';
import { cn } from '@/lib/cn';
import { type Collection, type ProjectModel, relationOf } from '@/lib/documents/model';
import { ComparisonEditor, ConditionEditor } from './condition-editor';
import { type FilterGroup, type FilterNode, group } from './filter';
import { hasInnerFilter, RelationEditor } from './relation-editor';
import { usualNode } from './usual-node';

type GroupEditorProps = {
  slug: string;
  project: ProjectModel;
  collection: Collection;
  group: FilterGroup;
  onChange: (group: FilterGroup) => void;
  depth?: number;
};

/** As deep as the API lets filters nest. */
const DEEPEST = 8;

/** Conditions of which all, any or not all must hold, and groups of such. */
export function GroupEditor(props: GroupEditorProps) {
  const { slug, project, collection, group: node, onChange, depth = 0 } = props;
  const { t } = useTranslation('data');

  function replace(at: number, item: FilterNode | null) {
    onChange({
      ...node,
      items: item === null ? node.items.toSpliced(at, 1) : node.items.with(at, item),
    });
  }

  const add = (item: FilterNode) => onChange({ ...node, items: [...node.items, item] });

  return (
    <div
      className={cn(
        'grid gap-2',
        depth > 0 &&
          'rounded-md border border-border border-l-2 border-l-accent/50 bg-background p-2',
      )}
    >
      {(node.items.length > 1 || depth > 0) && <Joining group={node} onChange={onChange} />}
      {node.items.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no other identity than their place
        <div key={at} className="flex items-start gap-1.5">
          <div className="min-w-0 flex-1">
            <NodeEditor
              {...{ slug, project, collection, depth }}
              node={item}
              onChange={(next) => replace(at, next)}
            />
          </div>
          <IconButton icon={X} label={t('removeCondition')} onClick={() => replace(at, null)} />
        </div>
      ))}
      <div className="flex flex-wrap gap-1">
        <Button
          variant="ghost"
          size="small"
          className="px-2"
          onClick={() => add(usualNode(collection, collection.title.apiName))}
        >
          <Plus aria-hidden className="size-4" />
          {t('addCondition')}
        </Button>
        {depth < DEEPEST && (
          <Button
            variant="ghost"
            size="small"
            className="px-2"
            onClick={() =>
              add(
                group(node.op === 'and' ? 'or' : 'and', [
                  usualNode(collection, collection.title.apiName),
                ]),
              )
            }
          >
            <FolderPlus aria-hidden className="size-4" />
            {t('addGroup')}
          </Button>
        )}
      </div>
    </div>
  );
}

function Joining({ group: node, onChange }: Pick<GroupEditorProps, 'group' | 'onChange'>) {
  const { t } = useTranslation('data');
  const value = `${node.not ? '!' : ''}${node.op}` as const;
  return (
    <div className="w-fit max-w-full">
      <Select
        aria-label={t('joining')}
        className="h-8"
        value={value}
        options={(['and', 'or', '!or', '!and'] as const).map((join) => ({
          value: join,
          label: t(`joinings.${join}`),
        }))}
        onChange={(event) =>
          onChange({
            ...node,
            not: event.target.value.startsWith('!'),
            op: event.target.value.endsWith('and') ? 'and' : 'or',
          })
        }
      />
    </div>
  );
}

type NodeProps = Omit<GroupEditorProps, 'group' | 'onChange' | 'depth'> & {
  depth: number;
  node: FilterNode;
  onChange: (node: FilterNode) => void;
};

function NodeEditor({ node, depth, ...props }: NodeProps) {
  const line = 'flex flex-wrap items-center gap-1.5';
  switch (node.kind) {
    case 'group':
      return <GroupEditor {...props} group={node} depth={depth + 1} />;
    case 'condition':
      return (
        <div className={line}>
          <ConditionEditor {...props} node={node} />
        </div>
      );
    case 'compare':
      return (
        <div className={line}>
          <ComparisonEditor {...props} node={node} />
        </div>
      );
    case 'relation': {
      const relation = relationOf(props.collection, node.relation);
      const target = relation && props.project.get(relation.target);
      return (
        <div className="grid gap-2">
          <div className={line}>
            <RelationEditor {...props} node={node} />
          </div>
          {target && hasInnerFilter(node) && (
            <GroupEditor
              {...props}
              collection={target}
              group={node.filter}
              depth={depth + 1}
              onChange={(filter) => props.onChange({ ...node, filter })}
            />
          )}
        </div>
      );
    }
  }
}
