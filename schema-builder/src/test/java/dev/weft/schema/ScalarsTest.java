package dev.weft.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.FloatValue;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarsTest {
    private static final GraphQLContext CONTEXT = GraphQLContext.getDefault();

    @ParameterizedTest
    @CsvSource({
        "2024-01-01T00:00:00.123456789Z, 2024-01-01T00:00:00.123457Z",
        "2024-01-01T00:00:00+05:30, 2023-12-31T18:30:00Z",
        "9999-12-31T23:59:59.9999994Z, 9999-12-31T23:59:59.999999Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
    })
    void anInstantIsKeptInUtcToTheMicrosecond(String given, String shown) {
        assertThat(roundTrip(Scalars.DATE_TIME, given)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9999-12-31T23:59:59.9999995Z",
                "9999-12-31T23:59:59-00:01",
                "0001-01-01T00:00:00+00:01",
                "2024-02-30T00:00:00Z",
                "2024-01-01T00:00:00",
                "infinity"
            })
    void anInstantThatNoAnswerCouldShowIsRefused(String given) {
        refuses(Scalars.DATE_TIME, given);
    }

    @ParameterizedTest
    @CsvSource({"P7D, P7D", "-P1DT2.5S, P-1DT-2.5S", "-P1Y-2M, P-1Y2M", "P-1D, P-1D"})
    void aSignBeforeADurationGoesToItsParts(String given, String parsed) {
        assertThat(roundTrip(Scalars.DURATION, given)).isEqualTo(parsed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"banana", "1 day", "P", "PT", "", "P1H"})
    void whatIsNoDurationIsRefused(String given) {
        refuses(Scalars.DURATION, given);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0661\u0662", "9223372036854775808", "1.0", "1e3", "", " 1", "0x10"})
    void whatIsNoWholeNumberOf64BitsIsRefused(String given) {
        refuses(Scalars.BIG_INT, given);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0661.5", "NaN", "Infinity", ".", "1e99999", "1e9999999999", "1_0"})
    void whatIsNoDecimalIsRefused(String given) {
        refuses(Scalars.DECIMAL, given);
    }

    @Test
    void aShortLiteralOfAHugeNumberIsRefusedBeforeItsDigitsAreWritten() {
        FloatValue huge =
                FloatValue.newFloatValue(new BigDecimal("1e2000000000")).build();

        assertThatThrownBy(() -> Scalars.DECIMAL
                        .getCoercing()
                        .parseLiteral(huge, CoercedVariables.emptyVariables(), CONTEXT, Locale.ROOT))
                .isInstanceOf(CoercingParseLiteralException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0198c0de7a3b-7c55-9f3e-2a6b-1c0d4e5f", "00198c0de-7a3b-7c55-9f3e-2a6b1c0d4e5"})
    void aUuidHasItsHyphensInTheirPlaces(String given) {
        refuses(Scalars.UUID_TYPE, given);
    }

    private static Object roundTrip(GraphQLScalarType type, String given) {
        Object value = type.getCoercing().parseValue(given, CONTEXT, Locale.ROOT);
        return type.getCoercing().serialize(value, CONTEXT, Locale.ROOT);
    }

    private static void refuses(GraphQLScalarType type, String given) {
        assertThatThrownBy(() -> type.getCoercing().parseValue(given, CONTEXT, Locale.ROOT))
                .isInstanceOf(CoercingParseValueException.class);
    }
}
