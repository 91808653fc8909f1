package dev.weft.server.settings;

import static dev.weft.server.settings.SettingsTables.ANONYMOUS_COST;
import static dev.weft.server.settings.SettingsTables.COST;
import static dev.weft.server.settings.SettingsTables.NO_INTROSPECTION;
import static dev.weft.server.settings.SettingsTables.ORIGINS;
import static dev.weft.server.settings.SettingsTables.PROJECT;
import static dev.weft.server.settings.SettingsTables.RATE_ANONYMOUS;
import static dev.weft.server.settings.SettingsTables.RATE_KEY;
import static dev.weft.server.settings.SettingsTables.RATE_USER;
import static dev.weft.server.settings.SettingsTables.SETTINGS;
import static dev.weft.server.settings.SettingsTables.SIGN_UP;
import static dev.weft.server.settings.SettingsTables.TRUSTED_ONLY;
import static dev.weft.server.settings.SettingsTables.VERSION;
import static org.jooq.impl.DSL.any;

import dev.weft.catalog.ProjectId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Settings of projects in the database. Every change is a version of its own. */
public final class SettingsStore {
    private static final List<Field<?>> SHOWN = List.of(
            PROJECT,
            VERSION,
            COST,
            ANONYMOUS_COST,
            TRUSTED_ONLY,
            SIGN_UP,
            NO_INTROSPECTION,
            RATE_ANONYMOUS,
            RATE_USER,
            RATE_KEY,
            ORIGINS);

    private final DSLContext sql;

    public SettingsStore(DSLContext sql) {
        this.sql = sql;
    }

    public ProjectSettings of(ProjectId project) {
        return of(Set.of(project)).getOrDefault(project, ProjectSettings.DEFAULT);
    }

    /** Those of many projects, in one statement. A project whose owners have set nothing is left out. */
    public Map<ProjectId, ProjectSettings> of(Set<ProjectId> projects) {
        UUID[] ids = projects.stream().map(ProjectId::value).toArray(UUID[]::new);
        return sql.select(SHOWN)
                .from(SETTINGS)
                .where(PROJECT.eq(any(ids)))
                .fetchMap(row -> new ProjectId(row.get(PROJECT)), SettingsStore::settings);
    }

    /** Limits of the cost of an operation; null for the server's own. */
    public ProjectSettings limitCost(ProjectId project, @Nullable Integer cost, @Nullable Integer anonymousCost) {
        return sql.transactionResult(transaction -> {
            touch(transaction.dsl(), project);
            return settings(transaction
                    .dsl()
                    .update(SETTINGS)
                    .set(COST, cost)
                    .set(ANONYMOUS_COST, anonymousCost)
                    .where(PROJECT.eq(project.value()))
                    .returningResult(SHOWN)
                    .fetchSingle());
        });
    }

    /** What callers may spend in a minute; null for the server's own limits. */
    public ProjectSettings limitRates(ProjectId project, RateLimits rates) {
        return sql.transactionResult(transaction -> {
            touch(transaction.dsl(), project);
            return settings(transaction
                    .dsl()
                    .update(SETTINGS)
                    .set(RATE_ANONYMOUS, rates.anonymous())
                    .set(RATE_USER, rates.user())
                    .set(RATE_KEY, rates.key())
                    .where(PROJECT.eq(project.value()))
                    .returningResult(SHOWN)
                    .fetchSingle());
        });
    }

    /** From which sites browsers may call, and from no others. */
    public ProjectSettings allowOrigins(ProjectId project, Set<String> origins) {
        return sql.transactionResult(transaction -> {
            touch(transaction.dsl(), project);
            return settings(transaction
                    .dsl()
                    .update(SETTINGS)
                    .set(ORIGINS, new TreeSet<>(origins).toArray(String[]::new))
                    .where(PROJECT.eq(project.value()))
                    .returningResult(SHOWN)
                    .fetchSingle());
        });
    }

    public ProjectSettings trustOnlyRegistered(ProjectId project, boolean required) {
        return sql.transactionResult(transaction -> {
            touch(transaction.dsl(), project);
            return settings(transaction
                    .dsl()
                    .update(SETTINGS)
                    .set(TRUSTED_ONLY, required)
                    .where(PROJECT.eq(project.value()))
                    .returningResult(SHOWN)
                    .fetchSingle());
        });
    }

    public ProjectSettings openSignUp(ProjectId project, boolean open) {
        return sql.transactionResult(transaction -> {
            touch(transaction.dsl(), project);
            return settings(transaction
                    .dsl()
                    .update(SETTINGS)
                    .set(SIGN_UP, open)
                    .where(PROJECT.eq(project.value()))
                    .returningResult(SHOWN)
                    .fetchSingle());
        });
    }

    /** @param role its API name */
    public ProjectSettings allowIntrospection(ProjectId project, String role, boolean allowed) {
        return sql.transactionResult(transaction -> {
            touch(transaction.dsl(), project);
            Set<String> without = new TreeSet<>(
                    new SettingsStore(transaction.dsl()).of(project).noIntrospection());
            if (allowed) {
                without.remove(role);
            } else {
                without.add(role);
            }
            return settings(transaction
                    .dsl()
                    .update(SETTINGS)
                    .set(NO_INTROSPECTION, without.toArray(String[]::new))
                    .where(PROJECT.eq(project.value()))
                    .returningResult(SHOWN)
                    .fetchSingle());
        });
    }

    /** A new version of the project's settings; locks them to the end of the transaction. */
    static void touch(DSLContext transaction, ProjectId project) {
        transaction
                .insertInto(SETTINGS)
                .set(PROJECT, project.value())
                .set(VERSION, 1L)
                .onConflict(PROJECT)
                .doUpdate()
                .set(VERSION, VERSION.plus(1L))
                .execute();
    }

    private static ProjectSettings settings(Record row) {
        return new ProjectSettings(
                row.get(VERSION),
                row.get(COST),
                row.get(ANONYMOUS_COST),
                row.get(TRUSTED_ONLY),
                row.get(SIGN_UP),
                Set.of(row.get(NO_INTROSPECTION)),
                new RateLimits(row.get(RATE_ANONYMOUS), row.get(RATE_USER), row.get(RATE_KEY)),
                Set.of(row.get(ORIGINS)));
    }
}
