package dev.weft.server.simulation;

import dev.weft.access.Caller;
import dev.weft.access.Role;
import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.OperationKind;
import dev.weft.catalog.PolicyAction;
import dev.weft.catalog.PolicySpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.model.GlobalId;
import dev.weft.server.simulation.Simulation.Refusal;
import dev.weft.server.simulation.Trial.Outcome;
import dev.weft.server.simulation.Trial.Question;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows that an owner gets from the same operation and the caller does not, with the clauses that are not true of them. An
 * owner is asked for each clause of each row, so only the first of the rows are looked at.
 */
final class HiddenRows {
    private static final int MOST_ROWS = 10;
    private static final int MOST_REFUSALS = 50;
    private static final Caller OWNER = new Caller.Member(new UUID(0, 0), Role.OWNER);

    private final ProjectCatalog catalog;
    private final Caller caller;
    private final Question question;
    private final Trial trial;

    HiddenRows(ProjectCatalog catalog, Caller caller, Question question, Trial trial) {
        this.catalog = catalog;
        this.caller = caller;
        this.question = question;
        this.trial = trial;
    }

    /** A row and the collection that it is of. */
    private record Found(CollectionSpec collection, Object key) {}

    List<Refusal> find() {
        Optional<WithIds> asked = WithIds.of(catalog, question);
        if (asked.isEmpty()) {
            return List.of();
        }
        Set<Found> seen = rows(caller, asked.get());
        trial.undo();
        Set<Found> all = rows(OWNER, asked.get());
        List<Found> missing =
                all.stream().filter(row -> !seen.contains(row)).limit(MOST_ROWS).toList();
        List<Refusal> refusals = new ArrayList<>();
        if (asked.get().writes()) {
            missing.forEach(row -> refusals.addAll(written(row, asked.get().creates())));
        }
        trial.undo();
        missing.forEach(row -> {
            refusals.addAll(refusals(row, PolicyAction.READ, false));
            if (asked.get().writes() && !asked.get().creates()) {
                PolicyAction action = asked.get().deletes() ? PolicyAction.DELETE : PolicyAction.UPDATE;
                refusals.addAll(refusals(row, action, false));
            }
        });
        return refusals.stream().distinct().limit(MOST_REFUSALS).toList();
    }

    private Set<Found> rows(Caller asking, WithIds asked) {
        Outcome outcome = trial.run(asking, asked.question());
        Set<Found> rows = new LinkedHashSet<>();
        collect(outcome.response().get("data"), rows);
        return rows;
    }

    private void collect(@Nullable Object json, Set<Found> rows) {
        switch (json) {
            case Map<?, ?> object -> {
                Stream.of("id", "deletedId")
                        .flatMap(member -> Stream.ofNullable(object.get(member)))
                        .map(String::valueOf)
                        .flatMap(id -> GlobalId.decode(id).stream())
                        .forEach(id -> collection(id).ifPresent(of -> rows.add(new Found(of, id.key()))));
                object.values().forEach(value -> collect(value, rows));
            }
            case List<?> items -> items.forEach(item -> collect(item, rows));
            case null, default -> {}
        }
    }

    private Optional<CollectionSpec> collection(GlobalId id) {
        return catalog.collections().stream()
                .filter(collection -> collection.number() == id.collectionNumber() && !collection.isArchived())
                .findFirst();
    }

    /** What a written row is not, though it must be. */
    private List<Refusal> written(Found row, boolean created) {
        return refusals(row, created ? PolicyAction.CREATE : PolicyAction.UPDATE, true);
    }

    /** The clauses that fail, unless one of the caller's roles does without them. */
    private List<Refusal> refusals(Found row, PolicyAction action, boolean afterwards) {
        List<PolicySpec> policies = catalog.policies().stream()
                .filter(policy -> policy.collection().equals(row.collection().id()))
                .filter(policy -> policy.action() == action)
                .filter(policy -> caller.roles().names().contains(policy.role()))
                .toList();
        List<Refusal> refusals = new ArrayList<>();
        for (PolicySpec policy : policies) {
            List<Refusal> failed = Clauses.of(afterwards ? policy.checked() : policy.rows())
                    .filter(clause -> !holds(row, clause, policy.role()))
                    .map(clause -> refusal(row, policy, clause, afterwards))
                    .toList();
            if (failed.isEmpty()) {
                return List.of();
            }
            refusals.addAll(failed);
        }
        return refusals;
    }

    private static Refusal refusal(Found row, PolicySpec policy, Map<String, Object> clause, boolean afterwards) {
        return new Refusal(
                row.collection().typeName(),
                policy.action(),
                clause,
                "The row %s of '%s' %s what the policy of '%s' for %s asks"
                        .formatted(
                                row.key(),
                                row.collection().name(),
                                afterwards ? "would not be" : "is not",
                                policy.role(),
                                policy.action()));
    }

    private boolean holds(Found row, Map<String, Object> clause, String role) {
        if (!row.collection().operations().contains(OperationKind.LIST)) {
            return true;
        }
        return Stream.of(false, true)
                .map(days -> Clauses.forCaller(clause, caller, role, days))
                .flatMap(Optional::stream)
                .map(filter -> finds(row, filter))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(false);
    }

    /** Whether the row meets the filter; empty where the filter cannot be asked so. */
    private Optional<Boolean> finds(Found row, Object filter) {
        String list = row.collection().listName();
        String type = row.collection().typeName();
        Outcome outcome = trial.run(
                OWNER,
                new Question(
                        "query ($f: %sFilter!) { found: %s(filter: $f, first: 1) { nodes { id } } }"
                                .formatted(type, list),
                        null,
                        Map.of(
                                "f",
                                Map.of(
                                        "and",
                                        List.of(Map.of("rowId", Map.of("eq", String.valueOf(row.key()))), filter)))));
        Object data = outcome.response().get("data");
        Object found = data instanceof Map<?, ?> root ? root.get("found") : null;
        return found instanceof Map<?, ?> connection && connection.get("nodes") instanceof List<?> nodes
                ? Optional.of(!nodes.isEmpty())
                : Optional.empty();
    }
}
