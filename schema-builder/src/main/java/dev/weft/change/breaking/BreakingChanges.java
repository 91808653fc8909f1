package dev.weft.change.breaking;

import dev.weft.access.Role;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.model.ProjectModel;
import dev.weft.schema.GeneratedSchema;
import dev.weft.schema.ProjectSchemaBuilder;
import dev.weft.schema.Wiring;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Finds what a change of a catalog breaks, as the project's owner sees its schema. */
public final class BreakingChanges {
    /** Those that stop most operations first; then those of the shortest types, which are the rows themselves. */
    private static final Comparator<BreakingChange> ORDER = Comparator.comparingInt(
                    (BreakingChange change) -> -change.affectedOperations())
            .thenComparingInt(change -> change.coordinate().split("\\.", 2)[0].length())
            .thenComparing(BreakingChange::coordinate);

    private final List<Loss> losses;
    private final Map<Loss, Set<ClientOperation>> affected = new LinkedHashMap<>();
    private final Set<ClientOperation> unexplained = new LinkedHashSet<>();

    private BreakingChanges(List<Loss> losses) {
        this.losses = losses;
        losses.forEach(loss -> affected.put(loss, new LinkedHashSet<>()));
    }

    /**
     * What the next catalog breaks; nothing for one that only adds.
     *
     * @param schemaAfter the whole schema of the next catalog, when it has been built already
     * @param recorded asked only when something breaks
     */
    public static List<BreakingChange> between(
            ProjectCatalog before,
            ProjectCatalog after,
            GeneratedSchema schemaAfter,
            Supplier<List<ClientOperation>> recorded) {
        ChangedPart part = ChangedPart.of(before, after);
        List<Loss> losses = SchemaDifference.between(schema(part.before()), schema(part.after()));
        if (losses.isEmpty()) {
            return List.of();
        }
        BreakingChanges changes = new BreakingChanges(losses);
        List<ClientOperation> operations = recorded.get();
        if (!operations.isEmpty()) {
            GeneratedSchema schemaBefore = schema(before);
            operations.stream().collect(Collectors.groupingBy(ClientOperation::hash)).values().stream()
                    .map(RecordedDocument::parse)
                    .flatMap(Optional::stream)
                    .filter(document -> document.isValid(schemaBefore))
                    .forEach(document -> changes.judge(document, schemaBefore, schemaAfter));
        }
        return changes.list();
    }

    private static GeneratedSchema schema(ProjectCatalog catalog) {
        return ProjectSchemaBuilder.generate(ProjectModel.of(catalog, Role.OWNER), Wiring.none());
    }

    private void judge(RecordedDocument document, GeneratedSchema before, GeneratedSchema after) {
        Set<String> uses = DocumentUses.of(before.schema(), document.in(before));
        boolean valid = document.isValid(after);
        boolean explained = valid;
        for (Loss loss : losses) {
            if (uses.contains(loss.use()) || (!valid && uses.contains(loss.coordinate()))) {
                affected.computeIfAbsent(loss, _ -> new LinkedHashSet<>()).addAll(document.senders());
                explained = true;
            }
        }
        if (!explained) {
            unexplained.addAll(document.senders());
        }
    }

    private List<BreakingChange> list() {
        List<BreakingChange> changes = new ArrayList<>();
        affected.forEach((loss, operations) ->
                changes.add(new BreakingChange(loss.coordinate(), loss.message(), List.copyOf(operations))));
        if (!unexplained.isEmpty()) {
            changes.add(new BreakingChange(
                    "Query", "Recorded operations are not valid any more", List.copyOf(unexplained)));
        }
        changes.sort(ORDER);
        return changes;
    }
}
