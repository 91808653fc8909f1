package dev.weft.change;

import dev.weft.catalog.ProjectId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Changes catalogs and the tables behind them, together or not at all. */
public final class SchemaChanger {
    private final DataSource database;

    /**
     * @param database connections that may create schemas, roles and tables
     */
    public SchemaChanger(DataSource database) {
        this.database = database;
    }

    /**
     * Gives a project that has just been inserted into {@code weft.project} its PostgreSQL schema, its role and the
     * collection of users, in the caller's transaction.
     */
    public void provision(DSLContext transaction, ProjectId project, String actor) {
        throw new IllegalStateException("unfinished " + database);
    }

    /**
     * What the operations would do. Changes nothing.
     *
     * @param operations each a plain JSON object with one member, as the platform API's {@code SchemaOperation}
     */
    public SchemaPlan plan(ProjectId project, List<Map<String, Object>> operations) {
        throw new IllegalStateException("unfinished");
    }

    /**
     * Applies all operations or none.
     *
     * @param ifRevision refuses with VERSION_CONFLICT when the catalog is at another revision
     * @param actor who asks, for the log
     */
    public SchemaChange change(
            ProjectId project, List<Map<String, Object>> operations, @Nullable Integer ifRevision, String actor) {
        throw new IllegalStateException("unfinished");
    }

    /**
     * The log of schema changes, newest first.
     *
     * @param before only revisions below this one
     */
    public List<SchemaChange> history(ProjectId project, int first, @Nullable Integer before) {
        throw new IllegalStateException("unfinished");
    }

    /** Rows of each collection by name, as PostgreSQL's planner estimates them. */
    public Map<String, Long> estimatedRowCounts(ProjectId project) {
        throw new IllegalStateException("unfinished");
    }

    public Optional<SchemaChange> find(ProjectId project, java.util.UUID id) {
        throw new IllegalStateException("unfinished");
    }
}
