package dev.weft.resolvers.compiled;

import dev.weft.resolvers.execution.ProjectRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Operations over the Press, most of them valid: relations, pages, aliases, fragments, conditions, bad arguments. */
final class RandomOperations {
    private static final int MAX_DEPTH = 4;
    private static final String SOME_KEY = "00000000-0000-7000-8000-000000000001";

    /**
     * What can be selected of a type.
     *
     * @param one types of to-one relations by their names
     * @param many types of to-many relations by their names
     */
    private record Type(
            List<String> scalars,
            Map<String, String> one,
            Map<String, String> many,
            List<String> filters,
            List<String> orders) {}

    private static final Map<String, Type> TYPES = Map.of(
            "Article",
                    new Type(
                            List.of(
                                    "id",
                                    "rowId",
                                    "rowVersion",
                                    "slug",
                                    "title",
                                    "body",
                                    "status",
                                    "channels",
                                    "rating",
                                    "views",
                                    "price",
                                    "score",
                                    "featured",
                                    "printedOn",
                                    "publishedAt",
                                    "token",
                                    "tags",
                                    "meta",
                                    "createdAt",
                                    "authorId",
                                    "createdById",
                                    "updatedAt"),
                            Map.of("author", "Author", "createdBy", "User"),
                            Map.of("topics", "Topic"),
                            List.of(
                                    "{rating: {gte: 1}}",
                                    "{rating: {gt: $n}}",
                                    "{slug: {in: [\"a1\", \"a2\", \"a7\"]}}",
                                    "{or: [{title: {isNull: true}}, {views: {lt: \"5\"}}]}",
                                    "{title: {contains: \"t\"}}",
                                    "{title: {regex: \"(\"}}",
                                    "{status: {eq: PUBLISHED}}",
                                    "{rating: {}}"),
                            List.of("{views: ASC}", "{rating: DESC_NULLS_LAST}", "{title: ASC}", "{score: DESC}")),
            "Author",
                    new Type(
                            List.of("id", "rowId", "name", "bornOn", "createdAt"),
                            Map.of("profile", "Profile"),
                            Map.of("articles", "Article"),
                            List.of("{name: {startsWith: \"author\"}}", "{bornOn: {isNull: false}}"),
                            List.of("{name: ASC}", "{bornOn: DESC}")),
            "Topic",
                    new Type(
                            List.of("id", "rowId", "name"),
                            Map.of(),
                            Map.of("articles", "Article"),
                            List.of("{name: {ne: \"topic2\"}}"),
                            List.of("{name: DESC}", "{rowId: ASC}")),
            "Employee",
                    new Type(
                            List.of("id", "rowId", "name", "managerId"),
                            Map.of("manager", "Employee"),
                            Map.of("reports", "Employee"),
                            List.of("{name: {icontains: \"D\"}}"),
                            List.of("{name: DESC}")),
            "Profile",
                    new Type(
                            List.of("id", "motto", "authorId"),
                            Map.of("author", "Author"),
                            Map.of(),
                            List.of("{motto: {like: \"m%\"}}"),
                            List.of("{motto: ASC}")),
            "User", new Type(List.of("id", "email", "fullName", "roles"), Map.of(), Map.of(), List.of(), List.of()));

    private static final List<String> ROOTS = List.of("articles", "authors", "topics", "staff", "profiles");
    private static final List<String> ROOT_TYPES = List.of("Article", "Author", "Topic", "Employee", "Profile");

    private final Random random;
    private final RandomSummaries summaries;
    private final List<String> ids;
    private final List<String> fragments = new ArrayList<>();
    private int aliases;

    /**
     * @param ids global ids of rows that there are
     */
    RandomOperations(long seed, List<String> ids) {
        this.random = new Random(seed);
        this.summaries = new RandomSummaries(random);
        this.ids = ids;
    }

