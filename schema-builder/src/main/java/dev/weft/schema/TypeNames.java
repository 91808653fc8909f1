package dev.weft.schema;

import dev.weft.catalog.CollectionNames;
import dev.weft.catalog.CollectionSpec;
import dev.weft.model.Names;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Names of the types that are generated for a collection, and those that the API keeps for itself. */
public final class TypeNames {
    private static final List<String> SUFFIXES = List.of(
            "",
            "Edge",
            "Connection",
            "Filter",
            "ListFilter",
            "OrderBy",
            "Field",
            "Key",
            "KeyName",
            "Input",
            "Patch",
            "Ops",
            "Update",
            "Upsert",
            "OnConflict",
            "ListInput",
            "ListPatch",
            "RefInput",
            "RefPatch",
            "Comparison",
            "Aggregate",
            "AggregatePredicate",
            "AggregateOrderBy",
            "Sum",
            "Stat",
            "MinMax",
            "Group",
            "GroupKey",
            "GroupBy",
            "GroupByField",
            "GroupOrderBy",
            "GroupKeyOrder",
            "Result",
            "Change");

    private static final Set<String> SHARED = Set.of(
            "Query",
            "Mutation",
            "Subscription",
            "Node",
            "PageInfo",
            "MutationError",
            "ErrorCode",
            "IsolationLevel",
            "TransactionMode",
            "SortDirection",
            "AggregateFunction",
            "DateBucket",
            "CastType",
            "ChangeKind",
            "ChangeTransition",
            "WriteOutcome",
            "ConflictAction",
            "BulkErrorMode",
            "ComparisonOperator",
            "ProjectSession",
            "ProjectSignUpInput",
            "ProjectSignInInput",
            "Int",
            "Float",
            "String",
            "Boolean",
            "ID",
            "UUID",
            "DateTime",
            "Date",
            "Duration",
            "BigInt",
            "Decimal",
            "JSON",
            "IDFilter",
            "UUIDFilter",
            "BooleanFilter",
            "IntFilter",
            "FloatFilter",
            "BigIntFilter",
            "DecimalFilter",
            "StringFilter",
            "StringListFilter",
            "DateFilter",
            "DateTimeFilter",
            "DatePartFilter",
            "JSONFilter",
            "JSONPathPredicate",
            "JSONPathOrderBy",
            "ScalarPredicate",
            "TextSearch",
            "Similarity",
            "IntOp",
            "BigIntOp",
            "DecimalOp",
            "FloatOp",
            "DateOp",
            "DateTimeOp",
            "StringListOp",
            "JSONOp",
            "JSONSet");

    private TypeNames() {}

    /** Whether the API keeps this type name for itself. */
    public static boolean isShared(String typeName) {
        return SHARED.contains(typeName);
    }

    /** Every type name that belongs to a collection, generated today or later. */
    public static Stream<String> of(CollectionSpec collection) {
        return of(collection, collection.names());
    }

    /** The same if the collection were called so. */
    public static Stream<String> of(CollectionSpec collection, CollectionNames names) {
        String type = names.typeName();
        return Stream.of(
                        SUFFIXES.stream().map(suffix -> type + suffix),
                        Stream.of("Create", "Update", "Delete").map(verb -> verb + type + "Payload"),
                        Stream.of(bulkPayload(names.listName())),
                        collection.fields().stream()
                                .filter(field -> field.type().isSelect())
                                .flatMap(field -> ofSelect(type, field.apiName())))
                .flatMap(all -> all);
    }

    /** The types whose members are, among others, named after columns and relations. */
    static Stream<String> withColumns(String type) {
        return Stream.of(
                        "",
                        "Sum",
                        "Stat",
                        "MinMax",
                        "GroupKey",
                        "Filter",
                        "OrderBy",
                        "Key",
                        "Input",
                        "Patch",
                        "Ops",
                        "GroupBy")
                .map(suffix -> type + suffix);
    }

