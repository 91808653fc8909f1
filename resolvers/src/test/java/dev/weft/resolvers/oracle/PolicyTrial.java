package dev.weft.resolvers.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.access.Role;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.error.ErrorCode;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.testing.Answer;
import dev.weft.resolvers.testing.Grants;
import dev.weft.resolvers.testing.NoMutations;
import dev.weft.resolvers.testing.TestApi;
import dev.weft.resolvers.write.GeneratedMutations;
import dev.weft.resolvers.write.WriteLimits;
import dev.weft.testing.TestProject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** One set of roles with its policies on one world: what its people ask, and what they should be told. */
final class PolicyTrial {
    private final World world;
    private final Picks picks;
    private final List<Policy> policies;
    private final List<String> roles;
    private final ProjectModel model;
    private final ProjectModel whole;
    private final WorldStore store;
    private final TestApi api;
    private final TestApi writer;
    private final TestApi owner;
    private int written;
    private int refused;

    /**
     * @param policies as the evaluator knows them
     * @param given the same, as the product gets them
     */
    PolicyTrial(
            TestProject project,
            ProjectCatalog catalog,
            World world,
            Picks picks,
            List<Policy> policies,
            List<Policy> given,
            List<String> roles) {
        this.world = world;
        this.picks = picks;
        this.policies = policies.stream()
                .filter(policy -> roles.contains(policy.role()))
                .toList();
        this.roles = roles;
        ProjectCatalog bound = catalog.withPolicies(
                given.stream().map(policy -> policy.spec(catalog)).toList());
        Person nobody = new Person(0, null, Map.of());
        this.model = ProjectModel.of(bound, nobody.as(roles).roles());
        this.whole = ProjectModel.of(catalog, Role.OWNER);
        this.store = new WorldStore(project);
        this.owner = new TestApi(project, new NoMutations());
        this.writer = TestApi.as(
                nobody.as(roles), new Grants(bound), project, new GeneratedMutations(model, WriteLimits.DEFAULT));
        this.api = TestApi.as(nobody.as(roles), new Grants(bound), project, new NoMutations());
    }

    /** How many answers were compared. */
    int ask(Person person, int documents, int probes) {
        World seen = new Sight(world, policies, person.number()).seen();
        if (seen.sorts().isEmpty()) {
            return 0;
        }
        TestApi his = api.by(person.as(roles));
        ProbeMaker maker = new ProbeMaker(model, world, seen, picks);
        FigureQueries figures = new FigureQueries(his, seen, picks);
        int compared = 0;
        for (int i = 0; i < documents; i++) {
            List<Probe> asked = new ArrayList<>();
            for (int number = 0; number < probes; number++) {
                asked.add(maker.next(number));
            }
            compare(his, asked, i % 8 == 0);
            compared += probes;
        }
        for (int i = 0; i < documents / 2; i++) {
            compared += figures(figures, picks.of(seen.sorts()));
        }
        return compared;
    }

    /** Compares all that the person sees. */
    void lookAround(Person person) {
        World seen = new Sight(world, policies, person.number()).seen();
        List<Probe> all = new ProbeMaker(model, world, seen, picks).everything();
        if (!all.isEmpty()) {
            compare(api.by(person.as(roles)), all, false);
        }
        hidden(seen)
                .forEach(document -> assertThat(api.by(person.as(roles))
                                .askOnce(document, Map.of())
                                .codes())
                        .as(document)
                        .containsExactly(ErrorCode.GRAPHQL_VALIDATION_FAILED));
    }

    /** Everything that the person sees, told by what is asked and what is answered. */
    static List<List<Object>> view(ProjectModel model, World world, Picks picks, List<Policy> policies, Person person) {
        World seen = new Sight(world, policies, person.number()).seen();
        return new ProbeMaker(model, world, seen, picks)
                .everything().stream()
                        .map(probe -> List.of(probe.field(), probe.expected()))
                        .toList();
    }

    private List<String> hidden(World seen) {
        List<String> documents = new ArrayList<>();
        for (Sort sort : world.sorts()) {
            Optional<Sort> shown = seen.sorts().stream()
                    .filter(each -> each.name().equals(sort.name()))
                    .findFirst();
            String on = "{ node(id: \"x\") { ... on " + sort.type() + " { %s } } }";
            sort.traits().stream()
                    .filter(trait -> shown.isEmpty() || !shown.get().hasTrait(trait.name()))
                    .forEach(trait -> documents.add(on.formatted(trait.name())));
            sort.bonds().stream()
                    .filter(bond -> shown.isEmpty() || !shown.get().bonds().contains(bond))
                    .forEach(bond -> documents.add(on.formatted(bond.name() + " { __typename }")));
            if (shown.isEmpty() || !shown.get().listed()) {
                documents.add("{ " + sort.name() + " { nodes { rowId } } }");
            }
            if (shown.isEmpty() || !shown.get().counted()) {
                documents.add("{ " + sort.name() + " { totalCount } }");
            }
        }
        return documents;
    }

