package dev.weft.server.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.FieldType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BookshopTest {
    private final Map<String, List<Map<String, Object>>> rows = new Bookshop().rows();

    @Test
    void theRowsAreTheSameEveryTime() {
        assertThat(new Bookshop().rows()).isEqualTo(rows);
    }

    @Test
    void noTwoRowsOfATypeShareAKey() {
        rows.forEach((type, inputs) -> assertThat(inputs.stream().map(input -> input.get("rowId")))
                .as(type)
                .doesNotHaveDuplicates());
    }

    @Test
    void nobodyReviewsABookTwice() {
        assertThat(rows.getOrDefault("Review", List.of()).stream()
                        .map(review -> review.get("bookId") + " " + review.get("customerId")))
                .doesNotHaveDuplicates();
    }

    @Test
    void aRowComesAfterThoseItRefersTo() {
        Set<Object> known = new HashSet<>();
        rows.forEach((type, inputs) -> inputs.forEach(input -> {
            input.forEach((name, value) -> {
                if (name.endsWith("Id") && !name.equals("rowId")) {
                    assertThat(known).as("%s of a row of %s", name, type).contains(value);
                }
            });
            known.add(input.get("rowId"));
        }));
    }

    @Test
    void everyTypeOfFieldIsShown() throws IOException {
        Set<String> types = new HashSet<>();
        try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream("/sample/bookshop.json"))) {
            JsonNode operations = JsonMapper.shared().readTree(file);
            for (JsonNode operation : operations) {
                operation
                        .at("/createCollection/fields")
                        .forEach(field -> types.add(field.get("type").asString()));
            }
        }
        assertThat(types)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(FieldType.values()).map(Enum::name).toList());
    }
}
