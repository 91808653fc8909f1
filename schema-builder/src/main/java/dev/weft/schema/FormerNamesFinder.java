package dev.weft.schema;

import dev.weft.catalog.CollectionNames;
import dev.weft.catalog.FieldSpec;
import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.NameFamily;
import dev.weft.model.Names;
import dev.weft.model.ProjectModel;
import dev.weft.model.UniqueKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds every former name that follows from the former names of collections, fields and relations, with the present one. */
final class FormerNamesFinder {
    private final Map<String, String> types = new HashMap<>();
    private final Map<String, Map<String, String>> members = new HashMap<>();

    private FormerNamesFinder() {}

    /** All that may be: some may be taken by something else, or be of types that the schema does not have. */
    static FormerNames find(ProjectModel model) {
        FormerNamesFinder finder = new FormerNamesFinder();
        model.collections().forEach(collection -> finder.add(collection, model.families(collection)));
        return new FormerNames(finder.types, finder.members);
    }

    private void add(CollectionModel collection, List<NameFamily> families) {
        boolean noneInside =
                families.stream().allMatch(family -> family.aliases().isEmpty());
        if (noneInside && collection.spec().aliases().isEmpty()) {
            return;
        }
        Map<String, String> inside = inside(families);
        addMembers(collection, inside);
        collection.keys().stream()
                .filter(key -> key.columns().size() > 1)
                .forEach(key -> addComposite(collection, key, inside));
        for (CollectionNames former : collection.spec().aliases()) {
            CollectionNames now = collection.spec().names();
            pair(types, TypeNames.of(collection.spec(), former), TypeNames.of(collection.spec(), now));
            List.of("Query", "Mutation", "Subscription")
                    .forEach(root -> pair(membersOf(root), TypeNames.roots(former), TypeNames.roots(now)));
            TypeNames.payloads(now).forEach(payload -> pair(membersOf(payload), rows(former), rows(now)));
        }
        collection.spec().fields().stream()
                .filter(field -> field.type().isSelect())
                .forEach(field -> addSelect(collection, field));
    }

    private static Map<String, String> inside(List<NameFamily> families) {
        Map<String, String> inside = new LinkedHashMap<>();
        for (NameFamily family : families) {
            family.aliases()
                    .forEach(former ->
                            pair(inside, family.names(former).stream(), family.names(family.apiName()).stream()));
        }
        return inside;
    }

    private void addMembers(CollectionModel collection, Map<String, String> inside) {
        if (!inside.isEmpty()) {
            TypeNames.withColumns(collection.typeName())
                    .forEach(type -> membersOf(type).putAll(inside));
            Map<String, String> values = membersOf(TypeNames.fieldEnum(collection.typeName()));
            Map<String, String> keys = membersOf(TypeNames.keyName(collection.typeName()));
            inside.forEach((former, now) -> {
                values.put(Names.screamingSnake(former), Names.screamingSnake(now));
                keys.put(Names.screamingSnake(former), Names.screamingSnake(now));
            });
        }
    }

    /** A key over several columns is named after them. */
    private void addComposite(CollectionModel collection, UniqueKey key, Map<String, String> inside) {
        String inputNow = ReadInputs.compositeName(collection.typeName(), key.memberName());
        membersOf(inputNow).putAll(inside);
        for (List<String> former : formerColumns(key, inside)) {
            String member = Names.joinedCamelCase(former);
            TypeNames.withColumns(collection.typeName())
                    .forEach(type -> membersOf(type).put(member, key.memberName()));
            membersOf(TypeNames.keyName(collection.typeName()))
                    .put(former.stream().map(Names::screamingSnake).collect(Collectors.joining("_")), key.enumName());
            typeNames(collection).forEach(type -> types.put(ReadInputs.compositeName(type, member), inputNow));
        }
        typeNames(collection).forEach(type -> types.put(ReadInputs.compositeName(type, key.memberName()), inputNow));
        types.remove(inputNow);
    }

    /** Every way to name the key's columns by former names, some or all. */
    private static List<List<String>> formerColumns(UniqueKey key, Map<String, String> inside) {
        List<List<String>> ways = List.of(List.of());
        for (Column column : key.columns()) {
            List<String> names = Stream.concat(
                            Stream.of(column.apiName()),
                            inside.entrySet().stream()
                                    .filter(entry -> entry.getValue().equals(column.apiName()))
                                    .map(Map.Entry::getKey))
                    .toList();
            ways = ways.stream()
                    .flatMap(way -> names.stream()
                            .map(name ->
                                    Stream.concat(way.stream(), Stream.of(name)).toList()))
                    .toList();
        }
        return ways.subList(1, ways.size());
    }

    private void addSelect(CollectionModel collection, FieldSpec field) {
        for (String former : field.aliases()) {
            typeNames(collection)
                    .forEach(type -> pair(
                            types,
                            TypeNames.ofSelect(type, former),
                            TypeNames.ofSelect(collection.typeName(), field.apiName())));
        }
    }

    private static Stream<String> typeNames(CollectionModel collection) {
        return Stream.concat(
                Stream.of(collection.typeName()),
                collection.spec().aliases().stream().map(CollectionNames::typeName));
    }

    /** How payloads call what was written. */
    private static Stream<String> rows(CollectionNames names) {
        return Stream.of(names.itemName(), names.itemName() + "Edge", names.listName());
    }

    private Map<String, String> membersOf(String type) {
        return members.computeIfAbsent(type, _ -> new LinkedHashMap<>());
    }

    /** Both in the same order. */
    private static void pair(Map<String, String> names, Stream<String> former, Stream<String> now) {
        List<String> current = now.toList();
        List<String> old = new ArrayList<>(former.toList());
        for (int i = 0; i < old.size(); i++) {
            if (!old.get(i).equals(current.get(i))) {
                names.put(old.get(i), current.get(i));
            }
        }
    }
}
