package dev.weft.server.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.access.Role;
import dev.weft.access.RoleSet;
import dev.weft.model.ProjectModel;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;

class ProjectRuntimesTest {
    private static SampleProjects projects;
    private static CountingDataSource database;

    private final AtomicLong nanos = new AtomicLong();
    private final List<ProjectModel> builds = new CopyOnWriteArrayList<>();
    private final ProjectRuntimes<ProjectModel> runtimes = runtimes((_, model) -> {
        builds.add(model);
        return model;
    });

    @BeforeAll
    static void start() {
        projects = new SampleProjects();
        database = new CountingDataSource(projects.dataSource());
    }

    @AfterAll
    static void stop() {
        projects.close();
    }

    private ProjectRuntimes<ProjectModel> runtimes(RuntimeFactory<ProjectModel> factory) {
        return new ProjectRuntimes<>(new ProjectDirectory(database), factory, 10, nanos::get);
    }

    private static LiveProject<ProjectModel> live(ProjectRuntimes<ProjectModel> runtimes, ProjectRef project) {
        return runtimes.find(project.slug()).orElseThrow();
    }

    @Test
    void manyWhoAskAtOnceGetTheOneThatIsBuilt() throws Exception {
        ProjectRef project = projects.create("crowd");
        CountDownLatch building = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        ProjectRuntimes<ProjectModel> slow = runtimes((_, model) -> {
            builds.add(model);
            building.countDown();
            await(finish);
            return model;
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ProjectModel>> all = IntStream.range(0, 50)
                    .mapToObj(_ -> threads.submit(() -> live(slow, project).runtime(RoleSet.OWNER)))
                    .toList();
            await(building);
            finish.countDown();
            ProjectModel first = all.getFirst().get();
            for (Future<ProjectModel> other : all) {
                assertThat(other.get()).isSameAs(first);
            }
        }
        assertThat(builds).hasSize(1);
    }

    @Test
    void ownersAndKeysShareWhatIsBuiltAndAnonymousDoesNot() {
        LiveProject<ProjectModel> live = live(runtimes, projects.create("roles"));

        assertThat(live.runtime(RoleSet.of(Role.SERVICE))).isSameAs(live.runtime(RoleSet.OWNER));
        assertThat(live.runtime(RoleSet.of(Role.ANONYMOUS)).collections()).isEmpty();
        assertThat(builds).hasSize(2);
    }

    @Test
    void aFailedBuildIsTriedAgain() {
        ProjectRef project = projects.create("flaky");
        ProjectRuntimes<ProjectModel> flaky = runtimes((_, model) -> {
            builds.add(model);
            if (builds.size() == 1) {
                throw new IllegalStateException("once");
            }
            return model;
        });
        LiveProject<ProjectModel> live = live(flaky, project);

        assertThatThrownBy(() -> live.runtime(RoleSet.OWNER)).isInstanceOf(IllegalStateException.class);
        assertThat(live.runtime(RoleSet.OWNER)).isNotNull();
    }

    @Test
    void aChangeOfThisServerIsServedAtOnceAndWasBuiltBefore() {
        ProjectRef project = projects.create("own");
        ProjectModel before = live(runtimes, project).runtime(RoleSet.OWNER);
        int revision = projects.addCollection(project, "posts");

        assertThat(live(runtimes, project).revision()).isEqualTo(before.revision());
        runtimes.catalogChanged(project.id(), revision);

        assertThat(builds).extracting(ProjectModel::revision).containsExactly(before.revision(), revision);
        assertThat(live(runtimes, project).runtime(RoleSet.OWNER).revision()).isEqualTo(revision);
        assertThat(before.collections()).as("kept by whoever has it").hasSize(1);
    }

    @Test
    void revisionsOnlyMoveForward() {
        ProjectRef project = projects.create("forward");
        live(runtimes, project).runtime(RoleSet.OWNER);
        int first = projects.addCollection(project, "posts");
        int second = projects.addCollection(project, "tags");

        runtimes.catalogChanged(project.id(), second);
        runtimes.catalogChanged(project.id(), first);

        assertThat(live(runtimes, project).revision()).isEqualTo(second);
        assertThat(builds).hasSize(2);
    }

    @Test
    void aChangeOfAnotherServerIsNoticedWithinASecond() {
        ProjectRef project = projects.create("other");
        live(runtimes, project).runtime(RoleSet.OWNER);
        int revision = projects.addCollection(project, "posts");
        assertThat(live(runtimes, project).revision()).isLessThan(revision);

        nanos.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(live(runtimes, project).revision()).isEqualTo(revision);
    }

    @Test
    void theOldOneServesWhileTheNextIsBuilt() throws Exception {
        ProjectRef project = projects.create("meanwhile");
        CountDownLatch finish = new CountDownLatch(1);
        CountDownLatch served = new CountDownLatch(1);
        ProjectRuntimes<ProjectModel> slow = runtimes((_, model) -> {
            if (!builds.isEmpty()) {
                await(finish);
                served.countDown();
            }
            builds.add(model);
            return model;
        });
        ProjectModel before = live(slow, project).runtime(RoleSet.OWNER);
        int revision = projects.addCollection(project, "posts");

        nanos.addAndGet(Duration.ofMillis(600).toNanos());

        assertThat(live(slow, project).runtime(RoleSet.OWNER)).isSameAs(before);
        finish.countDown();
        await(served);
        slow.catalogChanged(project.id(), revision);
        assertThat(live(slow, project).runtime(RoleSet.OWNER).revision()).isEqualTo(revision);
    }

    @Test
    void aProjectIsComparedOnceASecondHoweverManyCall() {
        ProjectRef project = projects.create("quiet");
        live(runtimes, project);
        int before = database.connections.get();

        for (int i = 0; i < 100; i++) {
            live(runtimes, project);
        }
        assertThat(database.connections).hasValue(before);

        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        for (int i = 0; i < 100; i++) {
            live(runtimes, project);
        }
        assertThat(database.connections).hasValue(before + 1);
    }

    @Test
    void whatIsNotThereIsLookedForOnceASecond() {
        assertThat(runtimes.find("later")).isEmpty();
        ProjectRef project = projects.create("later");

        assertThat(runtimes.find("later")).isEmpty();
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(runtimes.find("later")).map(LiveProject::project).contains(project);
    }

    @Test
    void namesThatNoProjectCanHaveAreNotLookedFor() {
        for (String name : List.of("", "Shop", "a b", "../shop", "a".repeat(64), "ö", "shop/x", "1a")) {
            assertThat(runtimes.find(name)).as(name).isEmpty();
        }
    }

    @Test
    void aDecommissionedProjectIsGoneWithinASecond() {
        ProjectRef project = projects.create("gone");
        live(runtimes, project);
        projects.sql().execute("update weft.project set state = 'DECOMMISSIONED' where slug = 'gone'");

        nanos.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(runtimes.find("gone")).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class CountingDataSource extends DelegatingDataSource {
        final AtomicInteger connections = new AtomicInteger();

        CountingDataSource(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws SQLException {
            connections.incrementAndGet();
            return super.getConnection();
        }
    }
}
