import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/button';
import { CheckboxField } from '@/components/checkbox';
import { DialogActions } from '@/components/dialog';
import { ErrorState } from '@/components/error-state';
import { FormAlert } from '@/components/form-alert';
import { Sheet } from '@/components/sheet';
import { RowsSkeleton } from '@/components/skeleton';
import type { PolicyAction } from '@/lib/catalog/catalog';
import { addToDraft, useDraft } from '@/lib/schema-change/draft';
import type { DraftedCollection } from '@/lib/schema-change/preview';
import { useSay } from '@/lib/use-say';
import { filterSchemaQuery } from '../api/filter-schema';
import { policyOf } from '../model/access';
import { emptyGroup } from '../model/condition';
import { type FilterSchema, filterOf } from '../model/filter-schema';
import {
  gapsInForm,
  hasFields,
  newPolicyForm,
  type PolicyForm,
  policyForm,
  toPolicy,
  writes,
} from '../model/policy-form';
import { ConditionBuilder } from './condition-builder';
import { FieldChoice } from './field-choice';
import { PresetsEditor } from './presets-editor';
import { useRules } from './rules-context';

type PolicySheetProps = {
  collection: DraftedCollection;
  role: string | undefined;
  action: PolicyAction | undefined;
  onClose: () => void;
};

export function PolicySheet({ collection, role, action, onClose }: PolicySheetProps) {
  const say = useSay('rules');
  const { catalog, rules } = useRules();
  const draft = useDraft(rules.slug);
  const open = role !== undefined && action !== undefined;
  const schema = useQuery({
    ...filterSchemaQuery(rules.slug, catalog.revision, draft),
    enabled: open,
  });
  return (
    <Sheet
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={
        open
          ? say(`policy.title.${action}`, {
              role: say(`roleName.${role}`, { defaultValue: role }),
              collection: collection.label,
            })
          : ''
      }
      description={say('policy.description')}
      className="max-w-3xl"
    >
      {open &&
        (schema.data ? (
          <PolicyEditor
            key={`${role} ${action}`}
            schema={schema.data}
            collection={collection}
            role={role}
            action={action}
            onClose={onClose}
          />
        ) : schema.error ? (
          <ErrorState
            title={say('policy.failed')}
            error={schema.error}
            onRetry={() => void schema.refetch()}
          />
        ) : (
          <RowsSkeleton rows={3} />
        ))}
    </Sheet>
  );
}

type PolicyEditorProps = {
  schema: FilterSchema;
  collection: DraftedCollection;
  role: string;
  action: PolicyAction;
  onClose: () => void;
};

function PolicyEditor({ schema, collection, role, action, onClose }: PolicyEditorProps) {
  const say = useSay('rules');
  const { rules } = useRules();
  const [form, setForm] = useState<PolicyForm>(() => {
    const policy = policyOf(collection, role, action);
    return policy
      ? policyForm(schema, collection, policy)
      : newPolicyForm(collection, role, action);
  });
  const [shown, setShown] = useState(false);
  const gaps = gapsInForm(form);
  const edit = (change: Partial<PolicyForm>) => setForm({ ...form, ...change });
  const builder = { schema, filter: filterOf(collection.typeName), gaps: shown ? gaps : [] };
  const isCreate = action === 'CREATE';

  function submit(event: FormEvent) {
    event.preventDefault();
    setShown(true);
    if (gaps.length === 0) {
      addToDraft(rules.slug, { setPolicy: toPolicy(form) });
      onClose();
    }
  }

  return (
    <form noValidate onSubmit={submit} className="grid grid-cols-1 gap-6">
      <ConditionBuilder
        {...builder}
        label={say(isCreate ? 'policy.rowsCreate' : 'policy.rows')}
        hint={say(isCreate ? 'policy.rowsCreateHint' : 'policy.rowsHint')}
        empty={say('policy.everyRow')}
        group={form.rows}
        onChange={(rows) => edit({ rows })}
      />
      {action === 'UPDATE' && (
        <div className="grid gap-3">
          <CheckboxField
            label={say('policy.ownCheck')}
            hint={say('policy.ownCheckHint')}
            checked={form.check !== undefined}
            onCheckedChange={(checked) => edit({ check: checked ? emptyGroup() : undefined })}
          />
          {form.check && (
            <ConditionBuilder
              {...builder}
              label={say('policy.check')}
              hint={say('policy.checkHint')}
              empty={say('policy.everyRow')}
              group={form.check}
              onChange={(check) => edit({ check })}
            />
          )}
        </div>
      )}
      {isCreate && form.check && (
        <ConditionBuilder
          {...builder}
          label={say('policy.check')}
          hint={say('policy.checkHint')}
          empty={say('policy.everyRow')}
          group={form.check}
          onChange={(check) => edit({ check })}
        />
      )}
      {hasFields(action) && (
        <FieldChoice
          collection={collection}
          action={action}
          chosen={form.fields}
          onChange={(fields) => edit({ fields })}
        />
      )}
      {writes(action) && (
        <PresetsEditor
          collection={collection}
          presets={form.presets}
          onChange={(presets) => edit({ presets })}
        />
      )}
      {action === 'READ' && (
        <fieldset className="grid gap-3">
          <legend className="mb-3 font-medium text-sm">{say('policy.reading')}</legend>
          <CheckboxField
            label={say('policy.list')}
            hint={say('policy.listHint')}
            checked={form.list}
            onCheckedChange={(checked) => edit({ list: checked === true })}
          />
          <CheckboxField
            label={say('policy.aggregate')}
            hint={say('policy.aggregateHint')}
            checked={form.aggregate}
            onCheckedChange={(checked) => edit({ aggregate: checked === true })}
          />
        </fieldset>
      )}
      <details className="rounded-lg border border-border">
        <summary className="cursor-pointer px-3.5 py-2.5 font-medium text-sm">
          {say('policy.asJson')}
        </summary>
        <pre className="overflow-x-auto border-border border-t p-3.5 font-mono text-xs leading-5">
          {JSON.stringify(toPolicy(form), null, 2)}
        </pre>
      </details>
      <FormAlert message={shown && gaps.length > 0 ? say('policy.gaps') : undefined} />
      <DialogActions>
        <Button variant="outline" onClick={onClose}>
          {say('form.cancel')}
        </Button>
        <Button type="submit">{say('form.addToDraft')}</Button>
      </DialogActions>
    </form>
  );
}
