-- What was written to the rows of projects, whoever wrote it, in the transaction that wrote it. Triggers on the tables of
-- projects call the functions below; the roles of projects have no right on any of this.

alter table weft.collection add column change_log boolean not null default true;

-- Taken while the row is locked, so that it rises with every change of the same row.
create sequence weft.change_seq;

create table weft.change (
    at timestamptz not null,
    seq bigint not null default pg_catalog.nextval('weft.change_seq'),
    xid xid8 not null,
    project uuid not null,
    -- of a link the relation
    collection uuid not null,
    shape bigint not null,
    -- I, U, D; G where logging stopped, so that something is missing from there on
    kind text not null,
    row_id text not null,
    old json,
    new json,
    actor text,
    request text
) partition by range (at);

create index change_xid on weft.change (xid);

-- For what no other partition was made for in time, so that nobody's write fails for it.
create table weft.change_rest partition of weft.change default;

do $$
declare
    day date;
begin
    for ahead in 0 .. 2 loop
        day := (now() at time zone 'UTC')::date + ahead;
        execute format(
            'create table weft.%I partition of weft.change for values from (%L) to (%L)',
            'change_' || to_char(day, 'YYYYMMDD'), day || ' 00:00+00', (day + 1) || ' 00:00+00');
    end loop;
end
$$;

-- Which column was which field when a row was written.
create table weft.change_shape (
    id bigint primary key,
    columns json not null
);

-- Which log this is, so that a position of another database is told from one of this, and how much of it is gone.
create table weft.change_log (
    id bigint not null,
    -- no row of a higher transaction was ever dropped
    dropped xid8 not null default '0'
);
create unique index change_log_once on weft.change_log ((true));
insert into weft.change_log (id) values (hashtextextended(gen_random_uuid()::text, 0) & 9223372036854775807);

-- Arguments of all: the project, the collection or relation, the shape. They run as their owner, with names that nobody can
-- replace, and do once for a statement what need not be done for each of its rows.
create function weft.log_insert() returns trigger language plpgsql security definer set search_path = '' as $$
declare
    moment timestamptz := pg_catalog.clock_timestamp();
    transaction_id xid8 := pg_catalog.pg_current_xact_id();
    of_project uuid := tg_argv[0];
    of_collection uuid := tg_argv[1];
    of_shape bigint := tg_argv[2];
    by_actor text := nullif(pg_catalog.current_setting('weft.actor', true), '');
    in_request text := nullif(pg_catalog.current_setting('weft.request', true), '');
begin
    insert into weft.change (at, xid, project, collection, shape, kind, row_id, old, new, actor, request)
    select moment, transaction_id, of_project, of_collection, of_shape, 'I',
        n.id::text, null, pg_catalog.row_to_json(n), by_actor, in_request
    from weft_new n;
    return null;
end
$$;

create function weft.log_delete() returns trigger language plpgsql security definer set search_path = '' as $$
declare
    moment timestamptz := pg_catalog.clock_timestamp();
    transaction_id xid8 := pg_catalog.pg_current_xact_id();
    of_project uuid := tg_argv[0];
    of_collection uuid := tg_argv[1];
    of_shape bigint := tg_argv[2];
    by_actor text := nullif(pg_catalog.current_setting('weft.actor', true), '');
    in_request text := nullif(pg_catalog.current_setting('weft.request', true), '');
begin
    insert into weft.change (at, xid, project, collection, shape, kind, row_id, old, new, actor, request)
    select moment, transaction_id, of_project, of_collection, of_shape, 'D',
        o.id::text, pg_catalog.row_to_json(o), null, by_actor, in_request
    from weft_old o;
    return null;
end
$$;

-- Both tables have the rows in the order in which they were written, so that the n-th belong together, also where a cascade
-- wrote a row twice. The plan is kept for statements of any size, so it must not compare each row with each. While a column
-- is copied to another type, nothing changes that anybody could see.
create function weft.log_update() returns trigger language plpgsql security definer 
    set search_path = '' set enable_nestloop = off as $$
declare
    moment timestamptz := pg_catalog.clock_timestamp();
    transaction_id xid8 := pg_catalog.pg_current_xact_id();
    of_project uuid := tg_argv[0];
    of_collection uuid := tg_argv[1];
    of_shape bigint := tg_argv[2];
    by_actor text := nullif(pg_catalog.current_setting('weft.actor', true), '');
    in_request text := nullif(pg_catalog.current_setting('weft.request', true), '');
begin
    if pg_catalog.current_setting('weft.copying', true) = 'on' then
        return null;
    end if;
    insert into weft.change (at, xid, project, collection, shape, kind, row_id, old, new, actor, request)
    select moment, transaction_id, of_project, of_collection, of_shape, 'U',
        n.id, o.image, n.image, by_actor, in_request
    from (select pg_catalog.row_number() over () as place, r.id::text as id, pg_catalog.row_to_json(r) as image
        from weft_new r) n
    join (select pg_catalog.row_number() over () as place, pg_catalog.row_to_json(r) as image from weft_old r) o
        on o.place = n.place
    order by n.place;
    return null;
