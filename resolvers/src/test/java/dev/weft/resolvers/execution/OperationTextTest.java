package dev.weft.resolvers.execution;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import org.junit.jupiter.api.Test;

class OperationTextTest {
    @Test
    void whatLiteralsHoldIsGone() {
        String text = text("""
                # a comment with a secret
                query Q($s: String = "secret", $in: I = {a: [1, 2.5, "x"]}) @tag(name: "secret") {
                  posts(filter: {title: {eq: "secret"}, rating: {in: [1, 2, 3]}, price: {gt: 9.99}, state: {eq: DRAFT}, open: {eq: true}},
                    first: 20, ids: $ids, note: \"""a secret\""", any: null, meta: {path: "x", list: [{k: "secret"}, {k: "other"}, {n: 5}]}) { title }
                }""");

        assertThat(text).isEqualToIgnoringWhitespace("""
                query Q($s: String = "", $in: I = {a : [0, ""]}) @tag(name : "") {
                  posts(filter : {title : {eq : ""}, rating : {in : [0]}, price : {gt : 0}, state : {eq : DRAFT}, open : {eq : true}},
                    first : 0, ids : $ids, note : "", any : null, meta : {path : "", list : [{k : ""}, {n : 0}]}) { title }
                }""").doesNotContain("secret");
    }

    @Test
    void spacesCommentsAndLiteralsMakeNoDifferenceButFieldsDo() {
        assertThat(identity("{ posts(first: 1) { title } }").signature())
                .isEqualTo(identity("query   {\n posts ( first:20 ) # all\n { title } }")
                        .signature());
        assertThat(identity("{ posts(first: 1) { title } }").signature().hash())
                .hasSize(64)
                .isNotEqualTo(
                        identity("{ posts(first: 1) { body } }").signature().hash());
    }

    @Test
    void anOperationIsRecordedWithItsOwnFragmentsAlone() {
        OperationIdentity identity = identity("""
                query Other { a { ...C } } query Mine { a { ...B } }
                fragment C on X { c } fragment B on X { b ...A } fragment A on X { a }""", "Mine");

        assertThat(identity.signature().text())
                .isEqualToIgnoringWhitespace(
                        "query Mine { a { ...B } } fragment A on X { a } fragment B on X { b ...A }");
        assertThat(identity.signature().operationName()).isEqualTo("Mine");
    }

    @Test
    void itsTextIsMadeOnceAndIsADocumentAgain() {
        OperationIdentity identity = identity("{ posts(filter: {a: [{b: \"x\"}]}) { title } }");

        assertThat(identity.signature()).isSameAs(identity.signature());
        assertThat(identity(identity.signature().text()).signature()).isEqualTo(identity.signature());
    }

    private static String text(String document) {
        return identity(document).signature().text();
    }

    private static OperationIdentity identity(String document) {
        Document parsed = Parser.parse(document);
        return new OperationIdentity(
                parsed,
                parsed.getFirstDefinitionOfType(OperationDefinition.class).orElseThrow());
    }

    private static OperationIdentity identity(String document, String name) {
        Document parsed = Parser.parse(document);
        return new OperationIdentity(parsed, parsed.getOperationDefinition(name).orElseThrow());
    }
}
