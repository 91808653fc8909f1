package dev.weft.resolvers.oracle;

import static dev.weft.resolvers.oracle.Trait.of;
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
                    of("bio", "bio", Kind.PROSE),
                    of("rank", "rank", Kind.INT),
                    of("bornOn", "born_on", Kind.DATE)),
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
                    of("title", "title", Kind.TEXT),
                    of("label", "label", Kind.TEXT),
                    new Trait("state", "state", Kind.CHOICE, false, STATES),
                    new Trait("moods", "moods", Kind.CHOICES, false, MOODS),
                    of("rank", "rank", Kind.INT),
                    of("edition", "edition", Kind.INT),
                    required("views", "views", Kind.BIG),
                    of("price", "price", Kind.DECIMAL),
                    of("weight", "weight", Kind.FLOAT),
                    of("sold", "sold", Kind.BOOL),
                    of("begunOn", "begun_on", Kind.DATE),
                    of("madeOn", "made_on", Kind.DATE),
                    of("seenAt", "seen_at", Kind.TIME),
                    of("token", "token", Kind.UUID),
                    of("tags", "tags", Kind.TEXTS),
                    of("facts", "facts", Kind.JSON),
                    of("artistId", "artist_id", Kind.UUID),
                    of("ownerId", "owner_id", Kind.UUID),
                    of("originId", "origin_id", Kind.UUID)),
            List.of(
                    new Bond("artist", "artists", Form.TO_ONE, "artistId"),
                    new Bond("owner", "artists", Form.TO_ONE, "ownerId"),
                    new Bond("origin", "works", Form.TO_ONE, "originId"),
                    new Bond("copies", "works", Form.TO_MANY, "originId"),
                    new Bond("rooms", "rooms", Form.MANY_TO_MANY, "")));

    static final Sort ROOMS = new Sort(
            "rooms",
            "Room",
            List.of(
                    required(KEY, "id", Kind.BIG),
                    required("createdAt", "created_at", Kind.TIME),
                    required("name", "name", Kind.TEXT),
                    of("floor", "floor", Kind.INT)),
            List.of(new Bond("works", "works", Form.MANY_TO_MANY, "")));

    static final Sort CARDS = new Sort(
            "cards",
            "Card",
            List.of(
                    required(KEY, "id", Kind.UUID),
                    required("createdAt", "created_at", Kind.TIME),
                    of("motto", "motto", Kind.TEXT),
                    of("artistId", "artist_id", Kind.UUID)),
            List.of(new Bond("artist", "artists", Form.TO_ONE, "artistId")));

    /** In an order in which rows can be inserted. */
    static final List<Sort> ALL = List.of(ARTISTS, WORKS, ROOMS, CARDS);

    private Sorts() {}

    static Sort named(String name) {
        return ALL.stream().filter(sort -> sort.name().equals(name)).findFirst().orElseThrow();
    }
}
