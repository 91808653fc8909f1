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
    private static final List<String> ID = List.of("id");

    private final ProjectModel model;

    public WritePlanner(ProjectModel model) {
        this.model = model;
    }

    public WritePlan.Create create(CollectionModel collection, Map<String, Object> input, Caller caller) {
        Findings findings = new Findings();
        ChangeReader reader = new ChangeReader(model, collection, List.of("input"), findings);
        RowChanges changes = reader.ofNewRow(input, Author.of(caller));
        findings.throwIfAny();
        return new WritePlan.Create(collection, changes);
    }

    /**
     * @param patch null, as an absent one, changes nothing
     */
    public WritePlan.Update update(
            CollectionModel collection, String id, @Nullable Map<String, Object> patch, @Nullable String ifVersion) {
        Findings findings = new Findings();
        Object key = key(collection, id, findings);
        ChangeReader reader = new ChangeReader(model, collection, List.of("patch"), findings);
        RowChanges changes = reader.ofOldRow(patch == null ? Map.of() : patch);
        findings.throwIfAny();
        return new WritePlan.Update(collection, key, ifVersion, changes);
    }

    public WritePlan.Delete delete(CollectionModel collection, String id, @Nullable String ifVersion) {
        Findings findings = new Findings();
        Object key = key(collection, id, findings);
        findings.throwIfAny();
        return new WritePlan.Delete(collection, key, ifVersion);
    }

    /** A malformed id is a finding; its text then only stands in until the findings are thrown. */
    private Object key(CollectionModel collection, String id, Findings findings) {
        return new RowKeyReader(model, findings).id(collection, id, ID, ID).orElse(id);
    }
}
