-- Who may use the platform: accounts, their sessions, companies, keys of projects.

create table weft.account (
    id uuid primary key,
    email text not null unique check (email = lower(email)),
    name text,
    created_at timestamptz not null
);

create table weft.credential (
    account_id uuid primary key references weft.account on delete cascade,
    password_hash text not null,
    changed_at timestamptz not null
);

-- A session is a family of refresh tokens, each the successor of the one before. It ends as a whole.
create table weft.session (
    id uuid primary key,
    account_id uuid not null references weft.account on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    ended_at timestamptz,
    end_reason text check (end_reason in ('SIGNED_OUT', 'TOKEN_REUSED')),
    check ((ended_at is null) = (end_reason is null))
);

create index on weft.session (account_id) where ended_at is null;

create table weft.refresh_token (
    hash bytea primary key check (length(hash) = 32),
    session_id uuid not null references weft.session on delete cascade,
    expires_at timestamptz not null,
    rotated_at timestamptz
);

create index on weft.refresh_token (session_id);

-- One token of a session is live at any time.
create unique index on weft.refresh_token (session_id) where rotated_at is null;

create table weft.company (
    id uuid primary key,
    name text not null,
    slug text not null unique,
    created_at timestamptz not null
);

create table weft.member (
    company_id uuid not null references weft.company,
    account_id uuid not null references weft.account,
    role text not null check (role in ('OWNER', 'ADMIN', 'MEMBER')),
    joined_at timestamptz not null,
    primary key (company_id, account_id)
);

create index on weft.member (account_id);

alter table weft.project add column company_id uuid not null references weft.company;

create index on weft.project (company_id);

create table weft.api_key (
    id uuid primary key,
    project_id uuid not null references weft.project,
    name text not null,
    kind text not null check (kind in ('PUBLISHABLE', 'SECRET')),
    role text not null,
    prefix text not null,
    hash bytea not null unique check (length(hash) = 32),
    created_by uuid references weft.account,
    created_at timestamptz not null,
    expires_at timestamptz,
    last_used_at timestamptz,
    revoked_at timestamptz
);

create index on weft.api_key (project_id, created_at);

-- The platform's own keys, sealed under the master key.
create table weft.platform_key (
    id uuid primary key,
    purpose text not null check (purpose in ('ACCESS_TOKENS', 'REFRESH_TOKENS')),
    sealed bytea not null,
    created_at timestamptz not null,
    retired_at timestamptz
);

create unique index on weft.platform_key (purpose) where retired_at is null;
