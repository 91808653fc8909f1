package dev.weft.server.simulation;

import dev.weft.access.RoleSet;
import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.PolicyAction;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.change.breaking.DocumentUses;
import dev.weft.model.ProjectModel;
import dev.weft.schema.ProjectSchemaBuilder;
import dev.weft.schema.TypeNames;
import dev.weft.schema.Wiring;
import dev.weft.server.simulation.Simulation.Refusal;
import graphql.language.Document;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Parts of a document that the schema has, but not for everybody. */
final class HiddenNames {
    private static final Set<String> INPUTS = Set.of("Input", "ListInput", "RefInput", "Upsert", "OnConflict", "KeyName");
    private static final Set<String> CHANGES = Set.of("Patch", "ListPatch", "RefPatch", "Ops", "Update");

    private HiddenNames() {}

    static List<Refusal> in(ProjectCatalog catalog, RoleSet roles, String text) {
        Document document;
        try {
            document = Parser.parse(text);
        } catch (InvalidSyntaxException _) {
            return List.of();
        }
        ProjectModel everything = ProjectModel.of(catalog, RoleSet.OWNER);
        GraphQLSchema whole = ProjectSchemaBuilder.build(everything, Wiring.none());
        Set<String> shown = Coordinates.of(ProjectSchemaBuilder.build(everything.seenBy(roles), Wiring.none()));
        Set<String> known = Coordinates.of(whole);
        return DocumentUses.of(whole, document).stream()
                .filter(known::contains)
                .filter(coordinate -> !shown.contains(coordinate))
                .sorted()
                .map(coordinate -> refusal(catalog, roles, coordinate))
                .toList();
    }

    private static Refusal refusal(ProjectCatalog catalog, RoleSet roles, String coordinate) {
        PolicyAction action = action(catalog, coordinate);
        return new Refusal(
                coordinate,
                action,
                null,
                "No policy for %s lets '%s' use %s".formatted(action, String.join("', '", roles.names()), coordinate));
    }

    private static PolicyAction action(ProjectCatalog catalog, String coordinate) {
        String type = coordinate.split("[.(]", 2)[0];
        if (type.equals("Mutation")) {
            String field = coordinate.split("[.(]")[1];
            return field.startsWith("create")
                    ? PolicyAction.CREATE
                    : field.startsWith("delete") ? PolicyAction.DELETE : PolicyAction.UPDATE;
        }
        return ending(catalog, type)
                .map(ending -> INPUTS.contains(ending)
                        ? PolicyAction.CREATE
                        : CHANGES.contains(ending) ? PolicyAction.UPDATE : PolicyAction.READ)
                .orElse(PolicyAction.READ);
    }

    /** What stands behind a collection's name in the name of one of its types. */
    private static Optional<String> ending(ProjectCatalog catalog, String type) {
        return catalog.collections().stream()
                .filter(collection -> TypeNames.of(collection).anyMatch(type::equals))
                .map(CollectionSpec::typeName)
                .map(name -> type.substring(Math.min(name.length(), type.length())))
                .findFirst();
    }

}
