package dev.weft.resolvers.batch;

import graphql.execution.ResultPath;
import java.util.HashMap;
import java.util.Map;

/** Names for places in a response where positions in lists do not matter: {@code /artists/nodes/albums}. */
final class FieldPaths {
    private final Place root = new Place("");

    private record Place(String name, Map<String, Place> below) {
        Place(String name) {
            this(name, new HashMap<>());
        }

        Place child(String key) {
            Place known = below.get(key);
            if (known == null) {
                known = new Place(name + "/" + key);
                below.put(key, known);
            }
            return known;
        }
    }

    /** The same object for every row of a list, found without making a text. */
    String name(ResultPath path) {
        return place(path).name();
    }

    private Place place(ResultPath path) {
        ResultPath above = path.getParent();
        if (above == null) {
            return root;
        }
        Place parent = place(above);
        return path.isNamedSegment() ? parent.child(path.getSegmentName()) : parent;
    }
}
