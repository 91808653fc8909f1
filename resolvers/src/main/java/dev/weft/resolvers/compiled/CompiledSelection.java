package dev.weft.resolvers.compiled;

import dev.weft.resolvers.plan.SelectedField;
import dev.weft.resolvers.plan.Selection;
import graphql.execution.CoercedVariables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a planner sees of compiled fields.
 *
 * @param fields whose selections are made on the same value
 */
record CompiledSelection(List<FieldNode> fields, CoercedVariables variables) implements Selection {
    @Override
    public Set<String> fields(String typeName) {
        if (fields.size() == 1) {
            return fields.getFirst().on(typeName).names();
        }
        Set<String> names = new LinkedHashSet<>();
        fields.forEach(field -> names.addAll(field.on(typeName).names()));
        return names;
    }

    @Override
    public Selection below(String typeName, String field) {
        return new CompiledSelection(named(typeName, field), variables);
    }

    @Override
    public List<SelectedField> uses(String typeName, String field) {
        Map<String, List<FieldNode>> byKey = new LinkedHashMap<>();
        named(typeName, field)
                .forEach(node -> byKey.computeIfAbsent(node.key(), _ -> new ArrayList<>())
                        .add(node));
        List<SelectedField> uses = new ArrayList<>();
        byKey.forEach((key, nodes) -> uses.add(new SelectedField(
                key, field, nodes.getFirst().arguments().with(variables), new CompiledSelection(nodes, variables))));
        return uses;
    }

    private List<FieldNode> named(String typeName, String name) {
        List<FieldNode> found = new ArrayList<>();
        for (FieldNode field : fields) {
            for (FieldNode node : field.on(typeName).nodes()) {
                if (node.name().equals(name)) {
                    found.add(node);
                }
            }
        }
        return found;
    }
}
