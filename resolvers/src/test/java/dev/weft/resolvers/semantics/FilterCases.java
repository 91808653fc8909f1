package dev.weft.resolvers.semantics;

import static dev.weft.resolvers.semantics.ListCase.artists;
import static dev.weft.resolvers.semantics.ListCase.where;
import static dev.weft.resolvers.semantics.ListCase.works;

import java.util.stream.Stream;

/** Filters and the conditions that they stand for. */
final class FilterCases {
    private FilterCases() {}

    static Stream<ListCase> all() {
        return Stream.of(logic(), values(), toOne(), toMany(), figures(), comparisons())
                .flatMap(cases -> cases);
    }

    private static Stream<ListCase> logic() {
        return Stream.of(
                works("", "true"),
                works("and: []", "true"),
                works("or: []", "false"),
                works("not: {}", "not true"),
                works("or: [{}, {rank: {eq: 1}}]", "true or rank = 1"),
                works("not: {rank: {eq: 1}}", "not (rank = 1)"),
                works("not: {not: {rank: {eq: 1}}}", "not (not (rank = 1))"),
                works("not: {rank: {ne: 1}}", "not (rank <> 1)"),
                works("not: {rank: {in: [1, 2]}}", "not (rank in (1, 2))"),
                works("not: {rank: {notIn: [1]}}", "not (rank not in (1))"),
                works("not: {not: {rank: {notIn: [1]}}}", "rank not in (1)"),
                works("rank: {in: []}", "false"),
                works("rank: {notIn: []}", "rank is not null"),
                works("not: {rank: {isNull: true}}", "rank is not null"),
                works("rank: {eq: 1}, edition: {eq: 1}", "rank = 1 and edition = 1"),
                works("not: {rank: {eq: 1}, edition: {eq: 1}}", "not (rank = 1 and edition = 1)"),
                works("not: {or: [{rank: {eq: 1}}, {edition: {eq: 1}}]}", "not (rank = 1 or edition = 1)"),
                works("or: [{rank: {isNull: true}}, {not: {rank: {gt: 1}}}]", "rank is null or not (rank > 1)"),
                works("rank: {gte: 1, lt: 2}", "rank >= 1 and rank < 2"),
                works("rank: {between: [2, 1]}", "rank between 2 and 1"));
    }

    private static Stream<ListCase> values() {
        return Stream.of(
                works("title: {eq: \"\"}", "title = ''"),
                works("title: {ne: \"\"}", "title <> ''"),
                works("title: {contains: \"\"}", "title is not null"),
                works("title: {contains: \"_100%\"}", "strpos(title, '_100%') > 0"),
                works("title: {ieq: \"ALPHA\"}", "lower(title) = 'alpha'"),
                works("title: {istartsWith: \"ü\"}", "lower(title) like 'ü%'"),
                works("title: {gt: \"Z\"}", "title > 'Z' collate \"C\""),
                works("price: {eq: \"1.100\"}", "price = 1.1"),
                works("weight: {eq: 0}", "weight = 0"),
                works("sold: {ne: true}", "sold <> true"),
                works("not: {sold: {eq: true}}", "not sold"),
                works("state: {notIn: [SKETCH]}", "state not in ('sketch')"),
                works("tags: {eq: []}", "tags = '{}'"),
                works("tags: {contains: []}", "tags @> '{}'"),
                works("not: {tags: {contains: [\"x\"]}}", "not (tags @> '{x}')"),
                works("not: {tags: {some: {eq: \"x\"}}}", "not exists (select from unnest(tags) e where e = 'x')"),
                works("tags: {length: {lt: 1}}", "cardinality(tags) < 1"),
                works("tags: {containedBy: [\"z\"]}", "tags <@ '{z}'"),
                works("facts: {at: [{path: \"n\", is: {number: {eq: \"1\"}}}]}", "facts -> 'n' = '1'"),
                works(
                        "facts: {at: [{path: \"n\", is: {number: {isNull: true}}}]}",
                        "jsonb_typeof(facts -> 'n') is distinct from 'number'"),
                works("facts: {hasKey: \"n\"}", "jsonb_exists(facts, 'n')"),
                works("facts: {contains: [1]}", "facts @> '[1]'"),
                works("madeOn: {part: {year: {eq: 2024}}}", "extract(year from made_on) = 2024"),
                works("seenAt: {part: {week: {eq: 52}}}", "extract(week from seen_at at time zone 'UTC') = 52"),
                works("seenAt: {part: {hour: {gte: 23}}}", "extract(hour from seen_at at time zone 'UTC') >= 23"));
    }

