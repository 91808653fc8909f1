package dev.weft.resolvers.change;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.CollectionModel;
import dev.weft.resolvers.plan.ImagePlan;
import dev.weft.resolvers.plan.PagePlan;
import dev.weft.resolvers.plan.Planner;
import dev.weft.resolvers.plan.ReadLimits;
import dev.weft.resolvers.plan.Selection;
import dev.weft.resolvers.sql.Edge;
import dev.weft.resolvers.sql.Row;
import dev.weft.resolvers.sql.RowPage;
import dev.weft.resolvers.sql.RowsReader;
import dev.weft.resolvers.sql.SeenImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The rows that somebody asks for as a stream: first those that there are, page by page, then those that come.
 *
 * @param arguments of the list that the rows that there are make
 * @param batchSize how many rows come at once at most
 */
public record RowStream(
        Planner planner,
        CollectionModel collection,
        Map<String, Object> arguments,
        Selection selection,
        int batchSize) {
    private static final int AT_ONCE = 1_000;

    /**
     * A page of the rows that there are.
     *
     * @param page without rows that came since the stream began
     * @param place of the last row that was read; null where none was
     * @param more whether there are more
     */
    public record Backlog(RowPage page, @Nullable String place, boolean more) {}

    /**
     * Rows that came.
     *
     * @param last the change that brought the last of them
     */
    public record Arrived(RowPage page, LoggedChange last) {}

    /** @throws dev.weft.error.ApiException BAD_USER_INPUT */
    public static RowStream read(
            Planner planner,
            CollectionModel collection,
            Map<String, Object> arguments,
            Selection selection,
            ReadLimits limits) {
        int size = (Integer) arguments.getOrDefault("batchSize", limits.defaultPage());
        if (size < 1 || size > limits.maxPage()) {
            throw new ApiException(ApiError.of(
                            ErrorCode.BAD_USER_INPUT,
                            "'batchSize' is " + size + "; it can be from 1 to " + limits.maxPage())
                    .at(List.of("batchSize")));
        }
        Map<String, Object> list = new HashMap<>(arguments);
        list.keySet().retainAll(Set.of("filter", "orderBy"));
        list.put("first", size);
        RowStream stream = new RowStream(
                planner, collection, list, new WithPlaces(selection, collection.typeName() + "Connection"), size);
        stream.plan(null);
        return stream;
    }

    private PagePlan plan(@Nullable String after) {
        Map<String, Object> place = new HashMap<>(arguments);
        if (after != null) {
            place.put("after", after);
        }
        return planner.page(collection, place, selection);
    }

    /** @throws dev.weft.error.ApiException BAD_USER_INPUT for what is no place in this stream's list */
    public void check(String place) {
        plan(place);
    }

    /** @param after place of the last row that was read; null at the beginning */
    public RowPage read(RowsReader reader, @Nullable String after) {
        return reader.page(plan(after));
    }

    public static List<String> keys(RowPage page) {
        return page.rows().stream().map(RowStream::key).toList();
    }

    /**
     * What is told of a page that was read.
     *
     * @param late keys of its rows that came since the stream began
     * @param mark the cursor of a place
     * @param nothing the cursor of a page without rows
     */
    public static Backlog without(Set<String> late, RowPage read, UnaryOperator<String> mark, String nothing) {
        List<Row> rows = new ArrayList<>();
        List<String> marks = new ArrayList<>();
        String place = null;
        for (Edge edge : read.edges()) {
            place = edge.cursor();
            if (!late.contains(key(edge.node()))) {
                rows.add(edge.node());
                marks.add(mark.apply(place));
            }
        }
        String end = place == null ? nothing : mark.apply(place);
        return new Backlog(read.with(rows, read.more(), new RowPage.Marks(marks, end)), place, read.more());
    }

    private static String key(Row row) {
        return new String(row.keyText(), StandardCharsets.ISO_8859_1);
    }

    /** The rows that the changes brought, as they came, in pages. Changes that brought none are passed over. */
    public List<Arrived> arrived(List<LoggedChange> changes, RowsReader reader) {
        List<LoggedChange> created = changes.stream()
                .filter(change -> change.kind() == ChangeKind.CREATED)
                .toList();
        PagePlan plan = plan(null);
        List<Row> rows = new ArrayList<>();
        List<LoggedChange> brought = new ArrayList<>();
        for (int from = 0; from < created.size(); from += AT_ONCE) {
            read(plan, created.subList(from, Math.min(from + AT_ONCE, created.size())), reader, rows, brought);
        }
        return pages(plan, reader, rows, brought);
    }

    private static void read(
            PagePlan plan, List<LoggedChange> created, RowsReader reader, List<Row> rows, List<LoggedChange> brought) {
        List<Object> images = new ArrayList<>();
        List<Object> versions = new ArrayList<>();
        created.forEach(change -> {
            images.add(String.valueOf(change.after()));
            versions.add(change.version());
        });
        List<@Nullable SeenImage> seen =
                reader.images(new ImagePlan(plan.shape(), plan.filter(), true, images, versions));
        for (int i = 0; i < created.size(); i++) {
            SeenImage image = seen.get(i);
            if (image != null && image.matches()) {
                rows.add(image.row());
                brought.add(created.get(i));
            }
        }
    }

    private List<Arrived> pages(PagePlan plan, RowsReader reader, List<Row> rows, List<LoggedChange> brought) {
        List<Arrived> pages = new ArrayList<>();
        if (rows.isEmpty()) {
            return pages;
        }
        RowPage totals = reader.page(plan.withoutRows());
        for (int from = 0; from < rows.size(); from += batchSize) {
            int to = Math.min(from + batchSize, rows.size());
            List<String> marks =
                    brought.subList(from, to).stream().map(LoggedChange::cursor).toList();
            pages.add(new Arrived(
                    totals.with(rows.subList(from, to), to < rows.size(), new RowPage.Marks(marks, marks.getLast())),
                    brought.get(to - 1)));
        }
        return pages;
    }
}