    ProjectRequest next() {
        fragments.clear();
        aliases = 0;
        StringBuilder roots = new StringBuilder();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            roots.append(root()).append(' ');
        }
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("yes", random.nextBoolean());
        variables.put("no", random.nextBoolean());
        if (random.nextInt(10) > 0) {
            variables.put("n", random.nextInt(20) == 0 ? null : random.nextInt(-1, 4));
        }
        variables.put("ids", ids.subList(0, random.nextInt(ids.size())));
        return new ProjectRequest(
                "query($yes: Boolean! $no: Boolean! $n: Int = 2 $ids: [ID!]!) { t: __typename " + roots
                        + unusedVariables() + "} " + String.join(" ", fragments),
                null,
                known(variables));
    }

    /** The values that there are, null among them. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> known(Map<String, @Nullable Object> variables) {
        return (Map<String, Object>) (Map<String, ?>) variables;
    }

    /** Every variable has to be used somewhere. */
    private static String unusedVariables() {
        return "used: nodes(ids: $ids) @include(if: $yes) @skip(if: $no) { id }"
                + " unused: articles(first: $n) @include(if: false) { totalCount } ";
    }

    private String root() {
        return switch (random.nextInt(10)) {
            case 0 -> alias() + "node(id: \"" + pick(ids) + "\") {" + onAnything() + "}";
            case 1 -> alias() + "nodes(ids: $ids) {" + onAnything() + "}";
            case 2 -> alias() + "author(id: \"" + SOME_KEY + "\") {" + fields("Author", 1) + "}";
            case 3 ->
                alias() + "articleBy(key: {slug: \"a" + random.nextInt(14) + "\"}) {" + fields("Article", 1) + "}";
            case 4 -> random.nextBoolean() ? alias() + "me { id email }" : alias() + "topic(id: \"x\") { name }";
            default -> {
                int i = random.nextInt(ROOTS.size());
                yield alias() + ROOTS.get(i) + connection(ROOT_TYPES.get(i), 1);
            }
        };
    }

    private String onAnything() {
        StringBuilder selection = new StringBuilder("id __typename ");
        for (String type : List.of("Article", "Topic", "Employee", "Author")) {
            if (random.nextBoolean()) {
                selection
                        .append("... on ")
                        .append(type)
                        .append(" {")
                        .append(fields(type, 2))
                        .append("} ");
            }
        }
        return selection
                .append(condition().isEmpty() ? "" : "... on Node { id } ")
                .toString();
    }

    private String connection(String type, int depth) {
        StringBuilder members = new StringBuilder();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            members.append(
                    switch (random.nextInt(8)) {
                        case 6 -> alias() + summaries.aggregate(type, filter(type));
                        case 7 -> alias() + groups(type, depth);
                        case 0 -> random.nextBoolean() ? "totalCount " : alias() + "totalCount(max: 2) ";
                        case 1 -> "pageInfo { hasNextPage hasPreviousPage startCursor endCursor } ";
                        case 2 -> "edges" + condition() + " { cursor node {" + fields(type, depth + 1) + "} } ";
                        case 3 -> "__typename ";
                        default -> "nodes" + condition() + " {" + fields(type, depth + 1) + "} ";
                    });
        }
        return arguments(type) + condition() + " {" + members + "} ";
    }

    private String groups(String type, int depth) {
        return summaries.groups(
                type, () -> depth >= MAX_DEPTH ? "id" : fields(type, depth + 1), () -> fields("Author", MAX_DEPTH));
    }

    private String filter(String typeName) {
        List<String> filters = type(typeName).filters();
        return filters.isEmpty() || random.nextInt(3) == 0 ? "" : "(filter: " + pick(filters) + ")";
    }

    private String arguments(String typeName) {
        Type type = type(typeName);
        List<String> given = new ArrayList<>();
        switch (random.nextInt(8)) {
            case 0 -> given.add("first: $n");
            case 1 -> given.add("last: 2");
            case 2 -> given.add("first: 3, offset: 1");
            case 3 -> given.add("first: " + random.nextInt(-1, 3));
            case 4 -> given.add("first: 2, after: \"nonsense\"");
            default -> {}
        }
        if (random.nextInt(3) == 0 && !type.filters().isEmpty()) {
            given.add("filter: " + pick(type.filters()));
        }
        if (random.nextInt(3) > 0 && !type.orders().isEmpty()) {
            given.add("orderBy: [" + pick(type.orders()) + "]");
        }
        return given.isEmpty() ? "" : "(" + String.join(", ", given) + ")";
    }

    private String fields(String typeName, int depth) {
        Type type = type(typeName);
        StringBuilder selection = new StringBuilder();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            selection.append(field(typeName, type, depth)).append(' ');
        }
        return selection.toString();
    }

    private String field(String typeName, Type type, int depth) {
        return switch (random.nextInt(12)) {
            case 0 -> "__typename";
            case 1 -> "... on " + typeName + condition() + " {" + fields(typeName, depth) + "}";
            case 2 -> "... on Node { id }";
            case 3 -> spread(typeName, depth);
            case 4, 5 -> relation(type.one(), depth);
            case 6, 7 -> related(type.many(), depth);
            case 8 -> typeName.equals("Article") ? alias() + "meta(path: \"a.b.1\")" : "id";
            case 9 -> "s" + random.nextInt(3) + ": " + type.scalars().getFirst() + condition();
            default -> pick(type.scalars()) + condition();
        };
    }

    private String spread(String typeName, int depth) {
        if (depth >= MAX_DEPTH) {
            return "id";
        }
        String body = fields(typeName, depth + 1);
        String name = "F" + fragments.size();
        fragments.add("fragment " + name + " on " + typeName + " {" + body + "}");
        return "..." + name + condition();
    }

    private String relation(Map<String, String> relations, int depth) {
        if (relations.isEmpty() || depth >= MAX_DEPTH) {
            return "id";
        }
        String name = pick(relations.keySet().stream().sorted().toList());
        String type = Objects.requireNonNull(relations.get(name));
        return (random.nextBoolean() ? "" : alias()) + name + condition() + " {" + fields(type, depth + 1) + "}";
    }

    private String related(Map<String, String> relations, int depth) {
        if (relations.isEmpty() || depth >= MAX_DEPTH) {
            return "id";
        }
        String name = pick(relations.keySet().stream().sorted().toList());
        return alias() + name + connection(Objects.requireNonNull(relations.get(name)), depth + 1);
    }

    private String condition() {
        return switch (random.nextInt(16)) {
            case 0 -> " @include(if: $yes)";
            case 1 -> " @skip(if: $no)";
            case 2 -> " @include(if: true)";
            case 3 -> " @skip(if: $yes) @include(if: $no)";
            default -> "";
        };
    }

    private String alias() {
        return "a" + aliases++ + ": ";
    }

    private static Type type(String name) {
        return Objects.requireNonNull(TYPES.get(name));
    }

    private String pick(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
