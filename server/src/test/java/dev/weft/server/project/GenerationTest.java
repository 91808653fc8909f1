package dev.weft.server.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.access.Role;
import dev.weft.access.RoleSet;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.ProjectId;
import dev.weft.catalog.change.CatalogEditor;
import dev.weft.catalog.change.OperationReader;
import dev.weft.model.ProjectModel;
import dev.weft.testing.Allow;
import dev.weft.testing.TestProject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which role sets have a runtime of their own, and how many of them are kept. */
class GenerationTest {
    private static final int ROLES = 200;

    private final List<ProjectModel> builds = new CopyOnWriteArrayList<>();
    private final Generation<ProjectModel> generation =
            new Generation<>(new ProjectRef(ProjectId.random(), "blog", "p_test"), catalog(), (_, model) -> {
                builds.add(model);
                return model;
            });

    private static ProjectCatalog catalog() {
        ProjectCatalog empty = CatalogEditor.edit(
                        new ProjectCatalog(ProjectId.random(), "p_test", 0, List.of(), 0),
                        OperationReader.read(TestProject.operations("""
                                {"createCollection": {"name": "users", "typeName": "User", "fields": [
                                  {"name": "email", "type": "EMAIL"}]}}""", """
                                {"createCollection": {"name": "posts", "fields": [{"name": "title", "type": "TEXT"}]}}""")))
                .after();
        return Allow.in(
                empty,
                IntStream.range(0, ROLES)
                        .mapToObj(i -> Allow.read("posts").to("role" + i))
                        .toArray(Allow[]::new));
    }

    private static RoleSet roles(String... names) {
        return RoleSet.of(List.of(names));
    }

    @Test
    void rolesThatNoPolicyNamesMakeNoDifference() {
        ProjectModel reader = generation.runtime(roles("role1"));

        for (int i = 0; i < 1_000; i++) {
            assertThat(generation.runtime(roles("role1", "invented" + i))).isSameAs(reader);
        }
        ProjectModel nobody = generation.runtime(roles("invented"));
        assertThat(generation.runtime(RoleSet.ANONYMOUS)).isSameAs(nobody);
        assertThat(nobody.collections()).isEmpty();
        assertThat(builds).hasSize(2);
    }

    @Test
    void thoseWhomNoPolicyBindsShareWhatIsBuilt() {
        ProjectModel owner = generation.runtime(RoleSet.OWNER);

        assertThat(generation.runtime(RoleSet.of(Role.SERVICE))).isSameAs(owner);
        assertThat(generation.runtime(roles("admin", "role1"))).isSameAs(owner);
        assertThat(owner.collections()).hasSize(2);
    }

    @Test
    void everySetOfRolesHasItsOwnSight() {
        assertThat(generation.runtime(roles("role1")).roles()).isEqualTo(roles("role1"));
        assertThat(generation.runtime(roles("role2", "role1")).roles()).isEqualTo(roles("role1", "role2"));
        assertThat(builds).hasSize(2);
    }

    @Test
    void onlySoManySetsAreKept() {
        List<ProjectModel> held = new ArrayList<>();
        for (int i = 0; i < ROLES; i++) {
            held.add(generation.runtime(roles("role" + i)));
        }
        builds.clear();
        for (int i = ROLES - 1; i >= 0; i--) {
            held.add(generation.runtime(roles("role" + i)));
        }

        assertThat(builds).as("built again").hasSizeGreaterThanOrEqualTo(ROLES - Generation.MOST);
        assertThat(generation.audiences()).isNotEmpty().hasSizeLessThanOrEqualTo(Generation.MOST);
        assertThat(held).hasSize(2 * ROLES);
    }
}
