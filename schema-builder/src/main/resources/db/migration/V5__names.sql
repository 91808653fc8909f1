-- Former names that the API still serves, and what is hidden. Names of the API, not of PostgreSQL.

alter table weft.collection
    add column former_names jsonb not null default '[]',
    add column plain_tree uuid,
    add column archived_at timestamptz;

alter table weft.field
    add column aliases text[] not null default '{}',
    add column archived_at timestamptz;

alter table weft.relation
    add column aliases text[] not null default '{}',
    add column inverse_aliases text[] not null default '{}',
    add column archived_at timestamptz;

-- Until now the first relation of a collection to itself had the plain names of a tree; it keeps them.
update weft.collection c
set plain_tree = coalesce(
    (
        select f.id
        from weft.field f
        where f.collection_id = c.id and c.name = 'users' and f.type = 'USER'
        order by f.position
        limit 1
    ),
    (
        select r.id
        from weft.relation r
        where r.collection_id = c.id and r.target_id = c.id and r.column_name is not null
        order by r.position
        limit 1
    ));

-- A change writes rows one after the other, and names may change places.
alter table weft.collection
    drop constraint collection_project_id_name_key,
    drop constraint collection_project_id_type_name_key,
    add unique (project_id, name) deferrable initially deferred,
    add unique (project_id, type_name) deferrable initially deferred;

alter table weft.field
    drop constraint field_collection_id_name_key,
    drop constraint field_collection_id_api_name_key,
    add unique (collection_id, name) deferrable initially deferred,
    add unique (collection_id, api_name) deferrable initially deferred;

alter table weft.relation
    drop constraint relation_collection_id_name_key,
    add unique (collection_id, name) deferrable initially deferred;
