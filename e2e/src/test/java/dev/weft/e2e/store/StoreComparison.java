package dev.weft.e2e.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.e2e.support.Project;
import dev.weft.e2e.support.Reply;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Compares what the API says of any project with what SQL finds in its tables: rows, counts, sums, related lists. */
final class StoreComparison {
    private static final int PAGE = 300;
    private static final int PARENTS = 40;
    private static final int CHILDREN = 6;

    private final Project project;
    private final List<JsonNode> collections;

    StoreComparison(Project project) {
        this.project = project;
        this.collections = Reply.list(project.describe("""
                collections {
                  name tableName
                  fields { apiName columnName type system }
                  relations { name inverseName kind target { name } }
                }""").get("collections"));
    }

    /** Compares everything. Returns the number of rows and of links that were compared. */
    Map<String, Integer> compare() {
        int rows = 0;
        int links = 0;
        for (JsonNode collection : collections) {
            rows += compareRows(collection);
            for (JsonNode relation : collection.get("relations")) {
                links += compareRelation(collection, relation);
            }
        }
        return Map.of("rows", rows, "links", links);
    }

    private int compareRows(JsonNode collection) {
        List<JsonNode> fields = Reply.list(collection.get("fields")).stream()
                .filter(field -> !field.get("system").asBoolean())
                .filter(field -> !field.get("type").asString().equals("USER"))
                .toList();
        List<JsonNode> forward = pages(collection, fields, true);
        List<JsonNode> backward = pages(collection, fields, false);
        Collections.reverse(backward);
        assertThat(backward).as("%s, backward", name(collection)).isEqualTo(forward);
        String columns = Stream.concat(Stream.of("id::text"), fields.stream().map(StoreComparison::columnAsText))
                .collect(Collectors.joining(", "));
        List<List<String>> stored = sql("select " + columns + " from " + table(name(collection)) + " t order by t.id");
        assertThat(forward).as("rows of %s", name(collection)).hasSameSizeAs(stored);
        for (int i = 0; i < stored.size(); i++) {
            compareRow(fields, forward.get(i), stored.get(i));
        }
        fields.stream().filter(StoreComparison::isNumeric).forEach(field -> compareSum(collection, field, forward));
        return stored.size();
    }

    private static void compareRow(List<JsonNode> fields, JsonNode row, List<String> stored) {
        assertThat(row.get("rowId").asString()).isEqualTo(stored.getFirst());
        for (int i = 0; i < fields.size(); i++) {
            String type = fields.get(i).get("type").asString();
            String field = fields.get(i).get("apiName").asString();
            assertThat(FieldValues.ofApi(type, row.get(field)))
                    .as("%s of row %s", field, stored.getFirst())
                    .isEqualTo(FieldValues.ofSql(type, stored.get(i + 1)));
        }
    }

