-- A project's own roles, and what roles may do to the rows of its collections.

create table weft.project_role (
    project_id uuid not null references weft.project,
    name text not null,
    description text,
    primary key (project_id, name)
);

-- JSON as the builder wrote it, in the order in which it was written.
create table weft.policy (
    collection_id uuid not null references weft.collection,
    role text not null,
    action text not null check (action in ('READ', 'CREATE', 'UPDATE', 'DELETE')),
    row_condition json not null,
    check_condition json,
    field_names text[],
    presets json not null,
    aggregate boolean not null,
    list boolean not null,
    primary key (collection_id, role, action)
);
