package dev.weft.resolvers.cost;

import dev.weft.resolvers.plan.ReadLimits;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a document's cost. Each fragment is measured once for each type that it is spread on. */
final class CostReader {
    private final GraphQLSchema schema;
    private final Map<String, FragmentDefinition> fragments;
    private final Map<Spread, SelectionCost> measured = new HashMap<>();
    private final FieldPrices prices;
    private int shared;

    private record Spread(String type, String fragment) {}

    CostReader(Document document, GraphQLSchema schema, ReadLimits pages) {
        this.schema = schema;
        this.fragments = document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .collect(Collectors.toMap(FragmentDefinition::getName, fragment -> fragment));
        this.prices = new FieldPrices(schema, new RowCounts(pages), this::selection);
    }

    Term read(OperationDefinition operation) {
        GraphQLObjectType root = switch (operation.getOperation()) {
            case QUERY -> schema.getQueryType();
            case MUTATION -> schema.getMutationType();
            case SUBSCRIPTION -> schema.getSubscriptionType();
        };
        return selection(Objects.requireNonNull(root), operation.getSelectionSet())
                .on(RowCount.ONE);
    }

    /** How many terms are shared. */
    int shared() {
        return shared;
    }

    private SelectionCost selection(GraphQLCompositeType parent, SelectionSet set) {
        return switch (parent) {
            case GraphQLObjectType type -> on(type, set);
            case GraphQLInterfaceType _ -> dearest(set);
            default -> throw new IllegalStateException("a project's schema has no unions");
        };
    }

    /** Of an interface: every row is of one type only, so the dearest counts. */
    private SelectionCost dearest(SelectionSet set) {
        Set<String> types = new LinkedHashSet<>();
        mentioned(set, types, new LinkedHashSet<>());
        return SelectionCost.dearest(types.stream()
                .map(schema::getObjectType)
                .filter(Objects::nonNull)
                .map(type -> on(type, set))
                .toList());
    }

    private void mentioned(SelectionSet set, Set<String> types, Set<String> visited) {
        for (Selection<?> selection : set.getSelections()) {
            switch (selection) {
                case InlineFragment inline -> {
                    add(inline.getTypeCondition(), types);
                    mentioned(inline.getSelectionSet(), types, visited);
                }
                case FragmentSpread spread
                when visited.add(spread.getName()) -> {
                    FragmentDefinition fragment = fragment(spread);
                    add(fragment.getTypeCondition(), types);
                    mentioned(fragment.getSelectionSet(), types, visited);
                }
                default -> {}
            }
        }
    }

    private void add(@Nullable TypeName condition, Set<String> types) {
        if (condition != null && schema.getType(condition.getName()) instanceof GraphQLObjectType type) {
            types.add(type.getName());
        }
    }

    private SelectionCost on(GraphQLObjectType parent, SelectionSet set) {
        List<SelectionCost> parts = new ArrayList<>();
        for (Selection<?> selection : set.getSelections()) {
            parts.add(
                    switch (selection) {
                        case Field field -> prices.of(parent, field).when(Inclusion.of(field));
                        case InlineFragment inline -> inline(parent, inline);
                        case FragmentSpread spread -> spread(parent, spread);
                        default -> throw new IllegalStateException("no selection: " + selection.getClass());
                    });
        }
        return SelectionCost.sum(parts);
    }

    private SelectionCost inline(GraphQLObjectType parent, InlineFragment inline) {
        return applies(inline.getTypeCondition(), parent)
                ? on(parent, inline.getSelectionSet()).when(Inclusion.of(inline))
                : SelectionCost.NOTHING;
    }

    private SelectionCost spread(GraphQLObjectType parent, FragmentSpread spread) {
        FragmentDefinition fragment = fragment(spread);
        if (!applies(fragment.getTypeCondition(), parent)) {
            return SelectionCost.NOTHING;
        }
        Spread key = new Spread(parent.getName(), fragment.getName());
        SelectionCost known = measured.get(key);
        if (known == null) {
            SelectionCost cost = on(parent, fragment.getSelectionSet());
            known = new SelectionCost(shared(cost.once()), shared(cost.perRow()));
            measured.put(key, known);
        }
        return known.when(Inclusion.of(spread));
    }

    private Term shared(Term term) {
        return term instanceof Term.Constant ? term : new Term.Shared(shared++, term);
    }

    private FragmentDefinition fragment(FragmentSpread spread) {
        return Objects.requireNonNull(fragments.get(spread.getName()));
    }

    private boolean applies(@Nullable TypeName condition, GraphQLObjectType parent) {
        return condition == null
                || condition.getName().equals(parent.getName())
                || parent.getInterfaces().stream()
                        .anyMatch(type -> type.getName().equals(condition.getName()));
    }
}
