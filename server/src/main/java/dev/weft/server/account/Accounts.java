package dev.weft.server.account;

import static dev.weft.server.account.AccountTables.ACCOUNT;
import static dev.weft.server.account.AccountTables.ACCOUNT_ID;
import static dev.weft.server.account.AccountTables.CHANGED_AT;
import static dev.weft.server.account.AccountTables.CREATED_AT;
import static dev.weft.server.account.AccountTables.CREDENTIAL;
import static dev.weft.server.account.AccountTables.CREDENTIAL_ACCOUNT;
import static dev.weft.server.account.AccountTables.EMAIL;
import static dev.weft.server.account.AccountTables.NAME;
import static dev.weft.server.account.AccountTables.PASSWORD_HASH;
import static org.jooq.impl.DSL.any;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Signs people up and in. */
public final class Accounts {
    private final DSLContext sql;
    private final PasswordHashes hashes;
    private final Sessions sessions;
    private final SignInLimits limits;
    private final InstantSource clock;
    private final BiConsumer<DSLContext, Account> onSignUp;

    /**
     * @param onSignUp what else comes with a new account, in the same transaction
     */
    public Accounts(
            DSLContext sql,
            PasswordHashes hashes,
            Sessions sessions,
            SignInLimits limits,
            InstantSource clock,
            BiConsumer<DSLContext, Account> onSignUp) {
        this.sql = sql;
        this.hashes = hashes;
        this.sessions = sessions;
        this.limits = limits;
        this.clock = clock;
        this.onSignUp = onSignUp;
    }