    private static Stream<ListCase> toOne() {
        String artist = "select from artists a where a.id = t.artist_id and ";
        return Stream.of(
                works("artist: {}", "t.artist_id is not null"),
                works("artist: {rank: {eq: 1}}", "exists (" + artist + "a.rank = 1)"),
                works("artist: {rank: {isNull: true}}", "exists (" + artist + "a.rank is null)"),
                works("not: {artist: {rank: {eq: 1}}}", "not exists (" + artist + "a.rank = 1)"),
                works("artist: {not: {rank: {eq: 1}}}", "exists (" + artist + "not (a.rank = 1))"),
                works("artistExists: true", "t.artist_id is not null"),
                works("artistExists: false", "t.artist_id is null"),
                works(
                        "or: [{artistExists: false}, {artist: {name: {eq: \"ben\"}}}]",
                        "t.artist_id is null or exists (" + artist + "a.name = 'ben')"),
                works(
                        "artist: {name: {eq: \"Ada\"}}, owner: {name: {eq: \"ben\"}}",
                        "t.artist_id = (select id from artists where name = 'Ada')"
                                + " and t.owner_id = (select id from artists where name = 'ben')"),
                works("origin: {origin: {title: {eq: \"Alpha\"}}}", "t.title is null and t.origin_id is not null"),
                artists(
                        "card: {motto: {isNull: true}}",
                        "exists (select from cards c where c.artist_id = t.id and motto is null)"),
                artists("cardExists: false", "not exists (select from cards c where c.artist_id = t.id)"),
                where("cards", "artist: {works: {count: {gt: 1}}}", "motto = 'more'"));
    }

    private static Stream<ListCase> toMany() {
        String work = "select from works w where w.artist_id = t.id and ";
        String room = "select from works w join works_rooms r on r.work_id = w.id where r.room_id = t.id and ";
        return Stream.of(
                artists("works: {some: {}}", "exists (" + work + "true)"),
                artists("works: {none: {}}", "not exists (" + work + "true)"),
                artists("works: {every: {}}", "true"),
                artists("works: {some: {rank: {eq: 1}}}", "exists (" + work + "rank = 1)"),
                artists("works: {none: {rank: {eq: 1}}}", "not exists (" + work + "rank = 1)"),
                artists("works: {every: {rank: {eq: 1}}}", "not exists (" + work + "(rank = 1) is not true)"),
                artists("works: {every: {rank: {gte: 1}}}", "not exists (" + work + "(rank >= 1) is not true)"),
                artists("not: {works: {every: {rank: {eq: 2}}}}", "exists (" + work + "(rank = 2) is not true)"),
                artists("not: {works: {some: {rank: {eq: 1}}}}", "not exists (" + work + "rank = 1)"),
                artists(
                        "works: {some: {rank: {eq: 1}}, none: {state: {eq: ARCHIVED}}}",
                        "exists (" + work + "rank = 1) and not exists (" + work + "state = 'archived')"),
                artists("works: {count: {eq: 0}}", "(select count(*) from works w where w.artist_id = t.id) = 0"),
                artists("works: {count: {isNull: true}}", "false"),
                artists(
                        "works: {some: {owner: {works: {none: {rank: {eq: 1}}}}}}",
                        "exists (" + work + "exists (select from artists o where o.id = w.owner_id and not exists"
                                + " (select from works v where v.artist_id = o.id and v.rank = 1)))"),
                artists("owned: {count: {gte: 2}}", "(select count(*) from works w where w.owner_id = t.id) >= 2"),
                works("copies: {some: {copies: {some: {}}}}", "title = 'Alpha'"),
                works("rooms: {some: {floor: {isNull: true}}}", "title = 'Alpha'"),
                works("rooms: {none: {}}", "not exists (select from works_rooms r where r.work_id = t.id)"),
                where("rooms", "works: {every: {rank: {eq: 1}}}", "not exists (" + room + "(w.rank = 1) is not true)"),
                where(
                        "rooms",
                        "works: {count: {gt: 1}}",
                        "(select count(*) from works_rooms r where r.room_id = t.id) > 1"));
    }

