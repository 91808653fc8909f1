import { useQuery } from '@tanstack/react-query';
import { Pencil, Trash2 } from 'lucide-react';
import { IconButton } from '@/components/icon-button';
import { Section } from '@/components/page';
import type { Policy } from '@/lib/catalog/catalog';
import { addToDraft, useDraft } from '@/lib/schema-change/draft';
import type { DraftedCollection } from '@/lib/schema-change/preview';
import { useSay } from '@/lib/use-say';
import { filterSchemaQuery } from '../api/filter-schema';
import { isEveryRow } from '../model/access';
import { readCondition } from '../model/condition';
import { conditionWords, valueWords } from '../model/condition-words';
import { type FilterSchema, filterOf } from '../model/filter-schema';
import type { CellSearch } from '../search';
import { useRules } from './rules-context';

type PoliciesInWordsProps = {
  collection: DraftedCollection;
  onEdit: (cell: CellSearch) => void;
};

export function PoliciesInWords({ collection, onEdit }: PoliciesInWordsProps) {
  const say = useSay('rules');
  const { catalog, rules } = useRules();
  const draft = useDraft(rules.slug);
  const schema = useQuery(filterSchemaQuery(rules.slug, catalog.revision, draft));
  if (collection.policies.length === 0) {
    return null;
  }
  return (
    <Section title={say('inWords.title')}>
      <ul className="divide-y divide-border rounded-lg border border-border bg-surface">
        {collection.policies.map((policy) => (
          <li
            key={`${policy.role} ${policy.action}`}
            className="flex items-start gap-2 py-2 pr-2 pl-4 text-sm"
          >
            <PolicySentence collection={collection} policy={policy} schema={schema.data} />
            <IconButton
              icon={Pencil}
              label={say('inWords.edit', {
                role: policy.role,
                action: say(`action.${policy.action}`),
              })}
              onClick={() => onEdit({ role: policy.role, action: policy.action })}
            />
            <IconButton
              icon={Trash2}
              label={say('inWords.remove', {
                role: policy.role,
                action: say(`action.${policy.action}`),
              })}
              onClick={() =>
                addToDraft(rules.slug, {
                  removePolicy: {
                    collection: collection.name,
                    role: policy.role,
                    action: policy.action,
                  },
                })
              }
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}

type PolicySentenceProps = {
  collection: DraftedCollection;
  policy: Policy;
  schema: FilterSchema | undefined;
};

function PolicySentence({ collection, policy, schema }: PolicySentenceProps) {
  const say = useSay('rules');
  const words = (json: unknown) =>
    schema
      ? conditionWords(readCondition(schema, filterOf(collection.typeName), json), say)
      : JSON.stringify(json);
  const decisive = policy.action === 'CREATE' ? (policy.check ?? policy.rows) : policy.rows;
  const every = isEveryRow(decisive);
  const presets = Object.entries((policy.presets as Record<string, unknown> | null) ?? {});
  return (
    <div className="min-w-0 flex-1 break-words py-1">
      <p>
        <span className="font-medium">
          {say(`roleName.${policy.role}`, { defaultValue: policy.role })}
        </span>{' '}
        {every
          ? say(`inWords.all.${policy.action}`)
          : say(`inWords.some.${policy.action}`, { condition: words(decisive) })}
      </p>
      {policy.action === 'UPDATE' && policy.check !== null && policy.check !== undefined && (
        <p className="text-muted">{say('inWords.check', { condition: words(policy.check) })}</p>
      )}
      {policy.fields && (
        <p className="text-muted">{say('inWords.fields', { fields: policy.fields.join(', ') })}</p>
      )}
      {presets.length > 0 && (
        <p className="text-muted">
          {say('inWords.presets', {
            presets: presets
              .map(([field, value]) => `${field} = ${valueWords(value, say)}`)
              .join(', '),
          })}
        </p>
      )}
      {policy.action === 'READ' && !policy.list && (
        <p className="text-muted">{say('inWords.noList')}</p>
      )}
      {policy.action === 'READ' && !policy.aggregate && (
        <p className="text-muted">{say('inWords.noAggregate')}</p>
      )}
    </div>
  );
}
