package dev.weft.resolvers.semantics;

import static dev.weft.resolvers.semantics.ListCase.ordered;

import java.util.stream.Stream;

/** Orders and what they stand for; the key, in the direction of the last term, decides among equals. */
final class OrderCases {
    private OrderCases() {}

    static Stream<ListCase> all() {
        return Stream.of(
                ordered("works", "", "id"),
                ordered("works", "{rank: ASC}", "rank, id"),
                ordered("works", "{rank: DESC}", "rank desc, id desc"),
                ordered("works", "{rank: ASC_NULLS_FIRST}", "rank nulls first, id"),
                ordered("works", "{rank: DESC_NULLS_LAST}", "rank desc nulls last, id desc"),
                ordered("works", "{rank: DESC}, {title: ASC}", "rank desc, title collate \"C\", id"),
                ordered("works", "{sold: DESC_NULLS_LAST}, {price: ASC}", "sold desc nulls last, price, id"),
                ordered("works", "{state: ASC}, {rowId: DESC}", "state collate \"C\", id desc"),
                ordered("works", "{weight: ASC}", "weight, id"),
                ordered("artists", "{bornOn: DESC}, {name: DESC}", "born_on desc, name collate \"C\" desc, id desc"));
    }
}