    private void compareSum(JsonNode collection, JsonNode field, List<JsonNode> rows) {
        BigDecimal sum = rows.stream()
                .map(row -> row.get(field.get("apiName").asString()))
                .filter(value -> !value.isNull())
                .map(value -> new BigDecimal(value.asString()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        String column = field.get("columnName").asString();
        String stored = sql("select coalesce(sum(" + column + "), 0)::text from " + table(name(collection)))
                .getFirst()
                .getFirst();
        assertThat(sum).as("sum of %s.%s", name(collection), column).isEqualByComparingTo(stored);
    }

    /** All rows of a collection, page by page, with a count that ignores the pages. */
    private List<JsonNode> pages(JsonNode collection, List<JsonNode> fields, boolean forward) {
        String selection = fields.stream()
                .map(field -> field.get("apiName").asString())
                .collect(Collectors.joining(" ", "rowId ", ""));
        String list = ApiNames.camelCase(name(collection));
        String page = forward ? "first: %d, after: $cursor" : "last: %d, before: $cursor";
        String document = "query($cursor: String) { %s(%s) { totalCount nodes { %s } pageInfo { %s } } }"
                .formatted(list, page.formatted(PAGE), selection, "hasNextPage hasPreviousPage startCursor endCursor");
        List<JsonNode> rows = new ArrayList<>();
        Map<String, String> variables = Map.of();
        boolean more = true;
        while (more) {
            JsonNode answer = project.api().data(document, variables).get(list);
            List<JsonNode> nodes = Reply.list(answer.get("nodes"));
            rows.addAll(forward ? nodes : nodes.reversed());
            JsonNode info = answer.get("pageInfo");
            more = info.get(forward ? "hasNextPage" : "hasPreviousPage").asBoolean();
            if (more) {
                variables = Map.of(
                        "cursor",
                        info.get(forward ? "endCursor" : "startCursor").asString());
            } else {
                assertThat(answer.get("totalCount").asInt()).isEqualTo(rows.size());
            }
        }
        return rows;
    }

    private int compareRelation(JsonNode collection, JsonNode relation) {
        String target = relation.at("/target/name").asString();
        String relationName = relation.get("name").asString();
        String inverse = relation.get("inverseName").asString("");
        String column = relationName + "_id";
        return switch (relation.get("kind").asString()) {
            case "MANY_TO_ONE" -> {
                String sql = "select id::text from %s t where %s::text = ? order by t.id desc"
                        .formatted(table(name(collection)), column);
                yield inverse.isEmpty() ? 0 : compareLists(target, inverse, sql);
            }
            case "ONE_TO_ONE" -> compareOnes(collection, relationName, target);
            case "MANY_TO_MANY" -> {
                String join = table(name(collection) + "_" + relationName);
                List<List<String>> keys = sql("""
                        select column_name from information_schema.columns
                        where table_schema = ? and table_name = ? order by ordinal_position""", project.schema(), name(collection) + "_" + relationName);
                String source = keys.get(0).getFirst();
                String other = keys.get(1).getFirst();
                String sql = "select %s::text from %s t where %s::text = ? order by t.%s desc";
                int links = compareLists(name(collection), relationName, sql.formatted(other, join, source, other));
                compareLists(target, inverse, sql.formatted(source, join, other, source));
                yield links;
            }
            default -> throw new AssertionError("unknown kind: " + relation);
        };
    }

    /** The first children of some parents, by key descending, their count, and their second page. */
    private int compareLists(String parent, String relation, String sql) {
        String list = ApiNames.camelCase(parent);
        String field = ApiNames.camelCase(relation);
        String document = """
                { %s(first: %d, orderBy: [{ rowId: DESC }]) { nodes { rowId id
                  %s(first: %d, orderBy: [{ rowId: DESC }]) {
                    totalCount nodes { rowId } pageInfo { hasNextPage endCursor } } } } }""".formatted(list, PARENTS, field, CHILDREN);
        int compared = 0;
        boolean turned = false;
        for (JsonNode row : project.query(document).at("/" + list + "/nodes")) {
            List<String> expected = sql(sql, row.get("rowId").asString()).stream()
                    .map(List::getFirst)
                    .toList();
            JsonNode children = row.get(field);
            String what = "%s of %s %s".formatted(field, parent, row.get("rowId"));
            assertThat(children.get("totalCount").asInt()).as(what).isEqualTo(expected.size());
            assertThat(keys(children.get("nodes")))
                    .as(what)
                    .isEqualTo(expected.stream().limit(CHILDREN).toList());
            assertThat(children.at("/pageInfo/hasNextPage").asBoolean()).isEqualTo(expected.size() > CHILDREN);
            if (expected.size() > CHILDREN && !turned) {
                turned = true;
                compareSecondPage(field, row, expected);
            }
            compared += expected.size();
        }
        return compared;
    }

    private void compareSecondPage(String field, JsonNode parent, List<String> expected) {
        String document = """
                query($id: ID!, $after: String) { node(id: $id) { ... on %s {
                  %s(first: %d, after: $after, orderBy: [{ rowId: DESC }]) { nodes { rowId } } } } }""".formatted(typeOf(parent), field, CHILDREN);
        JsonNode second = project.api()
                .data(
                        document,
                        Map.of(
                                "id",
                                parent.get("id").asString(),
                                "after",
                                parent.get(field).at("/pageInfo/endCursor").asString()))
                .at("/node/" + field + "/nodes");
        assertThat(keys(second))
                .as("second page of %s", field)
                .isEqualTo(expected.stream().skip(CHILDREN).limit(CHILDREN).toList());
    }

    private String typeOf(JsonNode row) {
        return project.api()
                .data(
                        "query($id: ID!) { node(id: $id) { __typename } }",
                        Map.of("id", row.get("id").asString()))
                .at("/node/__typename")
                .asString();
    }

    private int compareOnes(JsonNode collection, String relation, String target) {
        String list = ApiNames.camelCase(name(collection));
        String field = ApiNames.camelCase(relation);
        int compared = 0;
        for (JsonNode row : project.query(
                        "{ %s(first: %d) { nodes { rowId %s { rowId } } } }".formatted(list, PARENTS, field))
                .at("/" + list + "/nodes")) {
            String stored = sql(
                            "select t.id::text from %s c join %s t on t.id = c.%s_id where c.id::text = ?"
                                    .formatted(table(name(collection)), table(target), relation),
                            row.get("rowId").asString())
                    .getFirst()
                    .getFirst();
            assertThat(row.get(field).get("rowId").asString()).isEqualTo(stored);
            compared++;
        }
        return compared;
    }

    static List<String> keys(JsonNode rows) {
        return Reply.list(rows).stream().map(row -> row.get("rowId").asString()).toList();
    }

    private static String columnAsText(JsonNode field) {
        String column = field.get("columnName").asString();
        return switch (field.get("type").asString()) {
            case "MULTI_SELECT", "TEXT_LIST" -> "to_json(" + column + ")::text";
            case "DATE_TIME" -> "to_json(" + column + ") #>> '{}'";
            default -> column + "::text";
        };
    }

    private static boolean isNumeric(JsonNode field) {
        return List.of("INTEGER", "BIGINT", "NUMBER").contains(field.get("type").asString());
    }

    private static String name(JsonNode collection) {
        return collection.get("name").asString();
    }

    private String table(String name) {
        return project.schema() + "." + name;
    }

    @SuppressWarnings("NullAway") // no column that is read here holds null but those that FieldValues takes
    private List<List<String>> sql(String sql, Object... parameters) {
        List<List<String>> rows = new ArrayList<>();
        project.owner().server().database().rows(sql, parameters).forEach(row -> rows.add(new ArrayList<>(row)));
        return rows;
    }
}
