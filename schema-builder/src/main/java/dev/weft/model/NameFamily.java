package dev.weft.model;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.FieldType;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.RelationKind;
import dev.weft.catalog.RelationSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names that one field or one end of a relation brings to the GraphQL types of a collection: its own, and those that
 * begin with it, such as {@code authorId} and {@code authorExists}.
 *
 * @param apiName its own name
 * @param aliases what it was called before, the oldest first
 * @param endings what is put behind its own name, the empty one first
 */
public record NameFamily(String apiName, List<String> aliases, List<String> endings) {
    private static final List<String> ALONE = List.of("");
    private static final String EXISTS = "Exists";

    public NameFamily {
        aliases = List.copyOf(aliases);
        endings = List.copyOf(endings);
    }

    /** All of a collection, archived ones included. */
    public static List<NameFamily> all(ProjectCatalog catalog, CollectionSpec collection) {
        Stream<NameFamily> inverses = catalog.collections().stream()
                .flatMap(other -> other.relations().stream())
                .filter(relation -> relation.target().equals(collection.id()))
                .filter(relation -> relation.inverseApiName() != null)
                .map(NameFamily::inverse);
        return Stream.of(
                        collection.fields().stream().map(field -> of(collection, field)),
                        collection.relations().stream().map(relation -> of(collection, relation)),
                        inverses)
                .flatMap(families -> families)
                .toList();
    }

    public static NameFamily of(CollectionSpec collection, FieldSpec field) {
        boolean toItself = collection.name().equals(CollectionSpec.USERS);
        return new NameFamily(
                field.apiName(),
                field.aliases(),
                field.type() == FieldType.USER ? toOne(toItself, field.id().value(), collection.plainTree()) : ALONE);
    }

    /** As its declaring collection shows the relation. */
    public static NameFamily of(CollectionSpec collection, RelationSpec relation) {
        boolean toItself = relation.target().equals(collection.id());
        return new NameFamily(
                relation.apiName(),
                relation.aliases(),
                relation.kind() == RelationKind.MANY_TO_MANY
                        ? ALONE
                        : toOne(toItself, relation.id().value(), collection.plainTree()));
    }

    /** As its target shows the relation, which it must. */
    public static NameFamily inverse(RelationSpec relation) {
        return new NameFamily(
                String.valueOf(relation.inverseApiName()),
                relation.inverseAliases(),
                relation.kind() == RelationKind.ONE_TO_ONE ? List.of("", EXISTS) : ALONE);
    }

    private static List<String> toOne(boolean toItself, UUID id, @Nullable UUID plainTree) {
        List<String> endings = new ArrayList<>(List.of("", ProjectModel.keyName(""), EXISTS));
        if (toItself && !id.equals(plainTree)) {
            endings.add(Names.capitalise(TreeEnds.ANCESTORS));
            endings.add(Names.capitalise(TreeEnds.DESCENDANTS));
        }
        return endings;
    }

    /** The family's names if its own were this one, always in the same order. */
    public List<String> names(String own) {
        return endings.stream().map(ending -> own + ending).toList();
    }
}
