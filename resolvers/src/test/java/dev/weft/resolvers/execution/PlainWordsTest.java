package dev.weft.resolvers.execution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainWordsTest {
    @Test
    void theRuleInFrontIsLeftOut() {
        assertThat(PlainWords.of(
                        "Validation error (FieldUndefined@[posts]) : Field 'posts' in type 'Query' is undefined"))
                .isEqualTo("Field 'posts' in type 'Query' is undefined");
    }

    @Test
    void aValueOfTheSyntaxTreeIsLeftOut() {
        assertThat(PlainWords.of("Validation error (WrongType@[createPost]) : argument 'input' with value"
                        + " 'ObjectValue{objectFields=[ObjectField{name='a', value=StringValue{value='it's'}}]}'"
                        + " contains a field not in 'PostInput': 'nope'"))
                .isEqualTo("Argument 'input' contains a field not in 'PostInput': 'nope'");
    }

    @Test
    void otherSentencesStay() {
        assertThat(PlainWords.of("Must provide operation name")).isEqualTo("Must provide operation name");
    }
}
