package dev.weft.resolvers.oracle;

import static dev.weft.resolvers.oracle.Trait.optional;
import static dev.weft.resolvers.oracle.Trait.required;

import dev.weft.resolvers.oracle.Bond.Form;
import java.util.List;

/** The collections of {@link dev.weft.resolvers.testing.Gallery}. */
final class Sorts {
    static final String KEY = "rowId";

    private static final List<Choice> STATES = List.of(
            new Choice("sketch", "SKETCH"), new Choice("onShow", "ON_SHOW"), new Choice("archived", "ARCHIVED"));
    private static final List<Choice> MOODS =
            List.of(new Choice("calm", "CALM"), new Choice("wild", "WILD"), new Choice("grim", "GRIM"));

    static final Sort ARTISTS = new Sort(
            "artists",
            "Artist",
            List.of(
                    required(KEY, "id", Kind.UUID),
                    required("createdAt", "created_at", Kind.TIME),
                    required("name", "name", Kind.TEXT),
                    optional("bio", "bio", Kind.PROSE),
                    optional("rank", "rank", Kind.INT),
                    optional("bornOn", "born_on", Kind.DATE)),
            List.of(
                    new Bond("works", "works", Form.TO_MANY, "artistId"),
                    new Bond("owned", "works", Form.TO_MANY, "ownerId"),
                    new Bond("card", "cards", Form.INVERSE_ONE, "artistId")));

    static final Sort WORKS = new Sort(
            "works",
            "Work",
            List.of(
                    required(KEY, "id", Kind.UUID),
                    required("createdAt", "created_at", Kind.TIME),
                    optional("title", "title", Kind.TEXT),
                    optional("label", "label", Kind.TEXT),
                    new Trait("state", "state", Kind.CHOICE, false, STATES),
                    new Trait("moods", "moods", Kind.CHOICES, false, MOODS),
                    optional("rank", "rank", Kind.INT),
                    optional("edition", "edition", Kind.INT),
                    required("views", "views", Kind.BIG),
                    optional("price", "price", Kind.DECIMAL),
                    optional("weight", "weight", Kind.FLOAT),
                    optional("sold", "sold", Kind.BOOL),
                    optional("begunOn", "begun_on", Kind.DATE),
                    optional("madeOn", "made_on", Kind.DATE),
                    optional("seenAt", "seen_at", Kind.TIME),
                    optional("token", "token", Kind.UUID),
                    optional("tags", "tags", Kind.TEXTS),
                    optional("facts", "facts", Kind.JSON),
                    optional("artistId", "artist_id", Kind.UUID),
                    optional("ownerId", "owner_id", Kind.UUID),
                    optional("originId", "origin_id", Kind.UUID)),
            List.of(
                    new Bond("artist", "artists", Form.TO_ONE, "artistId"),
                    new Bond("owner", "artists", Form.TO_ONE, "ownerId"),
                    new Bond("origin", "works", Form.TO_ONE, "originId"),
                    new Bond("copies", "works", Form.TO_MANY, "originId"),
                    new Bond("rooms", "rooms", Form.MANY_TO_MANY, "works.rooms")));

    static final Sort ROOMS = new Sort(
            "rooms",
            "Room",
            List.of(
                    required(KEY, "id", Kind.BIG),
                    required("createdAt", "created_at", Kind.TIME),
                    required("name", "name", Kind.TEXT),
                    optional("floor", "floor", Kind.INT)),
            List.of(new Bond("works", "works", Form.MANY_TO_MANY_BACK, "works.rooms")));

    static final Sort CARDS = new Sort(
            "cards",
            "Card",
            List.of(
                    required(KEY, "id", Kind.UUID),
                    required("createdAt", "created_at", Kind.TIME),
                    optional("motto", "motto", Kind.TEXT),
                    optional("artistId", "artist_id", Kind.UUID)),
            List.of(new Bond("artist", "artists", Form.TO_ONE, "artistId")));

    /** In an order in which rows can be inserted. */
    static final List<Sort> ALL = List.of(ARTISTS, WORKS, ROOMS, CARDS);

    private Sorts() {}

    /** How many things there are where there are so many works. */
    static int count(Sort sort, int works) {
        return switch (sort.name()) {
            case "works" -> works;
            case "artists" -> 3 + works / 8;
            case "rooms" -> 5;
            default -> 4;
        };
    }
}
