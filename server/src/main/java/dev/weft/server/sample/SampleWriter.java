package dev.weft.server.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes rows by mutations: several rows in an operation, several operations in a request. */
final class SampleWriter {
    private static final int ROWS = 20;
    private static final int OPERATIONS = 10;

    private final Consumer<List<Map<String, Object>>> target;

    /**
     * @param target carries several operations out
     */
    SampleWriter(Consumer<List<Map<String, Object>>> target) {
        this.target = target;
    }

    void write(Bookshop shop) {
        shop.rows().forEach((typeName, rows) -> {
            List<Map<String, Object>> requests = portions(rows, ROWS).stream()
                    .map(portion -> creation(typeName, portion))
                    .toList();
            portions(requests, OPERATIONS).forEach(target);
        });
    }

    private static Map<String, Object> creation(String typeName, List<Map<String, Object>> rows) {
        String parameters = IntStream.range(0, rows.size())
                .mapToObj(i -> "$row%d: %sInput!".formatted(i, typeName))
                .collect(Collectors.joining(", "));
        String roots = IntStream.range(0, rows.size())
                .mapToObj(i -> "row%1$d: create%2$s(input: $row%1$d) { outcome }".formatted(i, typeName))
                .collect(Collectors.joining(" "));
        Map<String, Object> variables = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            variables.put("row" + i, rows.get(i));
        }
        return SampleClient.request("mutation(" + parameters + ") { " + roots + " }", variables);
    }

    private static <T> List<List<T>> portions(List<T> items, int size) {
        List<List<T>> portions = new ArrayList<>();
        for (int from = 0; from < items.size(); from += size) {
            portions.add(items.subList(from, Math.min(items.size(), from + size)));
        }
        return portions;
    }
}
