-- End users of projects. Their profiles are rows of a project's own table; what proves who they are is kept here.

create table weft.user_credential (
    project_id uuid not null references weft.project on delete cascade,
    user_id uuid not null,
    password_hash text not null,
    changed_at timestamptz not null,
    primary key (project_id, user_id)
);

-- A session is a family of refresh tokens, each the successor of the one before. It ends as a whole.
create table weft.user_session (
    id uuid primary key,
    project_id uuid not null,
    user_id uuid not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    ended_at timestamptz,
    end_reason text check (end_reason in ('SIGNED_OUT', 'TOKEN_REUSED', 'PASSWORD_CHANGED')),
    foreign key (project_id, user_id) references weft.user_credential on delete cascade,
    check ((ended_at is null) = (end_reason is null))
);

create index on weft.user_session (project_id, user_id);

create table weft.user_refresh_token (
    hash bytea primary key check (length(hash) = 32),
    session_id uuid not null references weft.user_session on delete cascade,
    expires_at timestamptz not null,
    rotated_at timestamptz
);

create index on weft.user_refresh_token (session_id);

-- One token of a session is live at any time.
create unique index on weft.user_refresh_token (session_id) where rotated_at is null;

-- Each project signs with keys of its own, sealed under the master key. The last one that has begun to sign signs; those
-- before it verify until their tokens have expired.
create table weft.signing_key (
    id uuid primary key,
    project_id uuid not null references weft.project on delete cascade,
    number integer not null,
    sealed bytea not null,
    created_at timestamptz not null,
    signs_from timestamptz not null,
    unique (project_id, number)
);

-- Whose tokens a project accepts besides its own.
create table weft.identity_provider (
    project_id uuid not null references weft.project on delete cascade,
    issuer text not null,
    audience text not null,
    jwks_uri text not null,
    role_claim text,
    role_map jsonb,
    user_claim text,
    created_at timestamptz not null,
    primary key (project_id, issuer)
);

alter table weft.project_settings add column sign_up boolean not null default true;