    /**
     * A new account with its first session.
     *
     * @throws ApiException BAD_USER_INPUT, WEAK_PASSWORD, EMAIL_TAKEN
     * @throws TooManyAttempts from this address
     */
    public SessionTokens signUp(String email, String password, @Nullable String name, Visitor visitor) {
        limits.signUp(visitor.address());
        String normalized = EmailAddress.normalized(email)
                .orElseThrow(() -> refused(
                        ErrorCode.BAD_USER_INPUT, "email", "The email must be an address such as ada@example.com."));
        PasswordRules.weakness(password, normalized).ifPresent(why -> {
            throw refused(ErrorCode.WEAK_PASSWORD, "password", why);
        });
        Account account = new Account(
                UUID.randomUUID(),
                normalized,
                name == null ? null : DisplayName.read(name, List.of("input", "name")),
                clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
        String hash = hashes.hash(password);
        return sql.transactionResult(transaction -> create(transaction.dsl(), account, hash, visitor));
    }

    /**
     * A new session. Whether the account exists shows neither in the answer nor in the time it takes.
     *
     * @throws ApiException INVALID_CREDENTIALS
     * @throws TooManyAttempts from this address, or failures of this account
     */
    public SessionTokens signIn(String email, String password, Visitor visitor) {
        limits.signIn(visitor.address());
        Optional<String> normalized = EmailAddress.normalized(email);
        normalized.ifPresent(limits::attempt);
        Optional<Credential> credential = normalized.flatMap(this::credential);
        boolean right = hashes.matches(
                password, credential.map(Credential::passwordHash).orElse(null));
        if (!right || credential.isEmpty()) {
            throw notRight();
        }
        normalized.ifPresent(limits::succeeded);
        return sql.transactionResult(transaction -> {
            requireStill(transaction.dsl(), credential.get());
            return sessions.open(transaction.dsl(), credential.get().account(), visitor);
        });
    }

    /**
     * Gives the account another password and ends its other sessions.
     *
     * @param session that goes on
     * @param current the password so far
     * @throws ApiException INVALID_CREDENTIALS, WEAK_PASSWORD
     * @throws TooManyAttempts failures of this account
     */
    public void changePassword(UUID account, UUID session, String current, String next) {
        Account owner = find(account).orElseThrow(AccessTokens::refused);
        limits.attempt(owner.email());
        Credential credential = credential(owner.email()).orElseThrow(AccessTokens::refused);
        if (!hashes.matches(current, credential.passwordHash())) {
            throw new ApiException(ApiError.of(ErrorCode.INVALID_CREDENTIALS, "The current password is not right.")
                    .at(List.of("current"))
                    .onFields(List.of("current")));
        }
        limits.succeeded(owner.email());
        PasswordRules.weakness(next, owner.email()).ifPresent(why -> {
            throw new ApiException(ApiError.of(ErrorCode.WEAK_PASSWORD, why)
                    .at(List.of("next"))
                    .onFields(List.of("next")));
        });
        String hash = hashes.hash(next);
        sessions.forget(sql.transactionResult(transaction -> {
            replace(transaction.dsl(), credential, hash);
            return sessions.endOthers(transaction.dsl(), account, session);
        }));
    }

    /**
     * Gives the account another name for people to read.
     *
     * @param name null for none
     * @throws ApiException BAD_USER_INPUT
     */
    public Account rename(UUID account, @Nullable String name) {
        String read = name == null ? null : DisplayName.read(name, List.of("name"));
        sql.update(ACCOUNT).set(NAME, read).where(ACCOUNT_ID.eq(account)).execute();
        return find(account).orElseThrow(AccessTokens::refused);
    }

    private void replace(DSLContext transaction, Credential old, String hash) {
        int changed = transaction
                .update(CREDENTIAL)
                .set(PASSWORD_HASH, hash)
                .set(CHANGED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .where(CREDENTIAL_ACCOUNT.eq(old.account()).and(PASSWORD_HASH.eq(old.passwordHash())))
                .execute();
        if (changed == 0) {
            throw notRight();
        }
    }

    /** A password that is changed at this moment opens no session that would outlive the change. */
    private static void requireStill(DSLContext transaction, Credential credential) {
        boolean same = transaction
                .selectOne()
                .from(CREDENTIAL)
                .where(CREDENTIAL_ACCOUNT.eq(credential.account()))
                .and(PASSWORD_HASH.eq(credential.passwordHash()))
                .forShare()
                .fetchOptional()
                .isPresent();
        if (!same) {
            throw notRight();
        }
    }

    private static ApiException notRight() {
        return new ApiException(
                ErrorCode.INVALID_CREDENTIALS, "The email or the password is not right; check both and try again.");
    }

    public Optional<Account> find(UUID id) {
        return Optional.ofNullable(find(Set.of(id)).get(id));
    }

    /** The accounts by id, in one statement. */
    public Map<UUID, Account> find(Set<UUID> ids) {
        return sql
                .select(ACCOUNT_ID, EMAIL, NAME, CREATED_AT)
                .from(ACCOUNT)
                .where(ACCOUNT_ID.eq(any(ids.toArray(UUID[]::new))))
                .fetch(Accounts::account)
                .stream()
                .collect(Collectors.toMap(Account::id, Function.identity()));
    }

    private record Credential(UUID account, String passwordHash) {}

    private Optional<Credential> credential(String email) {
        return sql.select(ACCOUNT_ID, PASSWORD_HASH)
                .from(ACCOUNT)
                .join(CREDENTIAL)
                .on(CREDENTIAL_ACCOUNT.eq(ACCOUNT_ID))
                .where(EMAIL.eq(email))
                .fetchOptional(row -> new Credential(row.get(ACCOUNT_ID), row.get(PASSWORD_HASH)));
    }

    private SessionTokens create(DSLContext transaction, Account account, String passwordHash, Visitor visitor) {
        int inserted = transaction
                .insertInto(ACCOUNT)
                .set(ACCOUNT_ID, account.id())
                .set(EMAIL, account.email())
                .set(NAME, account.name())
                .set(CREATED_AT, account.createdAt())
                .onConflict(EMAIL)
                .doNothing()
                .execute();
        if (inserted == 0) {
            throw refused(ErrorCode.EMAIL_TAKEN, "email", "There is an account with this email; sign in instead.");
        }
        transaction
                .insertInto(CREDENTIAL)
                .set(CREDENTIAL_ACCOUNT, account.id())
                .set(PASSWORD_HASH, passwordHash)
                .set(CHANGED_AT, account.createdAt())
                .execute();
        onSignUp.accept(transaction, account);
        return sessions.open(transaction, account.id(), visitor);
    }

    private static Account account(Record row) {
        OffsetDateTime createdAt = row.get(CREATED_AT);
        return new Account(row.get(ACCOUNT_ID), row.get(EMAIL), row.get(NAME), createdAt);
    }

    private static ApiException refused(ErrorCode code, String field, String message) {
        return new ApiException(
                ApiError.of(code, message).at(List.of("input", field)).onFields(List.of(field)));
    }
}
