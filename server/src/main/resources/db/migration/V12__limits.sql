-- How much callers of a project may spend in a minute, in points of cost, and from which sites browsers may call.

-- Null is the server's own limit.
alter table weft.project_settings add column rate_anonymous integer check (rate_anonymous > 0);
alter table weft.project_settings add column rate_user integer check (rate_user > 0);
alter table weft.project_settings add column rate_key integer check (rate_key > 0);
alter table weft.project_settings add column origins text[] not null default '{}';

-- What callers have left, shared by all servers. It may be lost: everybody begins with full pockets then.
create unlogged table weft.budget (
    id text primary key,
    state bytea,
    expires_at bigint
);

create index on weft.budget (expires_at);
