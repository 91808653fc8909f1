-- Who did what: rows are added and read, never changed or removed. The tables belong to a role that nobody can log in
-- as, and that the server's own login gives up in the end; it keeps the rights to add and to read. The trigger stops
-- owners and superusers from changing rows by mistake, and the chain of hashes shows when it was done on purpose.
do $$
declare
    login text := current_user;
    keeper text := 'weft_audit_' || (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database());
begin
    execute pg_catalog.format('create role %I nologin', keeper);
    execute pg_catalog.format('grant %I to %I with inherit false, set true', keeper, login);
    execute pg_catalog.format('create schema weft_audit authorization %I', keeper);
    execute pg_catalog.format('set local role %I', keeper);

    -- The chain is the company's id, or the nil UUID for what concerns no company. Of the detail the very text is
    -- kept, because its hash depends on it.
    create table weft_audit.event (
        chain uuid not null,
        number bigint not null check (number > 0),
        at timestamptz not null,
        project uuid,
        actor text not null,
        actor_kind text not null,
        acting_as text,
        action text not null,
        resource_type text not null,
        resource_id text,
        status text not null,
        ip text,
        user_agent text,
        request_id text,
        detail json not null,
        previous bytea not null check (length(previous) = 32),
        hash bytea not null check (length(hash) = 32),
        primary key (chain, number)
    );
    create index event_project on weft_audit.event (project, number) where project is not null;

    create function weft_audit.refuse() returns trigger language plpgsql as $refuse$
    begin
        raise exception 'the audit log only grows' using errcode = 'insufficient_privilege';
    end
    $refuse$;
    create trigger append_only before update or delete or truncate on weft_audit.event
        for each statement execute function weft_audit.refuse();

    execute pg_catalog.format('grant usage on schema weft_audit to %I', login);
    execute pg_catalog.format('grant select, insert on weft_audit.event to %I', login);
    execute pg_catalog.format('set local role %I', login);
    execute pg_catalog.format('revoke %I from %I', keeper, login);
end
$$;
