package dev.weft.ddl;

import dev.weft.catalog.ProjectCatalog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives everything the name that follows from what things are called now. A name that another thing still has is waited
 * for; where two wait for each other, one steps aside under a name that no builder can choose.
 */
final class RenameSteps {
    private static final String ASIDE = "weft_aside_";

    private final List<DdlStep> steps = new ArrayList<>();
    private int aside;

    private RenameSteps() {}

    /**
     * @param kept what stays, as it is called
     * @param renamed the same, as it is to be called
     */
    static List<DdlStep> of(ProjectCatalog kept, ProjectCatalog renamed) {
        if (kept.equals(renamed)) {
            return List.of();
        }
        return new RenameSteps()
                .steps(
                        PhysicalThing.all(kept).toList(),
                        PhysicalThing.all(renamed).toList());
    }

    /** One thing that changes its name, under the name that its table has then. */
    private record Rename(PhysicalThing thing, String table, String from, String to) {}

    private List<DdlStep> steps(List<PhysicalThing> kept, List<PhysicalThing> renamed) {
        List<Rename> shared = new ArrayList<>();
        Map<String, List<Rename>> columns = new LinkedHashMap<>();
        Map<String, List<Rename>> constraints = new LinkedHashMap<>();
        for (int i = 0; i < kept.size(); i++) {
            PhysicalThing thing = kept.get(i);
            Rename rename = new Rename(
                    thing, renamed.get(i).table(), thing.name(), renamed.get(i).name());
            if (!rename.from().equals(rename.to())) {
                switch (thing) {
                    case PhysicalThing.Table _, PhysicalThing.Index _ -> shared.add(rename);
                    case PhysicalThing.Column _ ->
                        columns.computeIfAbsent(rename.table(), _ -> new ArrayList<>())
                                .add(rename);
                    case PhysicalThing.Constraint _ ->
                        constraints
                                .computeIfAbsent(rename.table(), _ -> new ArrayList<>())
                                .add(rename);
                }
            }
        }
        add(shared);
        columns.values().forEach(this::add);
        constraints.values().forEach(this::add);
        return steps;
    }

    /** All that share one space of names. */
    private void add(List<Rename> renames) {
        List<Rename> waiting = new ArrayList<>(renames);
        while (!waiting.isEmpty()) {
            List<Rename> free = waiting.stream()
                    .filter(rename ->
                            waiting.stream().noneMatch(other -> other.from().equals(rename.to())))
                    .toList();
            if (free.isEmpty()) {
                waiting.set(0, stepAside(waiting.getFirst()));
            }
            free.forEach(rename -> steps.add(step(rename, rename.to())));
            waiting.removeAll(free);
        }
    }

    private Rename stepAside(Rename rename) {
        String name = ASIDE + ++aside;
        steps.add(step(rename, name));
        return new Rename(rename.thing(), rename.table(), name, rename.to());
    }

    private static DdlStep step(Rename rename, String to) {
        return switch (rename.thing()) {
            case PhysicalThing.Table _ -> new DdlStep.RenameTable(rename.from(), to);
            case PhysicalThing.Index _ -> new DdlStep.RenameIndex(rename.table(), rename.from(), to);
            case PhysicalThing.Column _ -> new DdlStep.RenameColumn(rename.table(), rename.from(), to);
            case PhysicalThing.Constraint _ -> new DdlStep.RenameConstraint(rename.table(), rename.from(), to);
        };
    }
}