end
$$;

-- A link has no key of its own, but two others.
create function weft.log_link() returns trigger language plpgsql security definer set search_path = '' as $$
declare
    moment timestamptz := pg_catalog.clock_timestamp();
    transaction_id xid8 := pg_catalog.pg_current_xact_id();
    of_project uuid := tg_argv[0];
    of_collection uuid := tg_argv[1];
    of_shape bigint := tg_argv[2];
    by_actor text := nullif(pg_catalog.current_setting('weft.actor', true), '');
    in_request text := nullif(pg_catalog.current_setting('weft.request', true), '');
begin
    insert into weft.change (at, xid, project, collection, shape, kind, row_id, old, new, actor, request)
    select moment, transaction_id, of_project, of_collection, of_shape, 'I',
        (select pg_catalog.string_agg(value, ',') from pg_catalog.json_each_text(pg_catalog.row_to_json(n))),
        null, pg_catalog.row_to_json(n), by_actor, in_request
    from weft_new n;
    return null;
end
$$;

create function weft.log_unlink() returns trigger language plpgsql security definer set search_path = '' as $$
declare
    moment timestamptz := pg_catalog.clock_timestamp();
    transaction_id xid8 := pg_catalog.pg_current_xact_id();
    of_project uuid := tg_argv[0];
    of_collection uuid := tg_argv[1];
    of_shape bigint := tg_argv[2];
    by_actor text := nullif(pg_catalog.current_setting('weft.actor', true), '');
    in_request text := nullif(pg_catalog.current_setting('weft.request', true), '');
begin
    insert into weft.change (at, xid, project, collection, shape, kind, row_id, old, new, actor, request)
    select moment, transaction_id, of_project, of_collection, of_shape, 'D',
        (select pg_catalog.string_agg(value, ',') from pg_catalog.json_each_text(pg_catalog.row_to_json(o))),
        pg_catalog.row_to_json(o), null, by_actor, in_request
    from weft_old o;
    return null;
end
$$;

-- For whoever changes links by hand.
create function weft.log_relink() returns trigger language plpgsql security definer set search_path = '' as $$
declare
    moment timestamptz := pg_catalog.clock_timestamp();
    transaction_id xid8 := pg_catalog.pg_current_xact_id();
    of_project uuid := tg_argv[0];
    of_collection uuid := tg_argv[1];
    of_shape bigint := tg_argv[2];
    by_actor text := nullif(pg_catalog.current_setting('weft.actor', true), '');
    in_request text := nullif(pg_catalog.current_setting('weft.request', true), '');
begin
    insert into weft.change (at, xid, project, collection, shape, kind, row_id, old, new, actor, request)
    select moment, transaction_id, of_project, of_collection, of_shape, l.kind,
        (select pg_catalog.string_agg(value, ',') from pg_catalog.json_each_text(coalesce(l.old, l.new))),
        l.old, l.new, by_actor, in_request
    from (
        select 'D' as kind, pg_catalog.row_to_json(o) as old, null::json as new from weft_old o
        union all
        select 'I', null, pg_catalog.row_to_json(n) from weft_new n) l;
    return null;
end
$$;

-- Every row is deleted. A fourth argument says that they are links.
create function weft.log_truncate() returns trigger language plpgsql security definer set search_path = '' as $$
begin
    execute pg_catalog.format(
        'insert into weft.change (at, xid, project, collection, shape, kind, row_id, old, actor, request)
        select pg_catalog.clock_timestamp(), pg_catalog.pg_current_xact_id(), $1, $2, $3, ''D'',
            case when $4 then (select pg_catalog.string_agg(value, '','') from pg_catalog.json_each_text(r.image))
                else r.image ->> ''id'' end,
            r.image,
            nullif(pg_catalog.current_setting(''weft.actor'', true), ''''),
            nullif(pg_catalog.current_setting(''weft.request'', true), '''')
        from (select pg_catalog.row_to_json(o) as image from %I.%I o) as r',
        tg_table_schema, tg_table_name)
    using tg_argv[0]::uuid, tg_argv[1]::uuid, tg_argv[2]::bigint, tg_nargs > 3;
    return null;
end
$$;

-- From here on something is missing: whoever wants to go on from before must be told so.
create function weft.log_gap(project uuid, collection uuid) returns void language sql set search_path = '' as $$
    insert into weft.change (at, xid, project, collection, shape, kind, row_id)
    values (pg_catalog.clock_timestamp(), pg_catalog.pg_current_xact_id(), project, collection, 0, 'G', '');
$$;

revoke all on all functions in schema weft from public;
