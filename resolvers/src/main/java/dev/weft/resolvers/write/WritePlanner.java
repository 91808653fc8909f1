package dev.weft.resolvers.write;

import dev.weft.access.Caller;
import dev.weft.error.ApiException;
import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From coerced arguments to a plan. A member that is absent stays untouched, one that is null becomes null. Pure.
 * Everything that can be told from the arguments alone is told at once, in one {@link ApiException}.
 */
public final class WritePlanner {
    private static final String ID = "id";

    private final ProjectModel model;
    private final WriteLimits limits;
    private final PolicyBook book;

    public WritePlanner(ProjectModel model, WriteLimits limits) {
        this.model = model;
        this.limits = limits;
        this.book = new PolicyBook(model);
    }

    /** What the caller may do in one mutation. */
    Rights rights(Caller caller) {
        return new Rights(model, book, caller);
    }

    public WritePlan.Create create(CollectionModel collection, Map<String, Object> input, Caller caller) {
        return create(collection, input, null, rights(caller));
    }

    /**
     * @param onConflict the argument of that name; null where a row that is there already is an error
     */
    WritePlan.Create create(
            CollectionModel collection, Map<String, Object> input, @Nullable Object onConflict, Rights rights) {
        Findings findings = new Findings();
        ArgumentPath path = ArgumentPath.of("input");
        Reading reading = reading(findings, rights, path, 1);
        Conflict conflict = new ConflictReader(reading, collection, ArgumentPath.of("onConflict")).read(onConflict);
        RowChanges changes = new ChangeReader(reading, collection, path).ofNewRow(input);
        findings.throwIfAny();
        return new WritePlan.Create(collection, changes, conflict);
    }

    public WritePlan.Update update(
            CollectionModel collection,
            String id,
            @Nullable Map<String, Object> patch,
            @Nullable String ifVersion,
            Caller caller) {
        return update(collection, id, patch, null, ifVersion, rights(caller));
    }

    /**
     * @param patch null, as an absent one, changes nothing
     * @param ops so do these
     */
    WritePlan.Update update(
            CollectionModel collection,
            String id,
            @Nullable Map<String, Object> patch,
            @Nullable Object ops,
            @Nullable String ifVersion,
            Rights rights) {
        Findings findings = new Findings();
        Object key = key(collection, id, findings);
        ArgumentPath path = ArgumentPath.of("patch");
        RowChanges changes = new ChangeReader(reading(findings, rights, path, 1), collection, path)
                .ofOldRow(patch == null ? Map.of() : patch);
        ArgumentPath opsPath = ArgumentPath.of("ops");
        List<ColumnOp> read = new OpsReader(collection, opsPath, findings).read(ops);
        OpsRules.check(changes, read, opsPath, findings);
        findings.throwIfAny();
        return new WritePlan.Update(collection, key, ifVersion, changes, read);
    }

    public WritePlan.Delete delete(CollectionModel collection, String id, @Nullable String ifVersion) {
        Findings findings = new Findings();
        Object key = key(collection, id, findings);
        findings.throwIfAny();
        return new WritePlan.Delete(collection, key, ifVersion);
    }

    /**
     * @param rows that are written in any case
     */
    private Reading reading(Findings findings, Rights rights, ArgumentPath path, int rows) {
        Reading reading = new Reading(rights, limits, findings);
        reading.admits(rows, path);
        return reading;
    }

    /** Of mutations of many rows. */
    BulkPlanner bulk(CollectionModel collection, Rights rights) {
        return new BulkPlanner(new Reading(rights, limits, new Findings()), collection);
    }

    /** A malformed id is a finding; its text then only stands in until the findings are thrown. */
    private Object key(CollectionModel collection, String id, Findings findings) {
        return new RowKeyReader(model, findings)
                .id(collection, id, ArgumentPath.of(ID), List.of(ID))
                .orElse(id);
    }
}