    private static Stream<ListCase> figures() {
        String of = " from works w where w.artist_id = t.id";
        return Stream.of(
                artists("works: {aggregate: [{is: {number: {eq: \"3\"}}}]}", "(select count(*)" + of + ") = 3"),
                artists(
                        "works: {aggregate: [{field: RANK, is: {number: {lt: \"2\"}}}]}",
                        "(select count(rank)" + of + ") < 2"),
                artists(
                        "works: {aggregate: [{fn: COUNT_DISTINCT, field: RANK, is: {number: {eq: \"1\"}}}]}",
                        "(select count(distinct rank)" + of + ") = 1"),
                artists(
                        "works: {aggregate: [{fn: SUM, field: RANK, is: {number: {gte: \"2\"}}}]}",
                        "(select sum(rank)" + of + ") >= 2"),
                artists(
                        "works: {aggregate: [{fn: SUM, field: RANK, is: {number: {isNull: true}}}]}",
                        "(select sum(rank)" + of + ") is null"),
                artists(
                        "not: {works: {aggregate: [{fn: SUM, field: RANK, is: {number: {lt: \"2\"}}}]}}",
                        "not ((select sum(rank)" + of + ") < 2)"),
                artists(
                        "works: {aggregate: [{fn: AVG, field: VIEWS, is: {number: {gt: \"19.5\"}}}]}",
                        "(select avg(views)" + of + ") > 19.5"),
                artists(
                        "works: {aggregate: [{fn: MAX, field: TITLE, is: {text: {eq: \"alpha\"}}}]}",
                        "(select max(title collate \"C\")" + of + ") = 'alpha'"),
                artists(
                        "works: {aggregate: [{fn: MIN, field: MADE_ON, is: {date: {part: {year: {eq: 2024}}}}}]}",
                        "extract(year from (select min(made_on)" + of + ")) = 2024"),
                artists(
                        "works: {aggregate: [{fn: STDDEV, field: VIEWS, is: {number: {isNull: true}}}]}",
                        "(select count(*)" + of + ") < 2"),
                artists(
                        "works: {aggregate: [{filter: {rank: {eq: 1}}, is: {number: {eq: \"0\"}}}]}",
                        "(select count(*)" + of + " and rank = 1) = 0"),
                artists(
                        "works: {aggregate: [{is: {number: {gt: \"0\"}}}, {fn: MAX, field: RANK, is: {number: {lt: \"2\"}}}]}",
                        "(select count(*)" + of + ") > 0 and (select max(rank)" + of + ") < 2"));
    }

    private static Stream<ListCase> comparisons() {
        return Stream.of(
                works("compare: []", "true"),
                works("compare: [{left: RANK, op: EQ, right: EDITION}]", "rank = edition"),
                works("compare: [{left: RANK, op: NE, right: EDITION}]", "rank <> edition"),
                works("not: {compare: [{left: RANK, op: EQ, right: EDITION}]}", "not (rank = edition)"),
                works("compare: [{left: RANK, op: IS_DISTINCT, right: EDITION}]", "rank is distinct from edition"),
                works(
                        "compare: [{left: RANK, op: IS_NOT_DISTINCT, right: EDITION}]",
                        "rank is not distinct from edition"),
                works("compare: [{left: TITLE, op: EQ, right: LABEL}]", "title = label"),
                works("compare: [{left: BEGUN_ON, op: GT, right: MADE_ON}]", "begun_on > made_on"),
                works("compare: [{left: VIEWS, op: GT, right: PRICE}]", "views > price"),
                works("compare: [{left: MADE_ON, op: LT, right: SEEN_AT}]", "made_on at time zone 'UTC' < seen_at"),
                works(
                        "compare: [{left: RANK, op: LTE, right: EDITION}, {left: TITLE, op: IS_NOT_DISTINCT, right: LABEL}]",
                        "rank <= edition and title is not distinct from label"),
                artists("works: {some: {compare: [{left: ARTIST_ID, op: EQ, right: OWNER_ID}]}}", "name = 'Ada'"));
    }
}
