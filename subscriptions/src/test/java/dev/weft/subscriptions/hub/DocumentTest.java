package dev.weft.subscriptions.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.resolvers.execution.Allowance;
import dev.weft.resolvers.execution.ProjectRequest;
import dev.weft.subscriptions.Program;
import dev.weft.subscriptions.testing.Newsstand;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTest {
    private static Newsstand stand;
    private static Program program;

    @BeforeAll
    static void open() {
        stand = new Newsstand();
        program = stand.program();
    }

    @AfterAll
    static void close() {
        stand.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subscription { ...Nowhere }",
                "subscription { articleChanged { kind } topicChanged { kind } }",
                "subscription { a: live { me { id } } b: live { me { id } } }",
                "subscription { __typename }",
                "subscription { ...F } fragment F on Subscription { articleChanged { kind } topicChanged { kind } }",
                "subscription { articleChanged { nothing } }",
                "subscription { articleChanged(first: 1) { kind } }",
                "subscription { live { articleChanged { kind } } }"
            })
    void whatIsInvalidIsRefused(String document) {
        assertThat(codes(ProjectRequest.of(document))).containsOnly(ErrorCode.GRAPHQL_VALIDATION_FAILED);
    }

    @Test
    void variablesCannotTakeTheRootFieldAway() {
        String document = "subscription($on: Boolean!) { articleChanged @include(if: $on) { kind } }";
        ProjectRequest request = new ProjectRequest(document, null, Map.of("on", false));
        if (codes(request).isEmpty()) {
            assertThatThrownBy(() -> stand.subscribe(document, Map.of("on", false)))
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.GRAPHQL_VALIDATION_FAILED));
        }
    }

    @Test
    void aVariableWithoutAValueNeverTakesAConditionAway() {
        assertThat(codes(
                        ProjectRequest.of("subscription($s: ArticleStatus) { articleChanged(filter: {status: {eq: $s}})"
                                + " { kind } }")))
                .containsExactly(ErrorCode.BAD_USER_INPUT);
    }

    @Test
    void aStreamCostsItsBatchAndAChangeItsRow() {
        Allowance poor = new Allowance(10, false, true);
        String stream = "subscription { articleStream(batchSize: %d) { nodes { author { name } } } }";
        assertThat(codes(new ProjectRequest(stream.formatted(1_000), null, Map.of(), Set.of(), poor)))
                .containsExactly(ErrorCode.QUERY_TOO_COMPLEX);
        assertThat(codes(new ProjectRequest(stream.formatted(10), null, Map.of(), Set.of(), poor)))
                .isEmpty();
        assertThat(codes(new ProjectRequest(
                        "subscription { articleChanged { article { author { articles(first: 1000) { nodes { title } } } } } }",
                        null,
                        Map.of(),
                        Set.of(),
                        poor)))
                .containsExactly(ErrorCode.QUERY_TOO_COMPLEX);
    }

    @Test
    void whoMayNotAskForTheSchemaMayNotAskForItLiveEither() {
        ProjectRequest request = new ProjectRequest(
                "subscription { live { __schema { queryType { name } } } }",
                null,
                Map.of(),
                Set.of(),
                new Allowance(10_000, false, false));
        assertThat(codes(request)).containsExactly(ErrorCode.FORBIDDEN);
    }

    @Test
    void aBadKeyIsRefusedWhenItStarts() {
        assertThatThrownBy(() -> stand.subscribe("subscription { articleChanged(id: \"nonsense\") { kind } }"))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_USER_INPUT));
        assertThat(stand.groups()).isZero();
    }

    private static List<ErrorCode> codes(ProjectRequest request) {
        return program.executor().findings(request).stream().map(ApiError::code).toList();
    }
}
