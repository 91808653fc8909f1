import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { ChevronLeft, Eye } from 'lucide-react';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { Section } from '@/components/page';
import { SelectField } from '@/components/select-field';
import type { PolicyAction } from '@/lib/catalog/catalog';
import { addToDraft } from '@/lib/schema-change/draft';
import type { DraftedCollection } from '@/lib/schema-change/preview';
import { useSay } from '@/lib/use-say';
import { type Audience, actions, audienceOf, chooseAudience } from '../model/access';
import type { CellSearch } from '../search';
import { AccessMatrix } from './access-matrix';
import { PoliciesInWords } from './policies-in-words';
import { PolicySheet } from './policy-sheet';
import { useRules } from './rules-context';

const audiences: Audience[] = ['nobody', 'everyone', 'signed-in', 'own', 'service'];

export function CollectionRulesPage() {
  const say = useSay('rules');
  const { rules } = useRules();
  const { collection: name } = useParams({ strict: false });
  const collection = rules.collections.find((it) => it.name === name && !it.archivedAt);
  if (!collection) {
    return (
      <EmptyState
        title={say('missing.title', { name: name ?? '' })}
        message={say('missing.message')}
      >
        <Button asChild variant="outline">
          <Link to="/projects/$project/rules" params={{ project: rules.slug }}>
            {say('missing.all')}
          </Link>
        </Button>
      </EmptyState>
    );
  }
  return <CollectionRules key={collection.id} collection={collection} />;
}

function CollectionRules({ collection }: { collection: DraftedCollection }) {
  const say = useSay('rules');
  const { rules } = useRules();
  const navigate = useNavigate();
  const { role, action } = useSearch({ strict: false }) as CellSearch;
  const edit = (cell: CellSearch) =>
    void navigate({
      to: '/projects/$project/rules/collections/$collection',
      params: { project: rules.slug, collection: collection.name },
      search: cell,
    });
  return (
    <>
      <title>{`${collection.label} · ${say('title')} · Weft`}</title>
      <Button asChild variant="ghost" size="small" className="-ml-3 mb-2">
        <Link to="/projects/$project/rules" params={{ project: rules.slug }}>
          <ChevronLeft aria-hidden className="size-4" />
          {say('missing.all')}
        </Link>
      </Button>
      <div className="mb-6 flex flex-wrap items-center gap-3">
        <h2 className="min-w-0 flex-1 basis-40 font-semibold text-lg">{collection.label}</h2>
        <Button asChild variant="outline" size="small">
          <Link
            to="/projects/$project/rules/try"
            params={{ project: rules.slug }}
            search={{ collection: collection.name }}
          >
            <Eye aria-hidden className="size-4" />
            {say('tabs.try')}
          </Link>
        </Button>
      </div>
      <Section title={say('quick.title')} description={say('quick.description')}>
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-4">
          {actions.map((it) => (
            <QuickChoice key={it} collection={collection} action={it} />
          ))}
        </div>
      </Section>
      <Section title={say('matrix.title')} description={say('matrix.description')}>
        <AccessMatrix collection={collection} onEdit={edit} />
      </Section>
      <PoliciesInWords collection={collection} onEdit={edit} />
      <PolicySheet collection={collection} role={role} action={action} onClose={() => edit({})} />
    </>
  );
}

type QuickChoiceProps = { collection: DraftedCollection; action: PolicyAction };

function QuickChoice({ collection, action }: QuickChoiceProps) {
  const say = useSay('rules');
  const { rules } = useRules();
  const audience = audienceOf(collection, rules.roles, action);
  return (
    <SelectField
      label={say(`quick.${action}`)}
      value={audience ?? 'custom'}
      options={[
        ...audiences.map((value) => ({ value, label: say(`audience.${value}`) })),
        ...(audience ? [] : [{ value: 'custom', label: say('audience.custom') }]),
      ]}
      onChange={({ target }) => {
        const chosen = audiences.find((it) => it === target.value);
        const operations = chosen ? chooseAudience(collection, rules.roles, action, chosen) : [];
        if (operations.length > 0) {
          addToDraft(rules.slug, ...operations);
        }
      }}
    />
  );
}
