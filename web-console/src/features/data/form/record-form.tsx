import { type FormEvent, type ReactNode, useState } from 'react';
import { FormAlert } from '@/components/form-alert';
import type { Collection, ProjectModel } from '@/lib/documents/model';
import type { RelatedRow, Row } from '@/lib/documents/operation';
import { ApiError } from '@/lib/platform/api-error';
import { describeError } from '@/lib/platform/describe-error';
import { useProblemText } from '../components/use-problem-text';
import { FieldControl } from './field-control';
import { type Draft, type Drafts, formFields, readForm } from './form-model';

export type Shown = Record<string, RelatedRow | null>;

type RecordFormProps = {
  id: string;
  slug: string;
  project: ProjectModel;
  collection: Collection;
  start: Drafts;
  /** The rows that references lead to at first, by relation. */
  shown: Partial<Row>;
  readOnly?: boolean;
  /** What is thrown is shown; what was typed stays. */
  onSubmit: (values: Record<string, unknown>, shown: Shown) => Promise<void>;
  onDirty?: (dirty: boolean) => void;
  children?: ReactNode;
};

/** A form for a row of any collection. Buttons may be elsewhere: they name the form. */
export function RecordForm(props: RecordFormProps) {
  const {
    id,
    slug,
    project,
    collection,
    start,
    shown,
    readOnly = false,
    onSubmit,
    onDirty,
  } = props;
  const problemText = useProblemText();
  const fields = formFields(collection);
  const [drafts, setDrafts] = useState(start);
  const [related, setRelated] = useState<Shown>({});
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failed, setFailed] = useState<string>();

  function change(name: string, draft: Draft, relation?: string, row?: RelatedRow | null) {
    setDrafts((before) => ({ ...before, [name]: draft }));
    setErrors(({ [name]: _, ...others }) => others);
    if (relation && row !== undefined) {
      setRelated((before) => ({ ...before, [relation]: row }));
    }
    onDirty?.(true);
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const read = readForm(fields, drafts);
    setFailed(undefined);
    if (!read.ok) {
      setErrors(
        Object.fromEntries(
          Object.entries(read.problems).map(([name, problem]) => [name, problemText(problem)]),
        ),
      );
      focusFirstError(form);
      return;
    }
    try {
      await onSubmit(read.values, related);
      onDirty?.(false);
    } catch (error) {
      const found = errorsOf(
        error,
        fields.map(({ name }) => name),
      );
      setErrors(found.fields);
      setFailed(found.form);
      focusFirstError(form);
    }
  }

  return (
    <form id={id} noValidate onSubmit={submit} className="grid gap-4">
      <FormAlert message={failed} />
      {fields.map((field) => {
        const relation = field.relation?.apiName;
        const known = relation && relation in related ? related[relation] : shown[relation ?? ''];
        return (
          <FieldControl
            key={field.name}
            slug={slug}
            project={project}
            field={field}
            draft={drafts[field.name] ?? null}
            related={(known ?? null) as RelatedRow | null}
            error={errors[field.name]}
            disabled={readOnly}
            onChange={(draft, row) => change(field.name, draft, relation, row)}
          />
        );
      })}
      {props.children}
    </form>
  );
}

/** Which fields an error is about; without any it is about the form. */
export function errorsOf(
  error: unknown,
  names: readonly string[],
): { fields: Record<string, string>; form?: string } {
  const message = describeError(error);
  const said = error instanceof ApiError ? error.fields : [];
  const own = names.filter((name) => said.includes(name));
  return own.length === 0
    ? { fields: {}, form: message }
    : { fields: Object.fromEntries(own.map((name) => [name, messageFor(error, name, message)])) };
}

function messageFor(error: unknown, name: string, otherwise: string): string {
  if (error instanceof ApiError && 'errors' in error) {
    const all = error.errors as readonly { message: string; fields: readonly string[] }[];
    return all.find(({ fields }) => fields.includes(name))?.message ?? otherwise;
  }
  return otherwise;
}

function focusFirstError(form: HTMLFormElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
