import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { actorsQuery } from './actors';

/** Names for what logs call actors; those who have left stay "account 0198c0de". */
export function useActorName(slug: string): (actor: string) => string {
  const { t } = useTranslation();
  const { data: names } = useQuery(actorsQuery(slug));
  return (actor) => {
    const name = names?.get(actor);
    if (name) {
      return name;
    }
    const [kind = '', id = ''] = actor.split(':');
    switch (kind) {
      case 'anonymous':
        return t('actors.anonymous');
      case 'account':
        return t('actors.account', { id: short(id) });
      case 'user':
        return t('actors.user', { id: short(id) });
      case 'key':
        return t('actors.key', { id: short(id) });
      default:
        return actor;
    }
  };
}

function short(id: string): string {
  return id.slice(-8);
}
