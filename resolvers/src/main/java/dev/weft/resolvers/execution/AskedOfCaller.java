package dev.weft.resolvers.execution;

import dev.weft.access.CallerValue;
import dev.weft.catalog.PolicyAction;
import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.model.RelationEnd;
import graphql.language.Argument;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.Node;
import graphql.language.ObjectField;
import graphql.language.TypeName;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the answer to a document can depend on of whoever calls: the variables in the policies of every collection that it
 * could possibly lead to. It is found by names, so it may be more than is needed, never less.
 */
final class AskedOfCaller {
    private static final Set<String> ANY_ROW = Set.of("node", "nodes");
    private static final String OWN_ROW = "me";

    private final ProjectModel model;
    private final Set<String> names = new HashSet<>();

    private AskedOfCaller(ProjectModel model) {
        this.model = model;
    }

    static List<CallerValue> of(ProjectModel model, Document document, Map<String, Object> variables) {
        if (model.roles().unrestricted()) {
            return List.of();
        }
        AskedOfCaller asked = new AskedOfCaller(model);
        asked.syntax(document);
        asked.json(variables);
        return asked.values();
    }

    private void syntax(Node<?> node) {
        switch (node) {
            case Field field -> names.add(field.getName());
            case Argument argument -> names.add(argument.getName());
            case ObjectField member -> names.add(member.getName());
            case TypeName type -> names.add(type.getName());
            default -> {}
        }
        node.getChildren().forEach(this::syntax);
    }

    private void json(@Nullable Object value) {
        switch (value) {
            case Map<?, ?> object ->
                object.forEach((name, member) -> {
                    names.add((String) name);
                    json(member);
                });
            case Collection<?> list -> list.forEach(this::json);
            case null, default -> {}
        }
    }

    private List<CallerValue> values() {
        Set<CallerValue> values = new TreeSet<>(Comparator.comparing(CallerValue::toString));
        boolean any = names.stream().anyMatch(ANY_ROW::contains);
        for (CollectionModel collection : model.collections()) {
            if (any || names.contains(OWN_ROW) || leadsTo(collection)) {
                collection.rights().policies(PolicyAction.READ).forEach(policy -> variables(policy.rows(), values));
            }
        }
        if (names.contains(OWN_ROW)) {
            values.add(new CallerValue.UserId());
        }
        return List.copyOf(values);
    }

    private boolean leadsTo(CollectionModel collection) {
        return isNamed(collection.spec().itemName())
                || isNamed(collection.spec().listName())
                || names.contains(collection.typeName())
                || model.unrestricted().collections().stream()
                        .flatMap(other -> other.relations().stream())
                        .filter(relation -> relation.target().equals(collection.id()))
                        .map(RelationEnd::apiName)
                        .anyMatch(this::isNamed);
    }

    /** Whether a name is this one, or made of it. */
    private boolean isNamed(String part) {
        String wanted = part.toLowerCase(Locale.ROOT);
        return names.stream().anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(wanted));
    }

    private static void variables(@Nullable Object condition, Set<CallerValue> values) {
        switch (condition) {
            case String text ->
                CallerValue.named(text)
                        .filter(value -> !(value instanceof CallerValue.Now))
                        .ifPresent(values::add);
            case Map<?, ?> object -> object.values().forEach(member -> variables(member, values));
            case Collection<?> list -> list.forEach(element -> variables(element, values));
            case null, default -> {}
        }
    }
}
