-- Changes of large tables go on after the answer: in stages, each of which can be done again and undone.

alter table weft.schema_change add column progress double precision not null default 1;

-- A running change has the revision that it found until it is done.
drop index weft.schema_change_project_id_revision_idx;
create unique index on weft.schema_change (project_id, revision) where status = 'APPLIED';

create table weft.schema_job (
    change_id uuid primary key references weft.schema_change,
    project_id uuid not null unique references weft.project,
    collections uuid[] not null,
    stages jsonb not null,
    finish text[] not null,
    done integer not null default 0,
    cursor text,
    rows_seen bigint not null default 0,
    cancelled boolean not null default false,
    failure text,
    undone integer not null default 0
);

-- The rows that a backfill has filled, so that it can be taken back.
create table weft.schema_job_batch (
    change_id uuid not null references weft.schema_job on delete cascade,
    stage integer not null,
    number bigint generated always as identity,
    keys text[] not null,
    primary key (change_id, stage, number)
);
