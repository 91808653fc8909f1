package dev.weft.ddl;

import dev.weft.catalog.ProjectCatalog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** Makes the triggers of the change log follow the tables, so that they always know which column is which field. */
final class LogSteps {
    private LogSteps() {}

    /** For tables that stay. They come before values change, so that those changes are logged under the right names. */
    static List<DdlStep> ofKept(ProjectCatalog before, ProjectCatalog after) {
        Map<UUID, LoggedTable> had = byId(before);
        Map<UUID, LoggedTable> wanted = byId(after);
        Map<UUID, String> there = tables(before);
        List<DdlStep> steps = new ArrayList<>();
        wanted.forEach((id, table) -> {
            LoggedTable was = had.get(id);
            if (there.containsKey(id) && (was == null || !was.shape().equals(table.shape()))) {
                steps.add(new DdlStep.LogChanges(after.project(), table));
            }
        });
        tables(after).forEach((id, table) -> {
            if (had.containsKey(id) && !wanted.containsKey(id)) {
                steps.add(new DdlStep.StopLogging(table, after.project(), id));
            }
        });
        return steps;
    }

    /** For tables that have just been made. */
    static List<DdlStep> ofNew(ProjectCatalog before, ProjectCatalog after) {
        Map<UUID, String> there = tables(before);
        return LoggedTable.all(after)
                .filter(table -> !there.containsKey(table.of()))
                .<DdlStep>map(table -> new DdlStep.LogChanges(after.project(), table))
                .toList();
    }

    private static Map<UUID, LoggedTable> byId(ProjectCatalog catalog) {
        return LoggedTable.all(catalog).collect(inOrder(Function.identity()));
    }

    /** Names of all tables, logged or not. */
    private static Map<UUID, String> tables(ProjectCatalog catalog) {
        ProjectCatalog logged = catalog.withCollections(catalog.collections().stream()
                .map(collection -> collection.logged(true))
                .toList());
        return LoggedTable.all(logged).collect(inOrder(LoggedTable::table));
    }

    private static <T> Collector<LoggedTable, ?, Map<UUID, T>> inOrder(Function<LoggedTable, T> value) {
        return Collectors.toMap(LoggedTable::of, value, (first, _) -> first, LinkedHashMap::new);
    }
}
