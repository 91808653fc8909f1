-- Answers of mutations that were sent with an Idempotency-Key, written in the transaction of what they answer. A row
-- without a body belongs to a transaction that has not ended. The position is that of the mutation in a batch.
create table weft.kept_answer (
    project_id uuid not null references weft.project on delete cascade,
    caller text not null,
    key text not null check (length(key) between 1 and 255),
    position integer not null,
    fingerprint bytea not null,
    status integer,
    body bytea,
    created_at timestamptz not null,
    primary key (project_id, caller, key, position)
);

create index on weft.kept_answer (created_at);
