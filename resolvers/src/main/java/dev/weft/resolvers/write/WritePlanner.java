package dev.weft.resolvers.write;

import dev.weft.access.Caller;
import dev.weft.error.ApiException;
import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * From coerced arguments to a plan. A member that is absent stays untouched, one that is null becomes null. Pure.
 * Everything that can be told from the arguments alone is told at once, in one {@link ApiException}.
 */
public final class WritePlanner {
    private static final String ID = "id";

    private final ProjectModel model;
    private final WriteLimits limits;

    public WritePlanner(ProjectModel model, WriteLimits limits) {
        this.model = model;
        this.limits = limits;
    }

    public WritePlan.Create create(CollectionModel collection, Map<String, Object> input, Caller caller) {
        Findings findings = new Findings();
        Reading reading = reading(findings, Author.of(caller));
        RowChanges changes = new ChangeReader(reading, collection, ArgumentPath.of("input")).ofNewRow(input);
        findings.throwIfAny();
        return new WritePlan.Create(collection, changes);
    }

    /** What is wrong with any of the rows is told with the others' findings, each with the position of its row. */
    public WritePlan.CreateMany createMany(
            CollectionModel collection, List<Map<String, Object>> inputs, Caller caller) {
        Findings findings = new Findings();
        ArgumentPath path = ArgumentPath.of("input");
        if (inputs.size() > limits.maxRows()) {
            findings.badInput(
                    "'input' has " + inputs.size() + " rows; it may have " + limits.maxRows(), path, List.of());
            findings.throwIfAny();
        }
        Reading reading = reading(findings, Author.of(caller));
        reading.admits(inputs.size(), path);
        List<RowChanges> rows = new ArrayList<>(inputs.size());
        for (Map<String, Object> input : inputs) {
            rows.add(new ChangeReader(reading, collection, path.child(rows.size())).ofNewRow(input));
        }
        findings.throwIfAny();
        return new WritePlan.CreateMany(collection, rows);
    }

    /**
     * @param patch null, as an absent one, changes nothing
     */
    public WritePlan.Update update(
            CollectionModel collection,
            String id,
            @Nullable Map<String, Object> patch,
            @Nullable String ifVersion,
            Caller caller) {
        Findings findings = new Findings();
        Object key = key(collection, id, findings);
        Reading reading = reading(findings, Author.of(caller));
        RowChanges changes = new ChangeReader(reading, collection, ArgumentPath.of("patch"))
                .ofOldRow(patch == null ? Map.of() : patch);
        findings.throwIfAny();
        return new WritePlan.Update(collection, key, ifVersion, changes);
    }

    public WritePlan.Delete delete(CollectionModel collection, String id, @Nullable String ifVersion) {
        Findings findings = new Findings();
        Object key = key(collection, id, findings);
        findings.throwIfAny();
        return new WritePlan.Delete(collection, key, ifVersion);
    }

    private Reading reading(Findings findings, Optional<UUID> author) {
        return new Reading(model, limits, findings, author);
    }

    /** A malformed id is a finding; its text then only stands in until the findings are thrown. */
    private Object key(CollectionModel collection, String id, Findings findings) {
        return new RowKeyReader(model, findings)
                .id(collection, id, ArgumentPath.of(ID), List.of(ID))
                .orElse(id);
    }
}