    /** Writes, and compares everything that is there after each time. */
    World write(Person person, int deeds, World before) {
        World now = before;
        TestApi his = writer.by(person.as(roles));
        for (int i = 0; i < deeds; i++) {
            Optional<Deed> deed = new DeedMaker(now, policies, person, picks).next();
            if (deed.isPresent()) {
                now = done(his, deed.get());
                written++;
            }
        }
        return now;
    }

    int refused() {
        return refused;
    }

    int written() {
        return written;
    }

    @SuppressWarnings("unchecked")
    private World done(TestApi his, Deed deed) {
        Answer answer =
                his.askOnce(deed.document(), (Map<String, Object>) Objects.requireNonNull(Wire.of(deed.variables())));
        String told = deed.document() + " " + Wire.of(deed.variables());
        if (deed.codes().isEmpty()) {
            assertThat(answer.errors()).as(told).isEmpty();
        } else {
            assertThat(answer.codes().stream().distinct().toList())
                    .as(told)
                    .hasSize(1)
                    .isSubsetOf(deed.codes());
            refused++;
        }
        if (deed.payload() != null) {
            assertThat(Shown.of(answer.at("/done"))).as(told).isEqualTo(Shown.of(deed.payload()));
        }
        World after = deed.made() == null ? deed.after() : store.keyed(deed.after(), deed.made());
        List<Probe> all = new ProbeMaker(whole, after, after, picks).tables();
        try {
            compare(owner, all, false);
        } catch (AssertionError e) {
            throw new AssertionError("after " + told + ": " + e.getMessage(), e);
        }
        return after;
    }

    private int figures(FigureQueries figures, Sort sort) {
        if (!sort.counted()) {
            return 0;
        }
        figures.aggregates(sort);
        if (GroupMaker.isGrouped(sort)) {
            figures.groups(sort);
            return 3;
        }
        return 2;
    }

    /** Of those that differ, the first alone is told. */
    private void compare(TestApi his, List<Probe> asked, boolean throughBoth) {
        try {
            compareAll(his, asked, throughBoth);
        } catch (AssertionError e) {
            if (asked.size() > 1) {
                asked.forEach(probe -> compareAll(his, List.of(probe), throughBoth));
            }
            throw e;
        }
    }

    private void compareAll(TestApi his, List<Probe> asked, boolean throughBoth) {
        Map<String, Object> variables = new HashMap<>();
        List<String> declared = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            Probe probe = asked.get(i);
            probe.declared().forEach((name, type) -> declared.add("$" + name + ": " + type));
            probe.variables().forEach((name, value) -> variables.put(name, Wire.of(value)));
            fields.add("p" + i + ": " + probe.field());
        }
        String header = declared.isEmpty() ? "" : declared.stream().collect(Collectors.joining(", ", "(", ")"));
        String document = "query" + header + " { " + String.join(" ", fields) + " }";
        Answer answer = throughBoth ? his.ask(document, variables) : his.askOnce(document, variables);
        assertThat(answer.errors()).as("%s %s", document, variables).isEmpty();
        for (int i = 0; i < asked.size(); i++) {
            Probe probe = asked.get(i);
            JsonNode found = answer.at("/p" + i);
            assertThat(probe.found().apply(found))
                    .as("%s %s", probe.field(), Wire.of(probe.variables()))
                    .isEqualTo(probe.expected());
        }
    }

    @Override
    public String toString() {
        return roles + " with "
                + policies.stream()
                        .map(policy -> "\n  %s %s %s rows %s check %s fields %s presets %s%s%s"
                                .formatted(
                                        policy.role(),
                                        policy.action(),
                                        policy.sort(),
                                        Wire.of(policy.rows()),
                                        Wire.of(policy.check()),
                                        policy.fields(),
                                        policy.presets(),
                                        policy.counts() ? "" : " without totals",
                                        policy.lists() ? "" : " without lists"))
                        .collect(Collectors.joining());
    }
}
