package dev.weft.ddl;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.ProjectCatalog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A change of which the parts that take their time on large tables come first, each for itself; what remains is a
 * transaction of moments. Without such parts all of it is that transaction.
 *
 * @param stages in order; new rows obey what is being made from the first one on
 */
public record StagedPlan(List<Stage> stages, List<DdlStatement> finish) {
    public StagedPlan {
        stages = List.copyOf(stages);
        finish = List.copyOf(finish);
    }

    /**
     * @param isLarge by the name of the table
     */
    public static StagedPlan of(
            ProjectCatalog before, ProjectCatalog after, ExistingRows rows, Predicate<String> isLarge) {
        ProjectCatalog retyped = before;
        List<StagedPlan> shadows = new ArrayList<>();
        ProjectCatalog had = Relaxation.of(before);
        for (CollectionSpec collection : Relaxation.of(after).collections()) {
            CollectionSpec was = had.collection(collection.id()).orElse(null);
            if (was != null && isLarge.test(collection.name()) && SamePlace.hold(was, collection)) {
                CollectionSpec unrelaxed = before.collection(collection.id()).orElseThrow();
                List<FieldSpec> fields = unrelaxed.fields().stream()
                        .map(old -> shadowed(was, collection, old, rows)
                                .map(field -> {
                                    shadows.add(
                                            ShadowColumn.plan(after.databaseSchema(), collection, old, field, rows));
                                    return field;
                                })
                                .orElse(old))
                        .toList();
                retyped = retyped.with(unrelaxed.withFields(fields));
            }
        }
        List<DdlStep> steps = DdlPlanner.steps(retyped, after, rows);
        return new Builder(retyped, after, steps, isLarge)
                .build()
                .and(shadows)
                .and(List.of(relogged(retyped, before, after)));
    }

    /** The triggers of tables of which a column has got its new type already when all else is compared. */
    private static StagedPlan relogged(ProjectCatalog retyped, ProjectCatalog before, ProjectCatalog after) {
        List<DdlStep> known = LogSteps.ofKept(retyped, after);
        DdlRenderer renderer = new DdlRenderer(after.databaseSchema());
        return new StagedPlan(
                List.of(),
                LogSteps.ofKept(before, after).stream()
                        .filter(step -> !known.contains(step))
                        .flatMap(step -> renderer.render(step).stream())
                        .toList());
    }

    /** What a field becomes that gets another type beside its readers. */
    private static Optional<FieldSpec> shadowed(
            CollectionSpec was, CollectionSpec collection, FieldSpec old, ExistingRows rows) {
        return collection.fields().stream()
                .filter(field -> field.id().equals(old.id()))
                .filter(field -> ShadowColumn.fits(was, collection, old, field, rows))
                .findFirst();
    }

    private StagedPlan and(List<StagedPlan> others) {
        return new StagedPlan(
                Stream.concat(stages.stream(), others.stream().flatMap(other -> other.stages.stream()))
                        .toList(),
                Stream.concat(finish.stream(), others.stream().flatMap(other -> other.finish.stream()))
                        .toList());
    }

    /** All that runs. */
    public List<DdlStatement> statements() {
        return Stream.concat(stages.stream().map(Stage::statement), finish.stream())
                .toList();
    }

    private static final class Builder {
        private final DdlRenderer renderer;
        private final StageRenderer staging;
        private final Map<String, CollectionSpec> large = new HashMap<>();
        private final List<DdlStep> steps;
        private final Set<String> replaced = new HashSet<>();
        private final Set<String> staged = new HashSet<>();
        private final Set<String> changing;
        private final List<Stage> stages = new ArrayList<>();
        private final List<DdlStatement> finish = new ArrayList<>();

        Builder(ProjectCatalog before, ProjectCatalog after, List<DdlStep> steps, Predicate<String> isLarge) {
            this.renderer = new DdlRenderer(after.databaseSchema());
            this.staging = new StageRenderer(after.databaseSchema());
            this.steps = steps;
            for (CollectionSpec collection : after.collections()) {
                Optional<CollectionSpec> was = before.collection(collection.id());
                if (isLarge.test(collection.name())
                        && was.filter(old -> SamePlace.hold(old, collection)).isPresent()) {
                    large.put(collection.name(), collection);
                }
            }
            this.changing = ChangingColumns.of(steps, before);
        }

