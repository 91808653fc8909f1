import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Play } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { FormAlert } from '@/components/form-alert';
import { Notice } from '@/components/notice';
import { SelectField } from '@/components/select-field';
import { SubmitButton } from '@/components/submit-button';
import { TextareaField } from '@/components/text-field';
import { readJson } from '@/lib/catalog/values';
import { describeError } from '@/lib/platform/describe-error';
import { useDraft } from '@/lib/schema-change/draft';
import { useSay } from '@/lib/use-say';
import { filterSchemaQuery } from '../api/filter-schema';
import { simulate } from '../api/simulate';
import { sampleQuery } from '../model/sample-query';
import type { TrySearch } from '../search';
import { useRules } from './rules-context';
import { SimulationResult } from './simulation-result';
import { UserPicker } from './user-picker';

/** The project through somebody else's eyes. Nothing that is done here is kept. */
export function TryAsPage() {
  const say = useSay('rules');
  const { catalog } = useRules();
  const draft = useDraft(catalog.slug);
  const navigate = useNavigate();
  const { role = 'anonymous', user, collection } = useSearch({ strict: false }) as TrySearch;
  const live = catalog.collections.filter((it) => !it.archivedAt);
  const chosen = live.find((it) => it.name === collection) ?? live[0];
  const [typed, setTyped] = useState<string>();
  const [claims, setClaims] = useState('');
  const [claimsBroken, setClaimsBroken] = useState(false);
  const document = typed ?? (chosen ? sampleQuery(chosen) : '');
  const schema = useQuery(filterSchemaQuery(catalog.slug, catalog.revision, []));
  const run = useMutation({ mutationFn: simulate });
  const choose = (search: TrySearch) =>
    void navigate({
      to: '/projects/$project/rules/try',
      params: { project: catalog.slug },
      search: { role, ...(user && { user }), ...(collection && { collection }), ...search },
      replace: true,
    });

  function submit(event?: FormEvent) {
    event?.preventDefault();
    const reading = claims.trim() === '' ? undefined : readJson(claims);
    const broken = reading !== undefined && !reading.ok;
    setClaimsBroken(broken);
    if (!broken && !run.isPending) {
      run.mutate({
        project: catalog.slug,
        role,
        userId: user,
        ...(reading?.ok && { claims: reading.value }),
        document,
      });
    }
  }

  return (
    <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
      <form noValidate onSubmit={submit} className="grid grid-cols-1 gap-4">
        <p className="text-muted text-sm">{say('try.description')}</p>
        {draft.length > 0 && <Notice tone="warning">{say('try.draft')}</Notice>}
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          <SelectField
            label={say('try.role')}
            value={role}
            options={catalog.roles.map(({ name }) => ({
              value: name,
              label: say(`roleName.${name}`, { defaultValue: name }),
            }))}
            onChange={({ target }) => choose({ role: target.value })}
          />
          <UserPicker
            slug={catalog.slug}
            userId={user}
            onChange={(next) =>
              choose({ user: next, ...(next && role === 'anonymous' && { role: 'user' }) })
            }
          />
        </div>
        <SelectField
          label={say('try.collection')}
          hint={say('try.collectionHint')}
          value={chosen?.name ?? ''}
          options={live.map(({ name, label }) => ({ value: name, label }))}
          onChange={({ target }) => {
            setTyped(undefined);
            choose({ collection: target.value });
          }}
        />
        <TextareaField
          label={say('try.document')}
          rows={12}
          value={document}
          spellCheck={false}
          inputClassName="font-mono text-xs sm:text-xs leading-5"
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.preventDefault();
              submit();
            }
          }}
        />
        <TextareaField
          label={say('try.claims')}
          optional
          hint={say('try.claimsHint')}
          rows={2}
          value={claims}
          error={claimsBroken ? say('try.claimsBroken') : undefined}
          placeholder='{ "team": "red" }'
          spellCheck={false}
          inputClassName="font-mono text-xs sm:text-xs"
          onChange={({ target }) => setClaims(target.value)}
        />
        <FormAlert message={run.error ? describeError(run.error) : undefined} />
        <SubmitButton pending={run.isPending} className="justify-self-start">
          {!run.isPending && <Play aria-hidden className="size-4" />}
          {say('try.run')}
        </SubmitButton>
      </form>
      <SimulationResult simulation={run.data} schema={schema.data} pending={run.isPending} />
    </div>
  );
}
