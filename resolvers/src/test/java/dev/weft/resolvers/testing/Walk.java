package dev.weft.resolvers.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list read page by page.
 *
 * @param list the root field
 * @param arguments of the list besides paging, e.g. {@code orderBy: [{title: ASC}]}
 * @param member of the nodes by which rows are told apart
 */
public record Walk(TestApi api, String list, String arguments, String member) {
    private static final int MAX_PAGES = 1_000;

    public List<String> forward(int size) {
        List<String> found = new ArrayList<>();
        String cursor = null;
        for (int page = 0; page < MAX_PAGES; page++) {
            Answer answer = page("first: " + size + ", after: $c", cursor);
            found.addAll(answer.all(member));
            if (!answer.at("/" + list + "/pageInfo/hasNextPage").asBoolean()) {
                return found;
            }
            cursor = answer.at("/" + list + "/pageInfo/endCursor").asString();
        }
        throw new AssertionError("the pages never end");
    }

    public List<String> backward(int size) {
        List<String> found = new ArrayList<>();
        String cursor = null;
        for (int page = 0; page < MAX_PAGES; page++) {
            Answer answer = page("last: " + size + ", before: $c", cursor);
            found.addAll(0, answer.all(member));
            if (!answer.at("/" + list + "/pageInfo/hasPreviousPage").asBoolean()) {
                return found;
            }
            cursor = answer.at("/" + list + "/pageInfo/startCursor").asString();
        }
        throw new AssertionError("the pages never end");
    }

    private Answer page(String paging, @Nullable String cursor) {
        Map<String, Object> variables = new HashMap<>();
        if (cursor != null) {
            variables.put("c", cursor);
        }
        Answer answer = api.ask(
                "query($c: String) { " + list + "(" + arguments + (arguments.isEmpty() ? "" : ", ") + paging
                        + ") { nodes { " + member
                        + " } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }",
                variables);
        assertThat(answer.errors()).isEmpty();
        return answer;
    }
}
