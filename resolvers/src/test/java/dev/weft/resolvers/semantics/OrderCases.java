package dev.weft.resolvers.semantics;

import static dev.weft.resolvers.semantics.ListCase.ordered;

import java.util.stream.Stream;

/** Orders and what they stand for; the key, in the direction of the last term, decides among equals. */
final class OrderCases {
    private OrderCases() {}

    static Stream<ListCase> all() {
        return Stream.of(fields(), related(), figures(), parts(), distinct()).flatMap(cases -> cases);
    }

    private static Stream<ListCase> related() {
        String artist = "(select %s from artists a where a.id = t.artist_id)";
        return Stream.of(
                ordered("works", "{artist: {name: ASC}}", artist.formatted("name collate \"C\"") + ", id"),
                ordered("works", "{artist: {rank: DESC}}", artist.formatted("rank") + " desc, id desc"),
                ordered(
                        "works",
                        "{artist: {rank: DESC_NULLS_LAST}}, {rank: ASC}",
                        artist.formatted("rank") + " desc nulls last, rank, id"),
                ordered(
                        "works",
                        "{origin: {origin: {title: ASC}}}",
                        "(select p.title collate \"C\" from works o join works p on p.id = o.origin_id"
                                + " where o.id = t.origin_id), id"),
                ordered(
                        "artists",
                        "{card: {motto: ASC_NULLS_FIRST}}",
                        "(select motto collate \"C\" from cards c where c.artist_id = t.id) nulls first, id"));
    }

    private static Stream<ListCase> figures() {
        String work = "(select %s from works w where w.artist_id = t.id)";
        return Stream.of(
                ordered("artists", "{works: {direction: DESC}}", work.formatted("count(*)") + " desc, id desc"),
                ordered(
                        "artists",
                        "{works: {fn: SUM, field: RANK, direction: ASC}}",
                        work.formatted("sum(rank)") + ", id"),
                ordered(
                        "artists",
                        "{works: {fn: MAX, field: TITLE, direction: DESC_NULLS_LAST}}",
                        work.formatted("max(title collate \"C\")") + " desc nulls last, id desc"),
                ordered(
                        "artists",
                        "{works: {filter: {rank: {eq: 1}}, direction: ASC}}",
                        work.formatted("count(*) filter (where rank = 1)") + ", id"),
                ordered(
                        "works",
                        "{rooms: {fn: MIN, field: FLOOR, direction: ASC}}",
                        "(select min(floor) from works_rooms j join rooms r on r.id = j.room_id where j.work_id = t.id), id"),
                ordered(
                        "works",
                        "{artist: {works: {direction: DESC}}}",
                        "(select (select count(*) from works w where w.artist_id = a.id) from artists a"
                                + " where a.id = t.artist_id) desc, id desc"));
    }

    private static Stream<ListCase> parts() {
        return Stream.of(
                ordered("works", "{facts: {path: \"s\", direction: ASC}}", "facts ->> 's' collate \"C\", id"),
                ordered(
                        "works",
                        "{facts: {path: \"n\", as: NUMBER, direction: DESC_NULLS_LAST}}",
                        "(facts ->> 'n')::numeric desc nulls last, id desc"));
    }

    private static Stream<ListCase> distinct() {
        return Stream.of(
                new ListCase(
                        "works(distinctOn: [RANK], orderBy: [{views: DESC}])",
                        "select id from (select distinct on (rank) id, views from works order by rank, views desc, id desc) t"
                                + " order by views desc, id desc"),
                new ListCase(
                        "works(distinctOn: [STATE, RANK], orderBy: [{rank: ASC}])",
                        "select id from (select distinct on (state, rank) id, rank from works order by state, rank, id) t"
                                + " order by rank, id"),
                new ListCase(
                        "works(distinctOn: [TITLE], filter: {rank: {isNull: false}})",
                        "select id from (select distinct on (title) id from works where rank is not null"
                                + " order by title, id) t order by id"));
    }

    private static Stream<ListCase> fields() {
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
