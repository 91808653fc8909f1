-- What the owners of a project have set, and the operations that they trust.

-- A project without a row has every default. The version rises with every change, also of the trusted documents.
create table weft.project_settings (
    project_id uuid primary key references weft.project,
    version bigint not null,
    cost integer check (cost > 0),
    anonymous_cost integer check (anonymous_cost > 0),
    trusted_only boolean not null default false,
    no_introspection text[] not null default '{}'
);

create table weft.trusted_document (
    project_id uuid not null references weft.project,
    hash text not null check (hash ~ '^[0-9a-f]{64}$'),
    document text not null,
    operation_name text,
    created_at timestamptz not null,
    primary key (project_id, hash)
);

create index on weft.trusted_document (project_id, created_at, hash);
