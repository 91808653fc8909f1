package dev.weft.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.e2e.support.Account;
import dev.weft.e2e.support.GraphQlClient;
import dev.weft.e2e.support.Json;
import dev.weft.e2e.support.Project;
import dev.weft.e2e.support.RunningServer;
import dev.weft.e2e.support.SharedServer;
import dev.weft.testing.Campaign;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Ten thousand rows through the API, beside the same rows in one statement with many rows through JDBC. Only the long form
 * judges the speed: it is for a machine that does nothing else.
 */
@ExtendWith(SharedServer.class)
class BulkInsertTest {
    private static final int ROWS = 10_000;
    private static final String CREATE = """
            mutation($rows: [ReadingInput!]!) { createReadings(input: $rows) { readings { id } } }""";

    private final Campaign campaign = Campaign.configured();
    private final int runs = campaign.times(6, 20);

    @Test
    void manyRowsAreCreatedAtLeastAThirdAsFastAsThroughJdbc(RunningServer server) throws Exception {
        Project project = Account.signUp(server).createProject("Readings");
        project.changeSchema("""
                {"createCollection": {"name": "readings", "fields": [{"name": "sensor", "type": "TEXT", "required": true},
                  {"name": "value", "type": "FLOAT"}, {"name": "position", "type": "INTEGER"}]}}""");
        String body = Json.write(GraphQlClient.request(CREATE, Map.of("rows", rows())));
        List<Long> api = new ArrayList<>();
        List<Long> jdbc = new ArrayList<>();
        try (Connection connection = server.database().connect();
                PreparedStatement insert = connection.prepareStatement(statement(project))) {
            for (int run = 0; run < 2 * runs; run++) {
                api.add(time(() -> createThroughApi(project, body)));
                jdbc.add(time(() -> insert(insert)));
            }
        }
        assertThat(server.database().value("select count(*) from " + project.schema() + ".readings"))
                .isEqualTo(Integer.toString(4 * runs * ROWS));
        long throughApi = median(api.subList(runs, 2 * runs));
        long throughJdbc = median(jdbc.subList(runs, 2 * runs));
        campaign.report(
                "bulk insert",
                "%d rows through the API in %d ms, through JDBC in %d ms, rows a second %.2f of JDBC's"
                        .formatted(
                                ROWS,
                                throughApi / 1_000_000,
                                throughJdbc / 1_000_000,
                                (double) throughJdbc / throughApi));
        if (campaign.isLong()) {
            assertThat(throughApi).isLessThan(3 * throughJdbc);
        }
    }

    private static List<Map<String, Object>> rows() {
        return IntStream.range(0, ROWS)
                .mapToObj(i -> Map.<String, Object>of("sensor", sensor(i), "value", i / 8.0, "position", i))
                .toList();
    }

    private static String sensor(int i) {
        return "Sensor " + i % 100;
    }

    private static String statement(Project project) {
        return "insert into %s.readings (sensor, value, position) values %s returning id"
                .formatted(project.schema(), String.join(", ", Collections.nCopies(ROWS, "(?, ?, ?)")));
    }

    private static int createThroughApi(Project project, String body) {
        return project.api().post(body).data().at("/createReadings/readings").size();
    }

    private static int insert(PreparedStatement insert) throws SQLException {
        for (int i = 0; i < ROWS; i++) {
            insert.setString(3 * i + 1, sensor(i));
            insert.setDouble(3 * i + 2, i / 8.0);
            insert.setInt(3 * i + 3, i);
        }
        int ids = 0;
        try (ResultSet result = insert.executeQuery()) {
            while (result.next()) {
                ids += result.getString(1).isEmpty() ? 0 : 1;
            }
        }
        return ids;
    }

    private static long time(Callable<Integer> work) throws Exception {
        long start = System.nanoTime();
        assertThat(work.call()).isEqualTo(ROWS);
        return System.nanoTime() - start;
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }
}
