package dev.weft.resolvers.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.resolvers.write.PortablePattern.Verdict;
import dev.weft.testing.TestDatabase;
import dev.weft.testing.TestPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortablePatternTest {
    private static final List<String> PATTERNS = List.of(
            "^[a-z-]+$",
            "^[a-z]+$",
            "a|",
            "^(ab|cd)*$",
            "^a.c$",
            "x{2,3}y",
            "x{2}?y",
            "{a}",
            "a{,2}",
            "[]a]",
            "[^]a]",
            "[a&&b]",
            "[[]",
            "[a\\-z]",
            "^\\d{3}-\\d{4}$",
            "\\w+@\\w+",
            "^\\S+$",
            "^[[:alpha:]_][[:alnum:]_]*$",
            "^[[:upper:]]",
            "#1 x",
            "^(?:ab)+$",
            "^(?=.*[0-9])(?!x).+$",
            "a\\.b",
            "a\\tb",
            "\\\\",
            "^é+$",
            "^.{1,2}$",
            "[^a]",
            "(a+)+$",
            "a$b",
            "^$");
    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "abc",
            "a\nc",
            "abc\n",
            "abab",
            "a-b",
            "xxy",
            "xxxy",
            "{a}",
            "]",
            "[",
            "&",
            "555-1234",
            "ann@example",
            "A_1",
            "1a",
            "#1 x",
            "a.b",
            "a\tb",
            "\\",
            "ééé",
            "١٢٣-١٢٣٤",
            "😀😀",
            "\n",
            "a{,2}",
            "aaaa");

    @Test
    void wheneverItDecidesItDecidesAsPostgresDoes() throws SQLException {
        int decided = 0;
        try (TestDatabase database = TestPostgres.createDatabase();
                Connection connection = database.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement("select ?::text ~ ?::text")) {
            for (String pattern : PATTERNS) {
                for (String text : TEXTS) {
                    Verdict verdict = PortablePattern.test(pattern, text);
                    if (verdict != Verdict.UNKNOWN) {
                        decided++;
                        assertThat(verdict == Verdict.MATCHES)
                                .as("%s on %s", pattern, text)
                                .isEqualTo(matches(statement, text, pattern));
                    }
                }
            }
        }
        assertThat(decided).isGreaterThan(PATTERNS.size() * TEXTS.size() * 3 / 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(.)\\1", "(?i)abc", "\\yword\\y", "***=a.b", "[[.a.]]", "a++", "a{2}+", "\\", "[a"})
    void whatJavaUnderstandsOtherwiseIsLeftToPostgres(String pattern) {
        assertThat(PortablePattern.test(pattern, "abc")).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void classesOfCharactersAreTrustedOnAsciiTextsAlone() {
        assertThat(PortablePattern.test("^\\w+$", "cafe")).isEqualTo(Verdict.MATCHES);
        assertThat(PortablePattern.test("^\\w+$", "café")).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void aPatternThatWouldSearchForeverIsGivenUp() {
        long start = System.nanoTime();

        assertThat(PortablePattern.test("a*a*a*b", "a".repeat(2_000))).isEqualTo(Verdict.UNKNOWN);
        assertThat(PortablePattern.test("^(a|b)*$", "ab".repeat(200_000))).isIn(Verdict.UNKNOWN, Verdict.MATCHES);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    private static boolean matches(PreparedStatement statement, String text, String pattern) throws SQLException {
        statement.setString(1, text);
        statement.setString(2, pattern);
        try (ResultSet result = statement.executeQuery()) {
            result.next();
            return result.getBoolean(1);
        }
    }
}
