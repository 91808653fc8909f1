package dev.weft.resolvers.semantics;

import dev.weft.resolvers.testing.Gallery;
import dev.weft.resolvers.testing.NoMutations;
import dev.weft.resolvers.testing.TestApi;
import dev.weft.testing.TestProject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A gallery with few rows, but with every kind of nothing in them: nulls, empties, no relations. */
final class Exhibits implements AutoCloseable {
    private static final String ROWS = """
            insert into artists (id, name, bio, rank, born_on) values
            ('00000000-0000-7000-8000-0000000000a1', 'Ada', 'long', 1, '1815-12-10'),
            ('00000000-0000-7000-8000-0000000000a2', 'ben', null, null, null),
            ('00000000-0000-7000-8000-0000000000a3', 'Cy', '', 1, '1815-12-10'),
            ('00000000-0000-7000-8000-0000000000a4', '', null, 3, '1900-01-01');
            insert into works (id, title, label, state, moods, rank, edition, views, price, weight, sold, begun_on, made_on,
              seen_at, token, tags, facts, artist_id, owner_id, origin_id) values
            ('00000000-0000-7000-8000-000000000001', 'Alpha', 'Alpha', 'sketch', '{calm}', 1, 1, 10, 1.10, 0.5, true,
              '2023-12-31', '2024-01-01', '2024-01-01T00:30:00Z', '11111111-1111-4111-8111-111111111111', '{x,y}',
              '{"n": 1, "s": "b", "d": "2024-01-01", "l": [1, 2]}', '00000000-0000-7000-8000-0000000000a1',
              '00000000-0000-7000-8000-0000000000a2', null),
            ('00000000-0000-7000-8000-000000000002', 'alpha', null, 'onShow', '{calm,wild}', 1, null, 20, 1.1, 1.5, false,
              null, '2024-01-01', '2024-01-01T23:30:00Z', null, '{y}', '{"n": 10, "s": "a"}',
              '00000000-0000-7000-8000-0000000000a1', '00000000-0000-7000-8000-0000000000a1', null),
            ('00000000-0000-7000-8000-000000000003', null, 'x', 'onShow', '{}', null, 1, 30, null, null, null,
              '2024-01-01', null, null, null, '{}', '{}', '00000000-0000-7000-8000-0000000000a1', null, null),
            ('00000000-0000-7000-8000-000000000004', '', '', 'archived', null, 2, 3, 40, -2.5, -0.0, true,
              '2024-02-02', '2024-02-01', '2024-03-31T01:30:00Z', null, null, '[1]',
              '00000000-0000-7000-8000-0000000000a2', null, null),
            ('00000000-0000-7000-8000-000000000005', 'Beta', 'Alpha', null, '{grim}', 2, 2, 50, 3, 2.5, null,
              null, '2023-12-31', '2024-01-07T12:00:00Z', '22222222-2222-4222-8222-222222222222', '{x}', '{"n": "1"}',
              null, '00000000-0000-7000-8000-0000000000a2', '00000000-0000-7000-8000-000000000001'),
            ('00000000-0000-7000-8000-000000000006', 'Ünder_100%', null, 'sketch', '{wild}', null, 2, 60, null, 1.5, false,
              null, null, '2023-12-31T23:30:00Z', null, '{z,z}', '{"n": null}', null, null,
              '00000000-0000-7000-8000-000000000001'),
            ('00000000-0000-7000-8000-000000000007', null, null, null, null, null, null, 0, null, null, null, null, null,
              null, null, null, null, null, null, '00000000-0000-7000-8000-000000000005');
            insert into rooms (id, name, floor) values (1, 'Hall', 0), (2, 'Attic', null), (3, 'Cellar', -1);
            insert into works_rooms (work_id, room_id) values
            ('00000000-0000-7000-8000-000000000001', 1), ('00000000-0000-7000-8000-000000000002', 1),
            ('00000000-0000-7000-8000-000000000001', 2);
            insert into cards (id, motto, artist_id) values
            ('00000000-0000-7000-8000-0000000000c1', 'more', '00000000-0000-7000-8000-0000000000a1'),
            ('00000000-0000-7000-8000-0000000000c2', null, '00000000-0000-7000-8000-0000000000a2'),
            ('00000000-0000-7000-8000-0000000000c3', 'less', null);
            """;

    private final TestProject project = Gallery.create();
    private final TestApi api;

    Exhibits() {
        api = new TestApi(project, new NoMutations());
        for (String statement : ROWS.strip().split(";\n", -1)) {
            rows(statement);
        }
    }

    TestApi api() {
        return api;
    }

    /** The first column of what the statement answers; its tables need no schema. */
    List<@Nullable String> column(String sql) {
        return project.sql().transactionResult(transaction -> {
            transaction.dsl().execute("set local search_path = " + project.schema());
            return transaction.dsl().fetch(sql).map(row -> row.get(0, String.class));
        });
    }

    /** For statements that answer nothing. */
    void rows(String sql) {
        project.sql().transaction(transaction -> {
            transaction.dsl().execute("set local search_path = " + project.schema());
            transaction.dsl().execute(sql);
        });
    }

    @Override
    public void close() {
        project.close();
    }
}
