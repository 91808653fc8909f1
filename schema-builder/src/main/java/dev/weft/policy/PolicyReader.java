package dev.weft.policy;

import dev.weft.catalog.PolicyAction;
import dev.weft.catalog.PolicySpec;
import dev.weft.catalog.RelationSpec;
import dev.weft.error.ApiException;
import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.ProjectModel;
import dev.weft.schema.FilterTypes;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what policies say against everything that a project has, whoever the policy is for. What is read is what
 * graphql-java would make of a filter argument, with a {@link CallerValue} wherever a variable stands.
 *
 * <p>Everything refuses with INVALID_POLICY, at the place inside the policy: {@code rows}, {@code check},
 * {@code fields} or {@code presets} first.
 */
public final class PolicyReader {
    private final ProjectModel model;
    private final FilterTypes types;

    /**
     * @param model of those whom no policy binds, see {@link ProjectModel#unrestricted}
     */
    public PolicyReader(ProjectModel model) {
        this.model = model;
        this.types = new FilterTypes(model);
    }

    /** Which rows the policy is about, as the {@code filter} of its collection; empty is every row. */
    public Map<String, Object> rows(PolicySpec policy) {
        return condition(policy, policy.rows(), "rows");
    }

    /** What a written row must satisfy afterwards, in the same form. */
    public Map<String, Object> check(PolicySpec policy) {
        return policy.check() == null ? rows(policy) : condition(policy, policy.check(), "check");
    }

    private Map<String, Object> condition(PolicySpec policy, Map<?, ?> json, String member) {
        return new ConditionReader(types, policy.role())
                .read(model.collection(policy.collection()), json, new Place(List.of(member)));
    }

    /** What the server sets: values as columns hold them, null, or {@link CallerValue}s. */
    public Map<Column, @Nullable Object> presets(PolicySpec policy) {
        return new PresetReader(model, model.collection(policy.collection()), policy)
                .read(new Place(List.of("presets")));
    }

    /** Reads all of it, which refuses what cannot be. */
    public void readAll(PolicySpec policy) {
        checkAction(policy);
        rows(policy);
        check(policy);
        presets(policy);
        checkFields(policy);
    }

    private void checkFields(PolicySpec policy) {
        if (policy.fields() == null) {
            return;
        }
        CollectionModel collection = model.collection(policy.collection());
        Set<String> known = names(collection);
        Place at = new Place(List.of("fields"));
        for (int i = 0; i < policy.fields().size(); i++) {
            String name = policy.fields().get(i);
            if (!known.contains(name)) {
                throw at.child(i)
                        .refuse("is %s, which is no field and no relation of '%s'"
                                .formatted(Place.quoted(name), collection.spec().name()));
            }
            if (policy.presets().containsKey(name)) {
                throw at.child(i)
                        .refuse("is '%s', which the policy sets itself; what is preset cannot be written"
                                .formatted(name));
            }
        }
    }

    /** Of columns, of relations, and of relations of others that lead here. */
    private Set<String> names(CollectionModel collection) {
        Set<String> names = new HashSet<>();
        collection.columns().forEach(column -> names.add(column.catalogName()));
        collection.spec().relations().forEach(relation -> names.add(relation.name()));
        model.collections().stream()
                .flatMap(other -> other.spec().relations().stream())
                .filter(relation -> relation.target().equals(collection.id()))
                .map(RelationSpec::inverseName)
                .filter(Objects::nonNull)
                .forEach(names::add);
        return names;
    }

    private static void checkAction(PolicySpec policy) {
        boolean writes = policy.action() == PolicyAction.CREATE || policy.action() == PolicyAction.UPDATE;
        if (!writes && policy.check() != null) {
            throw onlyOf("check", "CREATE and UPDATE");
        }
        if (!writes && !policy.presets().isEmpty()) {
            throw onlyOf("presets", "CREATE and UPDATE");
        }
        if (policy.action() == PolicyAction.DELETE && policy.fields() != null) {
            throw onlyOf("fields", "READ, CREATE and UPDATE");
        }
        if (policy.action() != PolicyAction.READ && !(policy.list() && policy.aggregate())) {
            throw onlyOf(policy.list() ? "aggregate" : "list", "READ");
        }
    }

    private static ApiException onlyOf(String member, String actions) {
        return new Place(List.of(member)).refuse("is a matter of policies for " + actions);
    }
}
