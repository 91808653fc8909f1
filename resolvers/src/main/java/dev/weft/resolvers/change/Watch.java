package dev.weft.resolvers.change;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.resolvers.plan.ImagePlan;
import dev.weft.resolvers.plan.Planner;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.sql.RowsReader;
import dev.weft.resolvers.sql.SeenImage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which changes somebody asks for: the arguments of {@code articleChanged}.
 *
 * @param key of the one row that is meant, as PostgreSQL writes it; null for all
 * @param versioned whether the rows' versions are shown
 */
public record Watch(
        CollectionModel collection, @Nullable String key, Predicate filter, Set<ChangeKind> kinds, boolean versioned) {
    /** How many images one statement reads. */
    private static final int AT_ONCE = 1_000;

    public Watch {
        kinds = Set.copyOf(kinds);
    }

    /** @throws dev.weft.error.ApiException BAD_USER_INPUT */
    public static Watch read(
            Planner planner, CollectionModel collection, Map<String, Object> arguments, boolean versioned) {
        Object key = arguments.get("id") == null ? null : planner.key(collection, arguments);
        return new Watch(
                collection,
                key == null ? null : key.toString(),
                planner.filter(collection, arguments),
                kinds(arguments.get("kinds")),
                versioned);
    }

    private static Set<ChangeKind> kinds(@Nullable Object given) {
        if (given == null) {
            return EnumSet.allOf(ChangeKind.class);
        }
        Set<ChangeKind> kinds = EnumSet.noneOf(ChangeKind.class);
        ((List<?>) given).forEach(kind -> kinds.add(ChangeKind.valueOf((String) kind)));
        return kinds;
    }

    /** Whether the change is worth looking at. */
    public boolean concerns(LoggedChange change) {
        return kinds.contains(change.kind()) && (key == null || key.equals(change.key()));
    }

    /** What the changes mean to the caller, in their order; those that mean nothing to him are left out. */
    public List<RowEvent> events(List<LoggedChange> changes, RowsReader reader) {
        List<LoggedChange> asked = changes.stream().filter(this::concerns).toList();
        List<RowEvent> events = new ArrayList<>();
        for (int from = 0; from < asked.size(); from += AT_ONCE) {
            read(asked.subList(from, Math.min(from + AT_ONCE, asked.size())), reader, events);
        }
        return events;
    }

    private void read(List<LoggedChange> changes, RowsReader reader, List<RowEvent> events) {
        List<Object> images = new ArrayList<>();
        List<Object> versions = new ArrayList<>();
        for (LoggedChange change : changes) {
            add(change.before(), change.version(), images, versions);
            add(change.after(), change.version(), images, versions);
        }
        RowShape shape = RowShape.of(collection, shown(), versioned);
        List<@Nullable SeenImage> seen = reader.images(new ImagePlan(shape, filter, key == null, images, versions));
        int at = 0;
        for (LoggedChange change : changes) {
            SeenImage before = change.before() == null ? null : seen.get(at++);
            SeenImage after = change.after() == null ? null : seen.get(at++);
            RowEvent.of(collection, change, before, after).ifPresent(events::add);
        }
    }

    private static void add(@Nullable String image, String version, List<Object> images, List<Object> versions) {
        if (image != null) {
            images.add(image);
            versions.add(version);
        }
    }

    private List<Column> shown() {
        return collection.readable();
    }
}
