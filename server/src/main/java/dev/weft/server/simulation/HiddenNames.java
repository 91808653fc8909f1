package dev.weft.server.simulation;

import dev.weft.access.RoleSet;
import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.PolicyAction;
import dev.weft.catalog.PolicySpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.change.breaking.DocumentUses;
import dev.weft.model.ProjectModel;
import dev.weft.schema.ProjectSchemaBuilder;
import dev.weft.schema.TypeNames;
import dev.weft.schema.Wiring;
import dev.weft.server.simulation.Simulation.Refusal;
import dev.weft.server.simulation.Trial.Question;
import graphql.language.Document;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Parts of a document that the schema has, but not for everybody. */
final class HiddenNames {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Set<String> INPUTS =
            Set.of("Input", "ListInput", "RefInput", "Upsert", "OnConflict", "KeyName");
    private static final Set<String> CHANGES = Set.of("Patch", "ListPatch", "RefPatch", "Ops", "Update");

    private HiddenNames() {}

    static List<Refusal> in(ProjectCatalog catalog, RoleSet roles, Question question) {
        Document document;
        try {
            document = Parser.parse(question.document());
        } catch (InvalidSyntaxException _) {
            return List.of();
        }
        ProjectModel everything = ProjectModel.of(catalog, RoleSet.OWNER);
        GraphQLSchema whole = ProjectSchemaBuilder.build(everything, Wiring.none());
        Set<String> shown = Coordinates.of(ProjectSchemaBuilder.build(everything.seenBy(roles), Wiring.none()));
        Set<String> known = Coordinates.of(whole);
        Set<String> said = words(question);
        return DocumentUses.of(whole, document).stream()
                .filter(known::contains)
                .filter(coordinate -> !shown.contains(coordinate))
                .filter(coordinate -> said.contains(lastWord(coordinate)))
                .sorted()
                .map(coordinate -> refusal(catalog, roles, coordinate))
                .toList();
    }

    /** A variable may hold any member of its type; what it does not hold is nobody's concern. */
    private static Set<String> words(Question question) {
        return WORD.matcher(question.document() + " " + question.variables())
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static String lastWord(String coordinate) {
        return WORD.matcher(coordinate).results().map(MatchResult::group).reduce("", (_, word) -> word);
    }

    private static Refusal refusal(ProjectCatalog catalog, RoleSet roles, String coordinate) {
        PolicyAction action = action(catalog, coordinate);
        return new Refusal(
                coordinate,
                action,
                clause(catalog, roles, coordinate, action),
                "No policy for %s lets '%s' use %s".formatted(action, String.join("', '", roles.names()), coordinate));
    }

    /** The choice of fields that leaves it out; null where there is no policy at all. */
    private static @Nullable Map<String, Object> clause(
            ProjectCatalog catalog, RoleSet roles, String coordinate, PolicyAction action) {
        return collection(catalog, type(coordinate)).stream()
                .flatMap(collection -> catalog.policies().stream()
                        .filter(policy -> policy.collection().equals(collection.id())))
                .filter(policy -> policy.action() == action && roles.names().contains(policy.role()))
                .map(PolicySpec::fields)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .map(fields -> Map.<String, Object>of("fields", fields))
                .orElse(null);
    }

    private static String type(String coordinate) {
        return coordinate.split("[.(]", 2)[0];
    }

    private static Optional<CollectionSpec> collection(ProjectCatalog catalog, String type) {
        return catalog.collections().stream()
                .filter(collection -> TypeNames.of(collection).anyMatch(type::equals))
                .findFirst();
    }

    private static PolicyAction action(ProjectCatalog catalog, String coordinate) {
        String type = type(coordinate);
        if (type.equals("Mutation")) {
            String field = coordinate.split("[.(]", 3)[1];
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
        return collection(catalog, type)
                .map(CollectionSpec::typeName)
                .map(name -> type.substring(Math.min(name.length(), type.length())));
    }
}
