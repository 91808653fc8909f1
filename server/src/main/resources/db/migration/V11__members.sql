-- Who may come into a company, where sessions come from, and how often passwords were tried.

-- Of the code only a hash is kept. An invitation that was not accepted is void when it has expired or was withdrawn.
create table weft.invitation (
    id uuid primary key,
    company_id uuid not null references weft.company,
    email text not null check (email = lower(email)),
    role text not null check (role in ('OWNER', 'ADMIN', 'MEMBER')),
    code_hash bytea not null unique check (length(code_hash) = 32),
    invited_by uuid not null references weft.account,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    accepted_at timestamptz,
    accepted_by uuid references weft.account,
    check ((accepted_at is null) = (accepted_by is null))
);

-- A new invitation takes the place of the one before.
create unique index on weft.invitation (company_id, email) where accepted_at is null;

alter table weft.session drop constraint session_end_reason_check;
alter table weft.session add constraint session_end_reason_check
    check (end_reason in ('SIGNED_OUT', 'TOKEN_REUSED', 'REVOKED', 'PASSWORD_CHANGED'));
alter table weft.session add column last_used_at timestamptz;
alter table weft.session add column address text;
alter table weft.session add column user_agent text;

-- When something was tried lately, in milliseconds since 1970, so that all servers count together. What is counted is
-- hashed: an address, or the e-mail of an account that may not exist.
create table weft.attempt (
    kind text not null,
    subject bytea not null check (length(subject) = 32),
    times bigint[] not null,
    forget_at timestamptz not null,
    primary key (kind, subject)
);

create index on weft.attempt (forget_at);
