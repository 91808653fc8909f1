package dev.weft.resolvers.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.resolvers.execution.ProjectRequest;
import dev.weft.resolvers.testing.Answer;
import dev.weft.resolvers.testing.NoMutations;
import dev.weft.resolvers.testing.Press;
import dev.weft.resolvers.testing.TestApi;
import dev.weft.testing.TestProject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Random operations are answered alike by both drivers. {@link TestApi} compares. */
class DriversAgreeTest {
    private static final long SEED = 20_260_301L;
    private static final int OPERATIONS = "long".equals(System.getProperty("weft.campaign")) ? 100_000 : 2_000;

    private static TestProject project;
    private static TestApi api;

    @BeforeAll
    static void createRows() {
        project = Press.create();
        api = new TestApi(project, new NoMutations());
        project.sql().execute("""
                insert into {s}.authors (id, name, born_on) select ('00000000-0000-7000-8000-00000000000' || n)::uuid,
                    'author' || n, case n when 1 then '1990-02-28'::date when 2 then '0044-03-15 BC' when 3 then 'infinity' end
                  from generate_series(1, 4) n;
                insert into {s}.profiles (motto, author_id) values
                  ('m1 "quoted" ' || chr(92) || chr(10) || chr(9) || chr(1) || chr(228) || chr(8364) || chr(128512), '00000000-0000-7000-8000-000000000001');
                insert into {s}.topics (id, name) select n, 'topic' || n from generate_series(1, 3) n;
                insert into {s}.articles (slug, title, body, status, channels, rating, views, price, score, featured,
                    printed_on, published_at, token, tags, meta, author_id)
                  select 'a' || n, case when n % 3 > 0 then 't' || chr(228) || 'tle "' || n % 4 end, repeat('x', n), 'published',
                    array['web', 'print'], n % 3, n, n * 1.50, case n when 5 then 'NaN' when 6 then '-Infinity' else n / 7.0 end,
                    n % 2 = 0, '2026-03-01'::date + n, '2026-03-01 10:00:00.25+02'::timestamptz + n * interval '1.5 s',
                    gen_random_uuid(), array['a,b', '"', 'NULL', chr(92), ''], '{"a": {"b": [10, 20.50, "e"]}, "n": null}',
                    case when n <= 10 then ('00000000-0000-7000-8000-00000000000' || n % 2 + 1)::uuid end
                  from generate_series(1, 11) n;
                update {s}.articles set price = 'NaN', published_at = 'infinity', meta = 'null' where slug = 'a7';
                update {s}.articles set published_at = '0044-03-15 12:00 BC', printed_on = '-infinity', tags = '{}' where slug = 'a8';
                update {s}.articles set published_at = '12026-03-15 12:00', printed_on = '12026-01-01', created_at = 'infinity'
                  where slug = 'a9';
                insert into {s}.articles (slug) values ('bare');
                insert into {s}.articles_topics (article_id, topic_id)
                  select id, t from {s}.articles, generate_series(1, 3) t where views % 3 + 1 <> t;
                insert into {s}.staff (id, name, manager_id) values (1, 'boss', null), (2, 'lead', 1), (3, 'dev', 2), (4, 'dev2', 2)
                """.replace("{s}", project.schema()));
    }

    @AfterAll
    static void dropProject() {
        project.close();
    }

    @Test
    void onWhateverIsAsked() {
        RandomOperations operations = new RandomOperations(SEED, ids());
        int answered = 0;
        int compiled = 0;
        for (int i = 0; i < OPERATIONS; i++) {
            ProjectRequest request = operations.next();
            Answer answer = api.ask(request);
            answered += answer.response().executed() ? 1 : 0;
            compiled += answer.compiled() ? 1 : 0;
            assertThat(answer.compiled())
                    .as(request.query())
                    .isEqualTo(answer.response().body().get("data") != null);
        }
        assertThat(answered).isGreaterThan(OPERATIONS * 9 / 10);
        // The rest have no data at all: a required root field failed.
        assertThat(compiled).isGreaterThan(OPERATIONS / 4);
    }

    private static List<String> ids() {
        Answer some = api.ask("""
                { articles(first: 3) { nodes { id } } topics(first: 2) { nodes { id } } staff(last: 2) { nodes { id } } }""");
        List<String> ids = new ArrayList<>(some.all("id"));
        ids.add("nonsense");
        ids.add(ids.getFirst());
        return ids;
    }
}
