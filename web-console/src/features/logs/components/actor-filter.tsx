import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { SelectField } from '@/components/select-field';
import { actorsQuery } from '@/lib/actor/actors';
import { useActorName } from '@/lib/actor/use-actor-name';

type ActorFilterProps = {
  slug: string;
  value: string | undefined;
  onChange: (actor: string | undefined) => void;
};

/** Members and keys by name; whoever else the address names is offered too. */
export function ActorFilter({ slug, value, onChange }: ActorFilterProps) {
  const { t } = useTranslation('logs');
  const { data: actors } = useQuery(actorsQuery(slug));
  const nameOf = useActorName(slug);
  const known = [...(actors?.keys() ?? []), 'anonymous'];
  const offered = value && !known.includes(value) ? [value, ...known] : known;
  return (
    <SelectField
      label={t('filters.actor')}
      className="w-44"
      value={value ?? ''}
      placeholder={t('filters.anybody')}
      options={offered.map((actor) => ({ value: actor, label: nameOf(actor) }))}
      onChange={(event) => onChange(event.target.value || undefined)}
    />
  );
}
