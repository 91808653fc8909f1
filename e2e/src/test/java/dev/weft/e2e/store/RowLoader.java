package dev.weft.e2e.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.e2e.support.GraphQlClient;
import dev.weft.e2e.support.Project;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Writes many rows through the generated mutations: as many in a request as the limits allow. */
final class RowLoader {
    private static final int ROOT_FIELDS = 20;
    private static final int OPERATIONS = 10;
    private static final int LINKS = 500;

    private final Project project;

    RowLoader(Project project) {
        this.project = project;
    }

    /** Creates rows of a type in the order of the inputs. */
    void create(String typeName, List<Map<String, Object>> inputs) {
        run(chunks(inputs, ROOT_FIELDS).stream()
                .map(chunk -> creation(typeName, chunk))
                .toList());
    }

    private static Map<String, Object> creation(String typeName, List<Map<String, Object>> inputs) {
        return GraphQlClient.request(
                mutation(
                        inputs.size(),
                        "$v%%d: %sInput!".formatted(typeName),
                        "m%%1$d: create%s(input: $v%%1$d) { outcome }".formatted(typeName)),
                variables(inputs));
    }

    /** Links a row to others by a many-to-many relation. */
    void link(String typeName, String relation, String targetType, Map<String, List<String>> links) {
        List<Link> portions = links.entrySet().stream()
                .flatMap(entry ->
                        chunks(entry.getValue(), LINKS).stream().map(targets -> new Link(entry.getKey(), targets)))
                .toList();
        String parameter = "$id%%1$d: ID!, $v%%1$d: [%sKey!]!".formatted(targetType);
        String root = "m%%1$d: update%s(id: $id%%1$d, patch: { %s: { connect: $v%%1$d } }) { outcome }"
                .formatted(typeName, relation);
        run(chunks(portions, 5).stream()
                .map(chunk -> {
                    Map<String, Object> variables =
                            variables(chunk.stream().map(Link::keys).toList());
                    for (int i = 0; i < chunk.size(); i++) {
                        variables.put("id" + i, chunk.get(i).source());
                    }
                    return GraphQlClient.request(mutation(chunk.size(), parameter, root), variables);
                })
                .toList());
    }

    private record Link(String source, List<String> targets) {
        List<Map<String, String>> keys() {
            return targets.stream().map(key -> Map.of("rowId", key)).toList();
        }
    }

    private void run(List<Map<String, Object>> requests) {
        for (List<Map<String, Object>> batch : chunks(requests, OPERATIONS)) {
            for (JsonNode data : project.api().batch(batch)) {
                data.forEach(
                        payload -> assertThat(payload.get("outcome").asString()).isIn("CREATED", "UPDATED"));
            }
        }
    }

    private static String mutation(int roots, String parameter, String root) {
        return "mutation("
                + IntStream.range(0, roots).mapToObj(parameter::formatted).collect(Collectors.joining(", "))
                + ") { "
                + IntStream.range(0, roots).mapToObj(root::formatted).collect(Collectors.joining(" "))
                + " }";
    }

    private static Map<String, Object> variables(List<?> values) {
        Map<String, Object> variables = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            variables.put("v" + i, values.get(i));
        }
        return variables;
    }

    private static <T> List<List<T>> chunks(List<T> items, int size) {
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < items.size(); from += size) {
            chunks.add(items.subList(from, Math.min(items.size(), from + size)));
        }
        return chunks;
    }
}
