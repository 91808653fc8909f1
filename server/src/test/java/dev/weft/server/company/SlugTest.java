package dev.weft.server.company;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {
    @ParameterizedTest
    @CsvSource({
        "Book Shop, book-shop",
        "Café du Nord, cafe-du-nord",
        "Große Straße, grosse-strasse",
        "  --A & B!! , a-b",
        "3 Little Pigs, little-pigs",
        "Ａｄａ, ada"
    })
    void isDerivedFromAName(String name, String slug) {
        assertThat(Slug.from(name)).contains(slug);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "123", "日本", "Console", "\u0000"})
    void cannotBeDerivedFromEveryName(String name) {
        assertThat(Slug.from(name)).isEmpty();
    }

    @Test
    void isNeverTooLong() {
        String slug = Slug.from("a very long name ".repeat(10)).orElseThrow();

        assertThat(slug).hasSizeLessThanOrEqualTo(63).doesNotEndWith("-");
        assertThat(Slug.varied(slug))
                .satisfies(varied -> assertThat(Slug.isValid(varied)).isTrue());
        assertThat(Slug.varied("ab")).matches("ab-[a-z0-9]{4}");
    }
}
