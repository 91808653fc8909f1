package dev.weft.change.breaking;

import dev.weft.schema.FormerNames;
import dev.weft.schema.GeneratedSchema;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLImplementingType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a schema keeps no longer of another one. What is added, and what answers promise more, is no loss; deprecated
 * members are kept like all others.
 *
 * <p>A type that comes under a new name wherever it stood is compared with its successor: the name is lost, not the
 * members.
 */
final class SchemaDifference {
    private final GraphQLSchema before;
    private final GraphQLSchema after;
    /** Former names of types that documents may use, before and after. */
    private final FormerNames understood;

    private final FormerNames understoodAfter;
    private final List<Loss> losses = new ArrayList<>();
    private final Map<String, String> successors = new HashMap<>();
    private final TypeChanges types = new TypeChanges(this::isSame);

    private SchemaDifference(GeneratedSchema before, GeneratedSchema after) {
        this.before = before.schema();
        this.after = after.schema();
        this.understood = before.formerNames();
        this.understoodAfter = after.formerNames();
        successors.putAll(understoodAfter.types());
    }

    static List<Loss> between(GeneratedSchema before, GeneratedSchema after) {
        SchemaDifference difference = new SchemaDifference(before, after);
        difference.compare();
        return difference.losses;
    }

    private void compare() {
        List<GraphQLNamedType> known = before.getAllTypesAsList().stream()
                .filter(type -> !type.getName().startsWith("__"))
                .toList();
        for (GraphQLNamedType type : known) {
            GraphQLType now = after.getType(understoodAfter.type(type.getName()));
            if (now != null) {
                compare(type, (GraphQLNamedType) now);
            }
        }
        known.stream()
                .filter(type -> after.getType(understoodAfter.type(type.getName())) == null)
                .forEach(this::gone);
        understood.types().forEach(this::compareFormer);
    }

    private void compareFormer(String former, String type) {
        if (after.getType(former) != null) {
            lose(former, "The name, by which documents could mean " + type + ", stands for another type");
        } else if (!understoodAfter.types().containsKey(former)) {
            lose(former, "The former name of " + type + " is understood no longer");
        }
    }

    private void gone(GraphQLNamedType type) {
        String successor = successors.get(type.getName());
        losses.add(Loss.of(
                type.getName(),
                successor == null ? "The type is taken away" : "The type is called " + successor + " from now on"));
    }

    private void compare(GraphQLNamedType old, GraphQLNamedType now) {
        if (old instanceof GraphQLFieldsContainer a && now instanceof GraphQLFieldsContainer b) {
            compareFields(a, b);
        } else if (old instanceof GraphQLInputObjectType a && now instanceof GraphQLInputObjectType b) {
            compareInputs(a, b);
        } else if (old instanceof GraphQLEnumType a && now instanceof GraphQLEnumType b) {
            compareEnums(a, b);
        } else if (old.getClass() != now.getClass()) {
            losses.add(Loss.of(old.getName(), "The type becomes one of another kind"));
        }
    }

    private void compareFields(GraphQLFieldsContainer old, GraphQLFieldsContainer now) {
        for (GraphQLFieldDefinition field : old.getFieldDefinitions()) {
            GraphQLFieldDefinition same = now.getFieldDefinition(field.getName());
            if (same == null) {
                lose(Coordinates.member(old.getName(), field.getName()), "The field is taken away");
            } else {
                compareField(old.getName(), field, same);
            }
        }
        if (old instanceof GraphQLImplementingType a && now instanceof GraphQLImplementingType b) {
            Set<String> kept = names(b.getInterfaces());
            names(a.getInterfaces()).stream()
                    .filter(name -> !kept.contains(name))
                    .forEach(name -> lose(old.getName(), "The type is no longer a " + name));
        }
    }

    private static Set<String> names(List<? extends GraphQLNamedSchemaElement> types) {
        return types.stream().map(GraphQLNamedSchemaElement::getName).collect(Collectors.toSet());
    }

