package dev.weft.policy;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.ProjectModel;
import dev.weft.model.RelationEnd;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a condition, as a policy writes it, asks anything of a row at all. */
final class Certainty {
    private final ProjectModel model;

    Certainty(ProjectModel model) {
        this.model = model;
    }

    enum Truth {
        ALWAYS,
        DEPENDS,
        NEVER;

        Truth opposite() {
            return switch (this) {
                case ALWAYS -> NEVER;
                case DEPENDS -> DEPENDS;
                case NEVER -> ALWAYS;
            };
        }

        static Truth all(Stream<Truth> truths) {
            return truths.reduce(ALWAYS, (a, b) -> a.compareTo(b) > 0 ? a : b);
        }

        static Truth any(Stream<Truth> truths) {
            return truths.reduce(NEVER, (a, b) -> a.compareTo(b) < 0 ? a : b);
        }
    }

    Truth of(CollectionModel collection, Map<?, ?> condition) {
        return Truth.all(condition.entrySet().stream()
                .map(member -> member(collection, String.valueOf(member.getKey()), member.getValue())));
    }

    private Truth member(CollectionModel collection, String name, @Nullable Object value) {
        return switch (name) {
            case "and" -> Truth.all(conditions(value).map(each -> of(collection, each)));
            case "or" -> either(collection, conditions(value).toList());
            case "not" ->
                conditions(value)
                        .map(each -> of(collection, each))
                        .findFirst()
                        .orElse(Truth.DEPENDS)
                        .opposite();
            default -> named(collection, name, value);
        };
    }

    /** A condition or its opposite always holds, but where it is unknown. */
    private Truth either(CollectionModel collection, List<Map<?, ?>> alternatives) {
        boolean opposites = alternatives.stream()
                .anyMatch(one ->
                        one.size() == 1 && one.get("not") instanceof Map<?, ?> inside && alternatives.contains(inside));
        return opposites ? Truth.ALWAYS : Truth.any(alternatives.stream().map(each -> of(collection, each)));
    }

    private Truth named(CollectionModel collection, String name, @Nullable Object value) {
        Optional<Column> column = collection.column(name);
        if (column.isPresent()) {
            return column.get().notNull() ? present(value) : Truth.DEPENDS;
        }
        return collection
                .relation(name)
                .map(relation -> related(relation, value))
                .orElse(Truth.DEPENDS);
    }

    /** Of a value that is never missing. */
    private static Truth present(@Nullable Object operators) {
        boolean alone = operators instanceof Map<?, ?> map && map.size() == 1;
        Object isNull = operators instanceof Map<?, ?> map ? map.get("isNull") : null;
        if (Boolean.TRUE.equals(isNull)) {
            return Truth.NEVER;
        }
        return alone && Boolean.FALSE.equals(isNull) ? Truth.ALWAYS : Truth.DEPENDS;
    }

    private Truth related(RelationEnd relation, @Nullable Object value) {
        CollectionModel target = model.collection(relation.target());
        if (!(value instanceof Map<?, ?> members)) {
            return Truth.DEPENDS;
        }
        return switch (relation) {
            case RelationEnd.ToOne one ->
                of(target, members) == Truth.NEVER
                        ? Truth.NEVER
                        : one.key().notNull() ? of(target, members) : Truth.DEPENDS;
            case RelationEnd.InverseOne _ -> of(target, members) == Truth.NEVER ? Truth.NEVER : Truth.DEPENDS;
            case RelationEnd.ToMany _, RelationEnd.ManyToMany _ ->
                Truth.all(members.entrySet().stream()
                        .map(member -> many(target, String.valueOf(member.getKey()), member.getValue())));
        };
    }

    private Truth many(CollectionModel target, String quantity, @Nullable Object value) {
        Truth inside = value instanceof Map<?, ?> condition ? of(target, condition) : Truth.DEPENDS;
        return switch (quantity) {
            case "some" -> inside == Truth.NEVER ? Truth.NEVER : Truth.DEPENDS;
            case "every" -> inside == Truth.ALWAYS ? Truth.ALWAYS : Truth.DEPENDS;
            case "none" -> inside == Truth.NEVER ? Truth.ALWAYS : Truth.DEPENDS;
            default -> Truth.DEPENDS;
        };
    }

    /** Whether somewhere one alternative of several always holds, so that the others mean nothing. */
    boolean hasOpenAlternative(CollectionModel collection, Map<?, ?> condition) {
        return condition.entrySet().stream()
                .anyMatch(member -> opensIn(collection, String.valueOf(member.getKey()), member.getValue()));
    }

    private boolean opensIn(CollectionModel collection, String name, @Nullable Object value) {
        return switch (name) {
            case "or" ->
                either(collection, conditions(value).toList()) == Truth.ALWAYS
                        || conditions(value).anyMatch(each -> hasOpenAlternative(collection, each));
            case "and", "not" -> conditions(value).anyMatch(each -> hasOpenAlternative(collection, each));
            default ->
                collection
                        .relation(name)
                        .filter(relation -> value instanceof Map<?, ?> members && opensInRelated(relation, members))
                        .isPresent();
        };
    }

    private boolean opensInRelated(RelationEnd relation, Map<?, ?> members) {
        CollectionModel target = model.collection(relation.target());
        return relation.isToMany()
                ? Stream.of("some", "every", "none")
                        .map(members::get)
                        .flatMap(Certainty::conditions)
                        .anyMatch(each -> hasOpenAlternative(target, each))
                : hasOpenAlternative(target, members);
    }

    /** One condition or a list of them. */
    private static Stream<Map<?, ?>> conditions(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> one -> Stream.of(one);
            case List<?> many ->
                many.stream()
                        .filter(Objects::nonNull)
                        .flatMap(each -> each instanceof Map<?, ?> one ? Stream.<Map<?, ?>>of(one) : Stream.empty());
            case null, default -> Stream.empty();
        };
    }
}
