package dev.weft.server.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Writes rows by mutations: many rows in an operation, several operations in a request. */
final class SampleWriter {
    private static final int ROWS = 100;
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

    /** The names of the sample's lists are those of its types with an s. */
    private static Map<String, Object> creation(String typeName, List<Map<String, Object>> rows) {
        String document = "mutation($rows: [" + typeName + "Input!]!) { create" + typeName
                + "s(input: $rows) { affectedCount } }";
        return SampleClient.request(document, Map.of("rows", rows));
    }

    private static <T> List<List<T>> portions(List<T> items, int size) {
        List<List<T>> portions = new ArrayList<>();
        for (int from = 0; from < items.size(); from += size) {
            portions.add(items.subList(from, Math.min(items.size(), from + size)));
        }
        return portions;
    }
}
