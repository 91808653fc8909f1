package dev.weft.server.idempotency;

import static dev.weft.server.idempotency.KeptAnswerTable.ANSWER;
import static dev.weft.server.idempotency.KeptAnswerTable.BODY;
import static dev.weft.server.idempotency.KeptAnswerTable.CALLER;
import static dev.weft.server.idempotency.KeptAnswerTable.CREATED_AT;
import static dev.weft.server.idempotency.KeptAnswerTable.FINGERPRINT;
import static dev.weft.server.idempotency.KeptAnswerTable.KEY;
import static dev.weft.server.idempotency.KeptAnswerTable.POSITION;
import static dev.weft.server.idempotency.KeptAnswerTable.PROJECT;
import static dev.weft.server.idempotency.KeptAnswerTable.STATUS;

import dev.weft.access.Caller;
import dev.weft.access.RoleSet;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.resolvers.execution.Once;
import dev.weft.resolvers.execution.ProjectResponse;
import dev.weft.server.http.IdempotencyKey;
import dev.weft.server.http.KeptAnswer;
import dev.weft.server.project.ProjectConnections;
import dev.weft.server.project.ProjectRef;
import dev.weft.server.secret.Digests;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultDSLContext;
import org.jspecify.annotations.Nullable;

/**
 * One mutation of one caller under the key that the caller gave it. The row with the key is inserted first: whoever sends
 * the same at the same time waits for the end of the transaction, at the row's primary key. The answer joins it as the last
 * thing, so it stands if and only if the writes do, whatever happens between the commit and the client.
 *
 * <p>Projects' roles have no rights on the platform's tables, so the transaction lays its role down for these statements.
 */
public final class OnceByKey implements Once {
    private final ProjectRef project;
    private final Caller caller;
    private final IdempotencyKey key;
    private final byte[] fingerprint;
    private final Function<ProjectResponse, KeptAnswer> form;
    private @Nullable KeptAnswer kept;

    /**
     * @param form what a response looks like on the wire
     */
    public OnceByKey(
            ProjectRef project, Caller caller, IdempotencyKey key, Function<ProjectResponse, KeptAnswer> form) {
        this.project = project;
        this.caller = caller;
        this.key = key;
        this.form = form;
        // An answer that was given to one role is none for another, also where the caller is the same.
        this.fingerprint = Digests.sha256(key.fingerprint() + " " + caller.roles());
    }

    /** The answer that was kept before. */
    public KeptAnswer kept() {
        return Objects.requireNonNull(kept, "nothing was kept");
    }

    @Override
    public boolean isDone(Connection transaction) throws SQLException {
        return on(transaction, sql -> {
            sql.execute("set local role none");
            if (claim(sql)) {
                sql.execute("set local role {0}", DSL.name(ProjectConnections.role(project)));
                return false;
            }
            kept = read(sql);
            return true;
        });
    }

    private boolean claim(DSLContext sql) {
        return sql.insertInto(ANSWER, PROJECT, CALLER, KEY, POSITION, FINGERPRINT, CREATED_AT)
                        .values(
                                DSL.val(project.id().value()),
                                DSL.val(who(caller)),
                                DSL.val(key.key()),
                                DSL.val(key.position()),
                                DSL.val(fingerprint),
                                DSL.currentOffsetDateTime())
                        .onConflict(PROJECT, CALLER, KEY, POSITION)
                        .doUpdate()
                        .set(FINGERPRINT, DSL.excluded(FINGERPRINT))
                        .set(CREATED_AT, DSL.excluded(CREATED_AT))
                        .setNull(STATUS)
                        .setNull(BODY)
                        .where(KeptAnswerTable.isOver())
                        .execute()
                == 1;
    }

    private KeptAnswer read(DSLContext sql) {
        Record3<byte[], Integer, byte[]> row =
                sql.select(FINGERPRINT, STATUS, BODY).from(ANSWER).where(row()).fetchSingle();
        if (!Arrays.equals(fingerprint, row.value1())) {
            throw new ApiException(
                    ErrorCode.IDEMPOTENCY_CONFLICT,
                    "The key in '" + IdempotencyKey.HEADER
                            + "' was used for another operation, with other variables or in another role:"
                            + " give every mutation its own");
        }
        return new KeptAnswer(row.value2(), row.value3());
    }

    @Override
    public void keep(Connection transaction, ProjectResponse response) throws SQLException {
        KeptAnswer answer = form.apply(response);
        on(transaction, sql -> {
            sql.execute("set local role none");
            return sql.update(ANSWER)
                    .set(STATUS, answer.status())
                    .set(BODY, answer.body())
                    .where(row())
                    .execute();
        });
    }

    /** Whoever acts as another is somebody else each time. */
    private static String who(Caller caller) {
        return switch (caller) {
            case Caller.ActingAs(Caller by, RoleSet roles, UUID user, Map<String, Object> claims) ->
                by.actor() + " as " + HexFormat.of().formatHex(Digests.sha256(roles + "\n" + user + "\n" + claims));
            case Caller.Anonymous _, Caller.User _, Caller.Member _, Caller.Key _ -> caller.actor();
        };
    }

    private Condition row() {
        return PROJECT.eq(project.id().value())
                .and(CALLER.eq(who(caller)))
                .and(KEY.eq(key.key()))
                .and(POSITION.eq(key.position()));
    }

    private static <T> T on(Connection transaction, Function<DSLContext, T> work) throws SQLException {
        try {
            return work.apply(new DefaultDSLContext(transaction, SQLDialect.POSTGRES));
        } catch (DataAccessException e) {
            SQLException refusal = e.getCause(SQLException.class);
            if (refusal == null) {
                throw e;
            }
            throw refusal;
        }
    }
}
