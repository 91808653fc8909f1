-- What projects were asked in each minute of the last day. It may be lost, and nobody refers to it.
create unlogged table weft.traffic (
    project_id uuid not null,
    minute timestamptz not null,
    requests bigint not null,
    errors bigint not null,
    primary key (project_id, minute)
);

create index on weft.traffic (minute);
