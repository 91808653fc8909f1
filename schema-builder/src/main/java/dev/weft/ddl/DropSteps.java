package dev.weft.ddl;

import dev.weft.catalog.ProjectCatalog;
import java.util.ArrayList;
import java.util.List;

/** Takes away what the next catalog does not have any more: columns first, since they may refer to tables. */
final class DropSteps {
    private DropSteps() {}

    /**
     * @param kept what stays of the catalog before
     */
    static List<DdlStep> of(ProjectCatalog before, ProjectCatalog kept) {
        List<DdlStep> steps = new ArrayList<>();
        List<PhysicalThing> left = PhysicalThing.all(kept).toList();
        List<PhysicalThing> gone =
                PhysicalThing.all(before).filter(thing -> !left.contains(thing)).toList();
        List<String> tables = gone.stream()
                .filter(PhysicalThing.Table.class::isInstance)
                .map(PhysicalThing::name)
                .toList();
        gone.stream()
                .filter(PhysicalThing.Column.class::isInstance)
                .filter(column -> !tables.contains(column.table()))
                .forEach(column -> steps.add(new DdlStep.DropColumn(column.table(), column.name())));
        if (!tables.isEmpty()) {
            steps.add(new DdlStep.DropTables(tables));
        }
        return steps;
    }
}