    /** The types that have members named after the collection. */
    static Stream<String> payloads(CollectionNames names) {
        String type = names.typeName();
        return Stream.concat(
                Stream.of("Create", "Update", "Delete").map(verb -> verb + type + "Payload"),
                Stream.of(bulkPayload(names.listName()), result(type), type + "Change"));
    }

    /** The types of a select field. */
    static Stream<String> ofSelect(String type, String apiName) {
        String name = type + Names.capitalise(apiName);
        return Stream.of(name, name + "Filter", name + "ListFilter", name + "ListOp");
    }

    /** Root fields of query, mutation and subscription, of today and of later, for a collection that is called so. */
    public static Stream<String> roots(CollectionNames names) {
        String type = names.typeName();
        String item = names.itemName();
        String list = names.listName();
        String types = Names.capitalise(list);
        return Stream.of(
                item,
                item + "By",
                list,
                "create" + type,
                "update" + type,
                "delete" + type,
                "create" + types,
                "update" + types,
                "delete" + types,
                "batchUpdate" + types,
                item + "Changed",
                item + "Stream");
    }

    static String edge(String type) {
        return kept(type + "Edge");
    }

    static String connection(String type) {
        return kept(type + "Connection");
    }

    static String filter(String type) {
        return kept(type + "Filter");
    }

    static String listFilter(String type) {
        return kept(type + "ListFilter");
    }

    static String orderBy(String type) {
        return kept(type + "OrderBy");
    }

    static String fieldEnum(String type) {
        return kept(type + "Field");
    }

    static String comparison(String type) {
        return kept(type + "Comparison");
    }

    static String aggregate(String type) {
        return kept(type + "Aggregate");
    }

    static String aggregatePredicate(String type) {
        return kept(type + "AggregatePredicate");
    }

    static String aggregateOrderBy(String type) {
        return kept(type + "AggregateOrderBy");
    }

    static String sum(String type) {
        return kept(type + "Sum");
    }

    static String stat(String type) {
        return kept(type + "Stat");
    }

    static String minMax(String type) {
        return kept(type + "MinMax");
    }

    static String group(String type) {
        return kept(type + "Group");
    }

    static String groupKey(String type) {
        return kept(type + "GroupKey");
    }

    static String groupBy(String type) {
        return kept(type + "GroupBy");
    }

    static String groupByField(String type) {
        return kept(type + "GroupByField");
    }

    static String groupOrderBy(String type) {
        return kept(type + "GroupOrderBy");
    }

    static String groupKeyOrder(String type) {
        return kept(type + "GroupKeyOrder");
    }

    static String key(String type) {
        return kept(type + "Key");
    }

    static String input(String type) {
        return kept(type + "Input");
    }

    static String patch(String type) {
        return kept(type + "Patch");
    }

    static String ops(String type) {
        return kept(type + "Ops");
    }

    /** Operations on a list of an enum's values. */
    static String listOp(String enumName) {
        return kept(enumName + "ListOp");
    }

    static String update(String type) {
        return kept(type + "Update");
    }

    static String upsert(String type) {
        return kept(type + "Upsert");
    }

    static String keyName(String type) {
        return kept(type + "KeyName");
    }

    static String onConflict(String type) {
        return kept(type + "OnConflict");
    }

    static String refInput(String type) {
        return kept(type + "RefInput");
    }

    static String refPatch(String type) {
        return kept(type + "RefPatch");
    }

    static String listInput(String type) {
        return kept(type + "ListInput");
    }

    static String listPatch(String type) {
        return kept(type + "ListPatch");
    }

    /** What mutations of many rows answer: {@code ArticlesPayload}. */
    public static String bulkPayload(String listName) {
        return Names.capitalise(listName) + "Payload";
    }

    /** What happened to a row: {@code ArticleChange}. */
    public static String change(String type) {
        return kept(type + "Change");
    }

    /** What became of one row among many: {@code ArticleResult}. */
    public static String result(String type) {
        return kept(type + "Result");
    }

    /** A schema names each type many times, and so does that of the next revision: one text serves them all. */
    private static String kept(String name) {
        return name.intern();
    }
}
