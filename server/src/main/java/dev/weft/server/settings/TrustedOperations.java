package dev.weft.server.settings;

import static dev.weft.server.settings.SettingsTables.CREATED_AT;
import static dev.weft.server.settings.SettingsTables.DOCUMENT;
import static dev.weft.server.settings.SettingsTables.DOCUMENT_PROJECT;
import static dev.weft.server.settings.SettingsTables.HASH;
import static dev.weft.server.settings.SettingsTables.OPERATION_NAME;
import static dev.weft.server.settings.SettingsTables.TEXT;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import dev.weft.catalog.ProjectId;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.server.secret.Digests;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The operations that a project's owners have registered. */
public final class TrustedOperations {
    private static final int MOST = 10_000;

    private final DSLContext sql;
    private final InstantSource clock;

    public TrustedOperations(DSLContext sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** A document that was found valid. */
    public record Candidate(String document, @Nullable String operationName) {}

    /**
     * Adds the documents. Those that are there already stay as they are.
     *
     * @throws ApiException BAD_USER_INPUT when they would become too many
     */
    public void register(ProjectId project, List<Candidate> documents) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        sql.transaction(transaction -> {
            SettingsStore.touch(transaction.dsl(), project);
            var insert =
                    transaction.dsl().insertInto(DOCUMENT, DOCUMENT_PROJECT, HASH, TEXT, OPERATION_NAME, CREATED_AT);
            for (Candidate candidate : documents) {
                insert = insert.values(
                        project.value(),
                        hash(candidate.document()),
                        candidate.document(),
                        candidate.operationName(),
                        now);
            }
            insert.onConflictDoNothing().execute();
            refuseTooMany(transaction.dsl(), project);
        });
    }

    private static void refuseTooMany(DSLContext transaction, ProjectId project) {
        int count = transaction.fetchCount(DOCUMENT, DOCUMENT_PROJECT.eq(project.value()));
        if (count > MOST) {
            throw new ApiException(ApiError.of(
                            ErrorCode.BAD_USER_INPUT,
                            "The project would have " + count + " registered operations; it may have " + MOST
                                    + ". Remove those that no client sends any more")
                    .at(List.of("documents"))
                    .onFields(List.of("documents")));
        }
    }

    /** Takes documents out. A hash that is not there changes nothing. */
    public void remove(ProjectId project, List<String> hashes) {
        sql.transaction(transaction -> {
            SettingsStore.touch(transaction.dsl(), project);
            transaction
                    .dsl()
                    .deleteFrom(DOCUMENT)
                    .where(DOCUMENT_PROJECT.eq(project.value()).and(HASH.eq(any(hashes.toArray(String[]::new)))))
                    .execute();
        });
    }

    /**
     * Newest first.
     *
     * @param after hash of the operation after which to go on; null for the newest
     */
    public List<TrustedOperation> list(ProjectId project, int first, @Nullable String after) {
        return sql.select(HASH, TEXT, OPERATION_NAME, CREATED_AT)
                .from(DOCUMENT)
                .where(DOCUMENT_PROJECT.eq(project.value()))
                .and(
                        after == null
                                ? noCondition()
                                : row(CREATED_AT, HASH)
                                        .lt(select(CREATED_AT, HASH)
                                                .from(DOCUMENT)
                                                .where(DOCUMENT_PROJECT
                                                        .eq(project.value())
                                                        .and(HASH.eq(after)))))
                .orderBy(CREATED_AT.desc(), HASH.desc())
                .limit(first)
                .fetch(TrustedOperations::operation);
    }

    /** The document with this hash. */
    public Optional<String> document(ProjectId project, String hash) {
        return sql.select(TEXT)
                .from(DOCUMENT)
                .where(DOCUMENT_PROJECT.eq(project.value()).and(HASH.eq(hash)))
                .fetchOptional(TEXT);
    }

    private static String hash(String document) {
        return HexFormat.of().formatHex(Digests.sha256(document));
    }

    private static TrustedOperation operation(Record found) {
        return new TrustedOperation(found.get(HASH), found.get(TEXT), found.get(OPERATION_NAME), found.get(CREATED_AT));
    }
}
