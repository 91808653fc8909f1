package dev.weft.resolvers.compiled;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Aggregates and groups of the Press's lists. Some of their values are none that JSON can show. */
record RandomSummaries(Random random) {
    private static final List<String> FIGURES = List.of(
            "sum { views price rating }",
            "sum { score }",
            "avg { rating views }",
            "stddev { price }",
            "variance { rating }",
            "percentile(p: 0.25) { views }",
            "min { title printedOn publishedAt price slug }",
            "max { createdAt score printedOn views }",
            "count(distinct: [RATING, STATUS])");

    private static final List<String> KEYS = List.of(
            "{field: {name: RATING}}",
            "{field: {name: STATUS}}",
            "{field: {name: FEATURED}}",
            "{field: {name: PRICE}}",
            "{field: {name: VIEWS, width: \"4\"}}",
            "{field: {name: PUBLISHED_AT, bucket: MONTH}}",
            "{field: {name: PRINTED_ON, bucket: YEAR}}",
            "{field: {name: META, path: \"a.b\"}}",
            "{author: {field: {name: NAME}}}",
            "{author: {self: true}}",
            "{self: true}");

    String aggregate(String type, String filter) {
        return "aggregate" + filter + " { " + figures(type) + "} ";
    }

    private String figures(String type) {
        StringBuilder figures = new StringBuilder("count __typename ");
        for (int i = type.equals("Article") ? random.nextInt(3) : 0; i > 0; i--) {
            figures.append("f").append(i).append(": ").append(pick(FIGURES)).append(' ');
        }
        return figures.toString();
    }

    /**
     * @param nodes what is selected of the groups' rows
     * @param authors what is selected of authors
     */
    String groups(String type, Supplier<String> nodes, Supplier<String> authors) {
        boolean articles = type.equals("Article");
        String by = articles ? pick(KEYS) + (random.nextBoolean() ? ", " + pick(KEYS) : "") : "{self: true}";
        StringBuilder members = new StringBuilder("keys ");
        if (random.nextBoolean()) {
            members.append("aggregate { ").append(figures(type)).append("} ");
        }
        if (random.nextBoolean()) {
            members.append("nodes(first: 2) { ").append(nodes.get()).append("} ");
        }
        if (random.nextBoolean()) {
            members.append("key { node { ").append(nodes.get()).append("} ");
            members.append(articles ? "rating status price publishedAt meta author { name node { " : "");
            members.append(articles ? authors.get() + "} } } " : "} ");
        }
        String having = random.nextInt(3) == 0 ? ", having: [{is: {number: {gt: \"1\"}}}]" : "";
        return "groups(by: [" + by + "]" + having + ", first: " + (2 + random.nextInt(6)) + ") { " + members + "} ";
    }

    private String pick(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
