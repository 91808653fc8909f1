import { Ban, Check, ChevronDown, Filter, type LucideIcon, UserRound } from 'lucide-react';
import { Checkbox } from '@/components/checkbox';
import { Menu, MenuItem, MenuSeparator } from '@/components/menu';
import { Cell, HeadCell, Table, TableBody, TableHead } from '@/components/table';
import type { PolicyAction, ProjectRole } from '@/lib/catalog/catalog';
import { cn } from '@/lib/cn';
import { addToDraft } from '@/lib/schema-change/draft';
import type { DraftedCollection } from '@/lib/schema-change/preview';
import { useSay } from '@/lib/use-say';
import {
  boundRoles,
  type CellChoice,
  type CellState,
  cellState,
  chooseCell,
  isRefined,
  ownersOf,
  policyOf,
  switchReading,
} from '../model/access';
import type { CellSearch } from '../search';
import { useRules } from './rules-context';

type AccessMatrixProps = {
  collection: DraftedCollection;
  onEdit: (cell: CellSearch) => void;
};

const looks: Record<CellState, { icon: LucideIcon; style: string }> = {
  none: { icon: Ban, style: 'text-muted' },
  all: { icon: Check, style: 'text-success' },
  own: { icon: UserRound, style: 'text-accent' },
  some: { icon: Filter, style: 'text-info' },
};

const columns = ['READ', 'list', 'aggregate', 'CREATE', 'UPDATE', 'DELETE'] as const;

export function AccessMatrix({ collection, onEdit }: AccessMatrixProps) {
  const say = useSay('rules');
  const { rules } = useRules();
  return (
    <>
      <Table label={say('matrix.title')}>
        <TableHead>
          <HeadCell>{say('matrix.role')}</HeadCell>
          {columns.map((column) => (
            <HeadCell key={column} title={say(`matrix.hint.${column}`)}>
              {say(`action.${column}`)}
            </HeadCell>
          ))}
        </TableHead>
        <TableBody>
          {boundRoles(rules.roles).map((role) => (
            <tr key={role.name}>
              <Cell>
                <span className="font-medium">
                  {say(`roleName.${role.name}`, { defaultValue: role.name })}
                </span>
                {role.builtIn && (
                  <span className="block text-muted text-xs">{say(`roleHint.${role.name}`)}</span>
                )}
                {!role.builtIn && role.description && (
                  <span className="block text-muted text-xs">{role.description}</span>
                )}
              </Cell>
              {columns.map((column) => (
                <Cell key={column} className="px-2">
                  {column === 'list' || column === 'aggregate' ? (
                    <ReadingSwitch collection={collection} role={role} what={column} />
                  ) : (
                    <AccessCell
                      collection={collection}
                      role={role}
                      action={column}
                      onEdit={onEdit}
                    />
                  )}
                </Cell>
              ))}
            </tr>
          ))}
        </TableBody>
      </Table>
      <p className="mt-3 text-muted text-sm">{say('matrix.unbound')}</p>
    </>
  );
}

type CellProps = { collection: DraftedCollection; role: ProjectRole };

function ReadingSwitch({ collection, role, what }: CellProps & { what: 'list' | 'aggregate' }) {
  const say = useSay('rules');
  const { rules } = useRules();
  const policy = policyOf(collection, role.name, 'READ');
  return (
    <Checkbox
      aria-label={say(`matrix.switch.${what}`, { role: role.name })}
      disabled={!policy}
      checked={policy?.[what] ?? false}
      className="ml-2"
      onCheckedChange={(checked) => {
        const operation = switchReading(collection, role.name, what, checked === true);
        if (operation) {
          addToDraft(rules.slug, operation);
        }
      }}
    />
  );
}

type AccessCellProps = CellProps & {
  action: PolicyAction;
  onEdit: (cell: CellSearch) => void;
};

function AccessCell({ collection, role, action, onEdit }: AccessCellProps) {
  const say = useSay('rules');
  const { rules } = useRules();
  const state = cellState(collection, role.name, action);
  const policy = policyOf(collection, role.name, action);
  const { icon: Icon, style } = looks[state];
  const choose = (choice: CellChoice) => {
    const operation = chooseCell(collection, role.name, action, choice);
    if (operation) {
      addToDraft(rules.slug, operation);
    }
  };
  const name = say(`cell.${state}`);
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          aria-label={say('matrix.cell', {
            role: role.name,
            action: say(`action.${action}`),
            state: name,
          })}
          className="inline-flex h-8 items-center gap-1.5 whitespace-nowrap rounded-md border border-transparent px-2 text-sm hover:border-border-strong hover:bg-hover data-[state=open]:border-border-strong"
        >
          <Icon aria-hidden className={cn('size-4', style)} />
          {name}
          {policy && isRefined(policy) && (
            <span className="rounded-sm bg-subtle px-1 text-muted text-xs">
              {say('cell.refined')}
            </span>
          )}
          <ChevronDown aria-hidden className="size-3.5 text-muted" />
        </button>
      }
    >
      <MenuItem icon={Ban} onSelect={() => choose({ kind: 'none' })}>
        {say('cell.none')}
      </MenuItem>
      <MenuItem icon={Check} onSelect={() => choose({ kind: 'all' })}>
        {say('cell.all')}
      </MenuItem>
      {role.name !== 'anonymous' &&
        ownersOf(collection).map((owner) => (
          <MenuItem
            key={owner.name}
            icon={UserRound}
            onSelect={() => choose({ kind: 'own', owner })}
          >
            {say('cell.ownBy', { field: owner.name })}
          </MenuItem>
        ))}
      <MenuSeparator />
      <MenuItem icon={Filter} onSelect={() => onEdit({ role: role.name, action })}>
        {say('cell.condition')}
      </MenuItem>
    </Menu>
  );
}