    private void compareField(String type, GraphQLFieldDefinition old, GraphQLFieldDefinition now) {
        String coordinate = Coordinates.member(type, old.getName());
        if (!types.keepsAnswers(old.getType(), now.getType())) {
            lose(coordinate, changed("The field's type", old.getType(), now.getType()));
        }
        for (GraphQLArgument argument : old.getArguments()) {
            GraphQLArgument same = now.getArgument(argument.getName());
            String name = Coordinates.argument(type, old.getName(), argument.getName());
            if (same == null) {
                lose(name, "The argument is taken away");
            } else {
                String without = Coordinates.withoutArgument(type, old.getName(), argument.getName());
                compareInput(new Slot(name, without, "argument"), Given.of(argument), Given.of(same));
            }
        }
        now.getArguments().stream()
                .filter(argument -> old.getArgument(argument.getName()) == null)
                .filter(argument -> Given.of(argument).isDemanded())
                .forEach(argument -> losses.add(new Loss(
                        Coordinates.argument(type, old.getName(), argument.getName()),
                        "An argument is added that must be given",
                        coordinate)));
    }

    private void compareInputs(GraphQLInputObjectType old, GraphQLInputObjectType now) {
        String type = old.getName();
        for (GraphQLInputObjectField member : old.getFieldDefinitions()) {
            GraphQLInputObjectField same = now.getFieldDefinition(member.getName());
            String name = Coordinates.member(type, member.getName());
            if (same == null) {
                lose(name, "The member is taken away");
            } else {
                String without = Coordinates.without(type, member.getName());
                compareInput(new Slot(name, without, "member"), Given.of(member), Given.of(same));
            }
        }
        now.getFieldDefinitions().stream()
                .filter(member -> old.getFieldDefinition(member.getName()) == null)
                .filter(member -> Given.of(member).isDemanded())
                .forEach(member -> losses.add(new Loss(
                        Coordinates.member(type, member.getName()),
                        "A member is added that must be given",
                        Coordinates.object(type))));
        if (now.isOneOf() && !old.isOneOf()) {
            losses.add(new Loss(type, "Exactly one member must be given", Coordinates.object(type)));
        }
    }

    /** A place for a value, and the use of an operation that leaves it out. */
    private record Slot(String coordinate, String without, String noun) {}

    /** What is asked for in a place. */
    private record Given(GraphQLInputType type, boolean hasDefault) {
        static Given of(GraphQLArgument argument) {
            return new Given(argument.getType(), argument.hasSetDefaultValue());
        }

        static Given of(GraphQLInputObjectField member) {
            return new Given(member.getType(), member.hasSetDefaultValue());
        }

        boolean isDemanded() {
            return GraphQLTypeUtil.isNonNull(type) && !hasDefault;
        }
    }

    private void compareInput(Slot slot, Given old, Given now) {
        GraphQLType oldInside = GraphQLTypeUtil.unwrapNonNull(old.type());
        GraphQLType nowInside = GraphQLTypeUtil.unwrapNonNull(now.type());
        if (!types.keepsInputs(oldInside, nowInside)) {
            lose(slot.coordinate(), changed("The " + slot.noun() + "'s type", old.type(), now.type()));
        } else if (now.isDemanded() && !old.isDemanded()) {
            losses.add(
                    new Loss(slot.coordinate(), "The " + slot.noun() + " must be given from now on", slot.without()));
        } else if (!types.keepsInputs(old.type(), now.type())) {
            lose(slot.coordinate(), changed("The " + slot.noun() + "'s type", old.type(), now.type()));
        }
    }

    private void compareEnums(GraphQLEnumType old, GraphQLEnumType now) {
        old.getValues().stream()
                .map(GraphQLEnumValueDefinition::getName)
                .filter(value -> now.getValue(value) == null)
                .forEach(value -> lose(Coordinates.member(old.getName(), value), "The value is taken away"));
    }

    private void lose(String coordinate, String message) {
        losses.add(Loss.of(coordinate, message));
    }

    private static String changed(String what, GraphQLType old, GraphQLType now) {
        return "%s changes from %s to %s"
                .formatted(what, GraphQLTypeUtil.simplePrint(old), GraphQLTypeUtil.simplePrint(now));
    }

    private boolean isSame(GraphQLNamedType old, GraphQLNamedType now) {
        return old.getName().equals(now.getName()) || succeeds(old, now);
    }

    private boolean succeeds(GraphQLNamedType old, GraphQLNamedType now) {
        String known = successors.get(old.getName());
        if (known != null) {
            return known.equals(now.getName());
        }
        boolean renamed = !(old instanceof GraphQLScalarType)
                && old.getClass() == now.getClass()
                && after.getType(old.getName()) == null
                && before.getType(now.getName()) == null;
        if (renamed) {
            successors.put(old.getName(), now.getName());
            compare(old, now);
        }
        return renamed;
    }
}
