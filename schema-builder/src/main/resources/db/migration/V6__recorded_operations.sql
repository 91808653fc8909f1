-- The operations that clients of a project have sent, without the values of their literals: one row for each operation and
-- each version of a client. Absent names and versions are empty texts, so that they can be part of the key.
create table weft.recorded_operation (
    project_id uuid not null references weft.project on delete cascade,
    hash text not null check (hash ~ '^[0-9a-f]{64}$'),
    client text not null,
    client_version text not null,
    document text not null,
    operation_name text,
    first_seen timestamptz not null,
    last_seen timestamptz not null,
    count bigint not null,
    primary key (project_id, hash, client, client_version)
);

create index on weft.recorded_operation (project_id, last_seen);
