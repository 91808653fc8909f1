package dev.weft.resolvers.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.GlobalId;
import dev.weft.resolvers.write.RowChanges.Assignment;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WritePlannerTest {
    private static final UUID KEY = UUID.fromString("0190b2a0-0000-7000-8000-000000000001");

    private Newsroom newsroom;
    private WritePlanner planner;

    @BeforeAll
    void open() {
        newsroom = new Newsroom();
        planner = new WritePlanner(newsroom.model(), WriteLimits.DEFAULT);
    }

    @AfterAll
    void close() {
        newsroom.close();
    }

    @Test
    void everyFindingIsReportedAtOnceWithItsPlaceAndField() {
        List<ApiError> errors = refused(Map.of(
                "slug", "NOT A SLUG AT ALL",
                "title", "t",
                "rating", 9,
                "price", new BigDecimal("1.234"),
                "labels", List.of("fine", "too long", "x".repeat(6)),
                "link", "javascript:alert(1)",
                "authorId", "nonsense"));

        assertThat(errors)
                .extracting(ApiError::code, ApiError::path, ApiError::fields)
                .containsExactlyInAnyOrder(
                        invalid("slug", "input", "slug"),
                        invalid("slug", "input", "slug"),
                        invalid("rating", "input", "rating"),
                        invalid("price", "input", "price"),
                        invalid("labels", "input", "labels", "1"),
                        invalid("labels", "input", "labels", "2"),
                        invalid("link", "input", "link"),
                        tuple(ErrorCode.BAD_USER_INPUT, List.of("input", "authorId"), List.of("authorId")));
    }

    @Test
    void aNewRowNeedsItsRequiredReference() {
        assertThat(refused(Map.of("slug", "a", "title", "t")))
                .extracting(ApiError::code, ApiError::path, ApiError::fields)
                .containsExactly(invalid("authorId", "input", "authorId"));
    }

    @Test
    void whatTheDatabaseFillsInMayBeAbsentButNotNull() {
        Map<String, Object> nothing = valid();
        nothing.put("status", null);

        assertThat(refused(nothing))
                .extracting(ApiError::code, ApiError::path, ApiError::fields)
                .containsExactly(invalid("status", "input", "status"));
        assertThat(assigned(planner.create(newsroom.collection("articles"), valid(), Newsroom.OWNER)
                        .changes()))
                .containsOnlyKeys("slug", "title", "authorId");
    }

    @Test
    void nullEmptiesAFieldAndAbsenceLeavesItAlone() {
        Map<String, Object> patch = new HashMap<>();
        patch.put("rating", null);
        patch.put("title", "new");

        Map<String, Object> expected = new HashMap<>(patch);
        assertThat(assigned(update(patch).changes())).isEqualTo(expected);
    }

    @Test
    void aRequiredFieldCannotBeEmptied() {
        Map<String, Object> patch = new HashMap<>();
        patch.put("title", null);
        patch.put("authorId", null);

        assertThat(refusedUpdate(patch))
                .extracting(ApiError::code, ApiError::path, ApiError::fields)
                .containsExactly(invalid("title", "patch", "title"), invalid("authorId", "patch", "authorId"));
        assertThat(refusedUpdate(Map.of("author", Map.of("disconnect", true))))
                .extracting(ApiError::code, ApiError::path, ApiError::fields)
                .containsExactly(invalid("authorId", "patch", "author"));
    }

    @Test
    void disconnectingEmptiesTheKeyOfAReference() {
        assertThat(assigned(update(Map.of("editor", Map.of("disconnect", true))).changes()))
                .containsOnlyKeys("editorId")
                .containsEntry("editorId", null);
        assertThat(update(Map.of("editor", Map.of("disconnect", false)))
                        .changes()
                        .isEmpty())
                .isTrue();
    }

    @Test
    void aReferenceIsGivenInOneWayOnly() {
        assertThat(refused(valid("author", Map.of("connect", Map.of("rowId", KEY)))))
                .extracting(ApiError::code, ApiError::path, ApiError::fields)
                .containsExactly(
                        tuple(ErrorCode.BAD_USER_INPUT, List.of("input", "author"), List.of("authorId", "author")));
    }

    @Test
    void aForeignKeyIsReadFromGlobalIdOrRawKeyOfTheRightCollectionOnly() {
        int authors = newsroom.collection("authors").spec().number();
        int articles = newsroom.collection("articles").spec().number();

        assertThat(assigned(update(Map.of("editorId", new GlobalId(authors, KEY).encode()))
                        .changes()))
                .containsEntry("editorId", KEY);
        assertThat(assigned(update(Map.of("editorId", KEY.toString())).changes()))
                .containsEntry("editorId", KEY);
        assertThat(refusedUpdate(Map.of("editorId", new GlobalId(articles, KEY).encode())))
                .extracting(ApiError::code, ApiError::path, ApiError::fields)
                .containsExactly(tuple(ErrorCode.BAD_USER_INPUT, List.of("patch", "editorId"), List.of("editorId")));
    }

    @Test
    void keysOfLinksAreReadWithTheirPlaces() {
        RowChanges changes = update(Map.of(
                        "related",
                        Map.of(
                                "connect",
                                List.of(Map.of("slug", "a"), Map.of("titleRating", Map.of("title", "t", "rating", 1))),
                                "disconnect",
                                List.of(Map.of("rowId", KEY)))))
                .changes();

        assertThat(changes.nested())
                .filteredOn(NestedWrite.Connect.class::isInstance)
                .extracting(write -> ((NestedWrite.Connect) write).key().path())
                .containsExactly(
                        List.of("patch", "related", "connect", "0"), List.of("patch", "related", "connect", "1"));
        assertThat(changes.nested().getLast())
                .isInstanceOfSatisfying(
                        NestedWrite.Connect.class,
                        connect -> assertThat(connect.key())
                                .isInstanceOfSatisfying(
                                        RowKey.ByUnique.class,
                                        key -> assertThat(key.values()).containsExactly("t", 1)));
        assertThat(changes.nested().getFirst())
                .isInstanceOfSatisfying(
                        NestedWrite.Disconnect.class,
                        disconnect -> assertThat(disconnect.key())
                                .isEqualTo(new RowKey.ById(KEY, List.of("patch", "related", "disconnect", "0"))));
    }

    @Test
    void aMalformedKeyOfALinkIsRefusedWhereItStands() {
        assertThat(refusedUpdate(Map.of("tags", Map.of("connect", List.of(Map.of("rowId", 1L), Map.of("id", "?"))))))
                .extracting(ApiError::code, ApiError::path)
                .containsExactly(tuple(ErrorCode.BAD_USER_INPUT, List.of("patch", "tags", "connect", "1", "id")));
    }

    @Test
    void aRelationIsNeverNull() {
        Map<String, Object> patch = new HashMap<>();
        patch.put("tags", null);

        assertThat(refusedUpdate(patch))
                .extracting(ApiError::code, ApiError::path)
                .containsExactly(tuple(ErrorCode.BAD_USER_INPUT, List.of("patch", "tags")));
    }

    @Test
    void aMalformedIdAndABadPatchAreReportedTogether() {
        ApiException refusal = catchThrowableOfType(
                ApiException.class,
                () -> planner.update(newsroom.collection("articles"), "?", Map.of("rating", 0), null, Newsroom.OWNER));

        assertThat(refusal.errors())
                .extracting(ApiError::code, ApiError::path)
                .containsExactly(
                        tuple(ErrorCode.BAD_USER_INPUT, List.of("id")),
                        tuple(ErrorCode.VALIDATION_FAILED, List.of("patch", "rating")));
    }

    @Test
    void lengthIsCountedInCharactersNotInUtf16() {
        assertThat(update(Map.of("labels", List.of("😀😀😀😀😀"))).changes().isEmpty())
                .isFalse();
        assertThat(refusedUpdate(Map.of("labels", List.of("😀😀😀😀😀😀")))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "1.2, true",
        "1.20, true",
        "1.200, true",
        "1.234, false",
        "1E+2, true",
        "1E+200000, false",
        "1E-20000, false"
    })
    void aNumberIsNeverRounded(BigDecimal price, boolean allowed) {
        if (allowed) {
            assertThat(assigned(update(Map.of("price", price)).changes())).containsEntry("price", price);
        } else {
            assertThat(refusedUpdate(Map.of("price", price)))
                    .extracting(ApiError::code)
                    .containsExactly(ErrorCode.VALIDATION_FAILED);
        }
    }

    @Test
    void aFloatIsFinite() {
        assertThat(refusedUpdate(Map.of("weight", Double.NaN))).hasSize(1);
        assertThat(refusedUpdate(Map.of("weight", Double.NEGATIVE_INFINITY))).hasSize(1);
    }

    @Test
    void choicesKeepTheirOrderAndMayRepeat() {
        assertThat(assigned(
                        update(Map.of("moods", List.of("loud", "calm", "loud"))).changes()))
                .containsEntry("moods", List.of("loud", "calm", "loud"));
    }

    private WritePlan.Update update(Map<String, Object> patch) {
        return planner.update(newsroom.collection("articles"), KEY.toString(), patch, null, Newsroom.OWNER);
    }

    private List<ApiError> refusedUpdate(Map<String, Object> patch) {
        return catchThrowableOfType(ApiException.class, () -> update(patch)).errors();
    }

    private List<ApiError> refused(Map<String, Object> input) {
        return catchThrowableOfType(
                        ApiException.class,
                        () -> planner.create(newsroom.collection("articles"), input, Newsroom.OWNER))
                .errors();
    }

    private static Map<String, Object> valid(Object... more) {
        Map<String, Object> input = new HashMap<>(Map.of("slug", "a", "title", "t", "authorId", KEY.toString()));
        for (int i = 0; i < more.length; i += 2) {
            input.put((String) more[i], more[i + 1]);
        }
        return input;
    }

    private static Map<String, Object> assigned(RowChanges changes) {
        Map<String, Object> values = new HashMap<>();
        for (Assignment assignment : changes.assignments()) {
            values.put(assignment.column().apiName(), assignment.value());
        }
        return values;
    }

    private static org.assertj.core.groups.Tuple invalid(String field, String... path) {
        return tuple(ErrorCode.VALIDATION_FAILED, Arrays.asList(path), List.of(field));
    }
}
