-- What projects use of PostgreSQL's extensions. Every project's role may call it. Without pg_trgm all works but the
-- search for similar texts; an administrator can create it later: create extension pg_trgm with schema weft_ext.

create schema if not exists weft_ext;
grant usage on schema weft_ext to public;

do $$
begin
    create extension if not exists pg_trgm with schema weft_ext;
exception
    when others then
        raise warning 'texts cannot be searched by similarity, pg_trgm could not be created: %', sqlerrm;
end
$$;
