package dev.weft.resolvers.policy;

import dev.weft.access.Caller;
import dev.weft.access.RoleSet;
import dev.weft.testing.TestProject;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A newspaper and those who read it. Of 12 articles every third is published, the others are drafts; they are ann's and
 * bob's in turn, and their numbers are their ratings. The last is nobody's.
 */
final class Readers {
    static final UUID ANN = UUID.fromString("00000000-0000-7000-8000-000000000001");
    static final UUID BOB = UUID.fromString("00000000-0000-7000-8000-000000000002");

    private Readers() {}

    static void createRows(TestProject project) {
        project.sql().execute("""
                insert into {s}.users (id, email) values ('00000000-0000-7000-8000-000000000001', 'ann@example.org'),
                  ('00000000-0000-7000-8000-000000000002', 'bob@example.org');
                insert into {s}.authors (id, name, created_by) values
                  ('00000000-0000-7000-8000-000000000001', 'ann', '00000000-0000-7000-8000-000000000001'),
                  ('00000000-0000-7000-8000-000000000002', 'bob', '00000000-0000-7000-8000-000000000002'),
                  ('00000000-0000-7000-8000-000000000003', 'eve', null);
                insert into {s}.profiles (motto, author_id) select 'of ' || name, id from {s}.authors;
                insert into {s}.topics (id, name) overriding system value values (1, 'war'), (2, 'peace');
                insert into {s}.articles (slug, title, body, status, rating, views, tags, meta, author_id)
                  select 'a' || n, 'title ' || n, 'secret' || n, case when n % 3 = 0 then 'published' else 'draft' end,
                    n, n * 10, array['t' || n % 2], jsonb_build_object('level', n % 4),
                    case when n < 12 then ('00000000-0000-7000-8000-00000000000' || 2 - n % 2)::uuid end
                  from generate_series(1, 12) n;
                insert into {s}.articles_topics (article_id, topic_id)
                  select id, 1 + rating % 2 from {s}.articles;
                insert into {s}.staff (id, name, manager_id) overriding system value values
                  (1, 'boss', null), (2, 'lead', 1), (3, 'dev', 2), (4, 'intern', 3), (5, 'temp', 2)
                """.replace("{s}", project.schema()));
    }

    static Caller user(UUID user, Map<String, Object> claims, String... roles) {
        return new Caller.User(user, user.toString(), RoleSet.of(List.of(roles)), claims);
    }

    static Caller user(UUID user) {
        return user(user, Map.of(), "user");
    }

    /** Somebody of a foreign issuer who has no row. */
    static Caller stranger(Map<String, Object> claims) {
        return new Caller.User(null, "stranger", RoleSet.of(List.of("user")), claims);
    }
}
