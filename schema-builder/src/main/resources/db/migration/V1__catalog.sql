-- The catalog of every project: what its tables and its GraphQL schema look like.

create table weft.project (
    id uuid primary key,
    slug text not null unique,
    name text not null,
    state text not null default 'ACTIVE' check (state in ('ACTIVE', 'DECOMMISSIONED')),
    database_schema text not null unique,
    revision integer not null default 0,
    last_collection_number integer not null default 0,
    created_at timestamptz not null default now()
);

create table weft.collection (
    id uuid primary key,
    project_id uuid not null references weft.project,
    number integer not null,
    name text not null,
    type_name text not null,
    list_name text not null,
    item_name text not null,
    label text not null,
    description text,
    primary_key text not null check (primary_key in ('UUID', 'BIGINT')),
    operations text[] not null,
    unique (project_id, number),
    unique (project_id, name),
    unique (project_id, type_name)
);

create table weft.field (
    id uuid primary key,
    collection_id uuid not null references weft.collection,
    position integer not null,
    name text not null,
    api_name text not null,
    column_name text not null,
    label text not null,
    description text,
    type text not null,
    required boolean not null,
    is_unique boolean not null,
    indexed boolean not null,
    default_value jsonb,
    options jsonb not null,
    config jsonb not null,
    deprecated text,
    unique (collection_id, name),
    unique (collection_id, api_name)
);

create table weft.relation (
    id uuid primary key,
    collection_id uuid not null references weft.collection,
    target_id uuid not null references weft.collection,
    position integer not null,
    name text not null,
    api_name text not null,
    inverse_name text,
    inverse_api_name text,
    kind text not null check (kind in ('MANY_TO_ONE', 'ONE_TO_ONE', 'MANY_TO_MANY')),
    required boolean not null,
    on_delete text not null check (on_delete in ('RESTRICT', 'CASCADE', 'SET_NULL')),
    column_name text,
    join_table text,
    source_column text,
    target_column text,
    check ((column_name is null) = (kind = 'MANY_TO_MANY')),
    check (num_nulls(join_table, source_column, target_column) = case kind when 'MANY_TO_MANY' then 0 else 3 end),
    unique (collection_id, name)
);

create index on weft.relation (target_id);

create table weft.collection_index (
    collection_id uuid not null references weft.collection,
    name text not null,
    position integer not null,
    column_names text[] not null,
    is_unique boolean not null,
    primary key (collection_id, name)
);

create table weft.schema_change (
    id uuid primary key,
    project_id uuid not null references weft.project,
    revision integer not null,
    status text not null check (status in ('APPLIED', 'RUNNING', 'FAILED')),
    operations jsonb not null,
    statements text[] not null,
    actor text not null,
    created_at timestamptz not null default now(),
    duration_ms integer not null,
    error text
);

create index on weft.schema_change (project_id, created_at desc);
create unique index on weft.schema_change (project_id, revision) where status <> 'FAILED';
