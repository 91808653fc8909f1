package dev.weft.ddl;

import dev.weft.catalog.OnDelete;
import dev.weft.catalog.ProjectCatalog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables that a catalog has when they are made from nothing.
 *
 * @param statements that make each table in a schema of temporary tables, by its name; foreign keys, which those cannot
 *     have, are apart
 * @param foreignKeys of all tables
 */
public record DesiredTables(Map<String, List<String>> statements, List<ForeignKey> foreignKeys) {
    /** The alias by which every session knows its own. */
    private static final String TEMPORARY = "pg_temp";

    /** On a single column, to the primary key of the target. */
    public record ForeignKey(String table, String name, String column, String target, OnDelete onDelete) {}

    public static DesiredTables of(ProjectCatalog catalog) {
        ProjectCatalog nothing = new ProjectCatalog(catalog.project(), catalog.databaseSchema(), 0, List.of(), 0);
        DdlRenderer renderer = new DdlRenderer(TEMPORARY);
        Map<String, List<String>> statements = new LinkedHashMap<>();
        List<ForeignKey> foreignKeys = new ArrayList<>();
        for (DdlStep step : DdlPlanner.steps(nothing, catalog, ExistingRows.UNTOUCHED)) {
            if (step instanceof DdlStep.AddForeignKey(var table, var name, var column, var target, var onDelete)) {
                foreignKeys.add(new ForeignKey(table, name, column, target, onDelete));
            } else {
                List<String> ofTable = statements.computeIfAbsent(step.table(), _ -> new ArrayList<>());
                renderer.render(step).forEach(statement -> ofTable.add(statement.sql()));
            }
        }
        return new DesiredTables(statements, foreignKeys);
    }
}
