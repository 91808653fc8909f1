package dev.weft.subscriptions.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.testing.Campaign;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Many write at once, commit out of order, roll back whole transactions and parts, hold transactions open; two servers follow,
 * one of which loses its connections again and again. Each hears every committed change once, those of a row in order, and from
 * any position on exactly the rest.
 */
class LogCampaignTest {
    private static final Campaign CAMPAIGN = Campaign.configured();
    private static final int WRITERS = 8;
    private static final int ROWS = 20;

    private final Queue<String> committed = new ConcurrentLinkedQueue<>();
    private volatile long end;

    @Test
    void nothingIsLostRepeatedOrOutOfOrder() throws Exception {
        try (LoggedProject project = new LoggedProject();
                LogReader other = new LogReader(project.project().database().newConnections());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            project.run("insert into articles (price) select 0 from generate_series(1, %d)".formatted(ROWS));
            Heard first = new Heard();
            Heard second = new Heard();
            try (Listening one = project.reader().listen(project.id(), first);
                    Listening two = other.listen(project.id(), second)) {
                Position start = one.position();
                end = System.nanoTime() + TimeUnit.SECONDS.toNanos(CAMPAIGN.times(6, 120));
                List<Future<?>> work = new ArrayList<>();
                SplittableRandom seeds = CAMPAIGN.random();
                IntStream.range(0, WRITERS)
                        .mapToObj(writer -> write(project, writer, seeds.split()))
                        .forEach(writer -> work.add(threads.submit(writer)));
                int held = CAMPAIGN.times(1, 2);
                for (int i = 0; i < held; i++) {
                    String name = "held" + i;
                    work.add(threads.submit(() -> hold(project, name)));
                }
                work.add(threads.submit(() -> cut(project)));
                for (Future<?> each : work) {
                    each.get();
                }
                one.catchUp();
                two.catchUp();
                List<Change> heard = first.changes();
                check(heard);
                check(second.changes());
                int positions = resumed(project, heard, start, one.position(), seeds.split());
                CAMPAIGN.report(
                        "out-of-order commits",
                        "%d changes of %d committed inserts heard by two servers, resumed at %d positions"
                                .formatted(heard.size(), committed.size(), positions));
            }
        }
    }

    /** Inserts are known by their titles; each committed update of a row adds one to its price. */
    private void check(List<Change> heard) {
        List<String> titles = heard.stream()
                .filter(change -> change.kind() == Kind.INSERT)
                .map(change -> text(change, "title"))
                .toList();
        assertThat(titles).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(committed);
        Map<String, List<Long>> prices = new TreeMap<>();
        heard.stream()
                .filter(change -> change.kind() == Kind.UPDATE)
                .forEach(change -> prices.computeIfAbsent(change.rowId(), _ -> new ArrayList<>())
                        .add(Long.valueOf(text(change, "price"))));
        assertThat(prices).isNotEmpty();
        prices.forEach((row, values) -> assertThat(values)
                .as("row " + row)
                .isEqualTo(IntStream.rangeClosed(1, values.size())
                        .mapToObj(Long::valueOf)
                        .toList()));
    }

    private static int resumed(
            LoggedProject project, List<Change> heard, Position start, Position now, SplittableRandom random) {
        List<Position> positions = new ArrayList<>(List.of(start, now));
        for (int i = 0; i < CAMPAIGN.times(60, 400); i++) {
            positions.add(heard.get(random.nextInt(heard.size())).position());
        }
        for (Position position : positions) {
            List<Change> rest = new ArrayList<>();
            project.reader()
                    .history(project.id(), Position.parse(position.text()), now, batch -> rest.addAll(batch.changes()));
            Set<Long> expected = heard.stream()
                    .filter(change -> !position.covers(change))
                    .map(Change::sequence)
                    .collect(Collectors.toSet());
            assertThat(rest)
                    .extracting(Change::sequence)
                    .doesNotHaveDuplicates()
                    .hasSize(expected.size());
            assertThat(rest).allMatch(change -> expected.contains(change.sequence()));
            Map<String, Long> last = new TreeMap<>();
            rest.forEach(change -> assertThat(
                            last.merge(change.rowId(), change.sequence(), (was, is) -> is > was ? is : -1))
                    .as("order of row " + change.rowId())
                    .isPositive());
        }
        return positions.size();
    }

    private Runnable write(LoggedProject project, int writer, SplittableRandom random) {
        return () -> {
            try (Connection connection = writing(project);
                    Statement statement = connection.createStatement()) {
                for (int number = 0; System.nanoTime() < end; number++) {
                    transaction(connection, statement, "w%d-%d".formatted(writer, number), random);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private void transaction(Connection connection, Statement statement, String name, SplittableRandom random)
            throws SQLException {
        List<String> titles = new ArrayList<>();
        insert(statement, name + "a", titles);
        int row = random.nextInt(ROWS) + 1;
        if (random.nextInt(4) == 0) {
            Savepoint savepoint = connection.setSavepoint();
            insert(statement, name + "undone", new ArrayList<>());
            connection.rollback(savepoint);
        }
        if (random.nextInt(4) == 0) {
            Savepoint savepoint = connection.setSavepoint();
            insert(statement, name + "b", titles);
            connection.releaseSavepoint(savepoint);
        }
        if (random.nextInt(3) == 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(500)));
        }
        statement.execute("update articles set price = price + 1 where id = " + row);
        if (random.nextInt(3) == 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(60)));
        }
        if (random.nextInt(6) == 0) {
            connection.rollback();
        } else {
            connection.commit();
            committed.addAll(titles);
        }
    }

    /** Others commit long before. */
    private void hold(LoggedProject project, String name) {
        try (Connection connection = writing(project);
                Statement statement = connection.createStatement()) {
            List<String> titles = new ArrayList<>();
            insert(statement, name, titles);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(CAMPAIGN.times(3_000, 20_000)));
            insert(statement, name + "later", titles);
            connection.commit();
            committed.addAll(titles);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first server's connections end, whatever they are at. */
    private void cut(LoggedProject project) {
        try (Connection connection = writing(project);
                Statement statement = connection.createStatement()) {
            while (System.nanoTime() < end) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(700));
                statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and application_name <> 'writer'");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void insert(Statement statement, String title, List<String> titles) throws SQLException {
        statement.execute("insert into articles (title) values ('%s')".formatted(title));
        titles.add(title);
    }

    private static Connection writing(LoggedProject project) throws SQLException {
        Connection connection = project.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("set application_name = 'writer'");
        }
        connection.setAutoCommit(false);
        return connection;
    }

    private static String text(Change change, String column) {
        return Objects.requireNonNull(change.after())
                .json()
                .replaceAll(".*\"" + column + "\":\"?([^\",}]*)[\",}].*", "$1");
    }
}