        StagedPlan build() {
            for (DdlStep step : steps) {
                noteReplaced(step);
                if (!large.containsKey(step.table()) || !isStaged(step)) {
                    renderer.render(step).forEach(finish::add);
                }
            }
            return new StagedPlan(stages, finish);
        }

        /** A name that is only free once the transaction has begun. */
        private void noteReplaced(DdlStep step) {
            switch (step) {
                case DdlStep.DropConstraint(String table, String name)
                when !staged.contains(table + "." + name) -> replaced.add(table + "." + name);
                case DdlStep.DropIndex(String table, String name) -> replaced.add(table + "." + name);
                default -> {}
            }
        }

        private boolean isStaged(DdlStep step) {
            return switch (step) {
                case DdlStep.AddLaterCheck(String table, Check check) ->
                    isSteady(table, check.column()) && rule(table, check);
                case DdlStep.AddLaterForeignKey key -> isSteady(key.table(), key.column()) && rule(key);
                case DdlStep.ValidateConstraint(String table, String name) -> validation(table, name);
                case DdlStep.FillNulls fill ->
                    isSteady(fill.table(), fill.column())
                            && stages.add(staging.fill(fill, large(fill.table()).primaryKey()));
                case DdlStep.CreateIndex create -> areSteady(create.table(), create.columns()) && index(create);
                case DdlStep.CreateTextIndex(String table, TextIndexes.TextIndex index) ->
                    isSteady(table, index.column()) && index(table, index);
                case DdlStep.AddUnique(String table, DdlStep.UniqueDefinition unique) ->
                    areSteady(table, unique.columns()) && unique(table, unique);
                default -> false;
            };
        }

        private CollectionSpec large(String table) {
            return Objects.requireNonNull(large.get(table));
        }

        /** Whether the column is there and keeps its type and its values but for backfills. */
        private boolean isSteady(String table, String column) {
            return !changing.contains(table + "." + column);
        }

        private boolean areSteady(String table, List<String> columns) {
            return columns.stream().allMatch(column -> isSteady(table, column));
        }

        private boolean rule(String table, Check check) {
            String name = free(table, check.name());
            stages.add(staging.rule(table, new Check(name, check.column(), check.rule())));
            return namedInTheEnd(table, name, check.name());
        }

        private boolean rule(DdlStep.AddLaterForeignKey key) {
            String name = free(key.table(), key.name());
            stages.add(staging.rule(
                    new DdlStep.AddLaterForeignKey(key.table(), name, key.column(), key.target(), key.onDelete())));
            return namedInTheEnd(key.table(), name, key.name());
        }

        private boolean namedInTheEnd(String table, String name, String newName) {
            staged.add(table + "." + newName);
            if (!name.equals(newName)) {
                renderer.render(new DdlStep.RenameConstraint(table, name, newName))
                        .forEach(finish::add);
            }
            return true;
        }

        private boolean validation(String table, String name) {
            return staged.contains(table + "." + name) && stages.add(staging.validation(table, free(table, name)));
        }

        private boolean index(DdlStep.CreateIndex create) {
            String name = free(create.table(), create.name());
            stages.add(staging.index(new DdlStep.CreateIndex(create.table(), name, create.columns(), create.method())));
            return indexNamedInTheEnd(create.table(), name, create.name());
        }

        private boolean index(String table, TextIndexes.TextIndex index) {
            String name = free(table, index.name());
            stages.add(staging.index(new DdlStep.CreateTextIndex(table, index.named(name))));
            return indexNamedInTheEnd(table, name, index.name());
        }

        private boolean indexNamedInTheEnd(String table, String name, String newName) {
            if (!name.equals(newName)) {
                renderer.render(new DdlStep.RenameIndex(table, name, newName)).forEach(finish::add);
            }
            return true;
        }

        private boolean unique(String table, DdlStep.UniqueDefinition unique) {
            String name = free(table, unique.name());
            stages.add(staging.unique(table, new DdlStep.UniqueDefinition(name, unique.columns())));
            renderer.render(new DdlStep.AddUniqueByIndex(table, unique.name(), name))
                    .forEach(finish::add);
            return true;
        }

        private String free(String table, String name) {
            return replaced.contains(table + "." + name) ? ConstraintNames.temporary(name) : name;
        }
    }
}
