package dev.weft.resolvers.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.access.Role;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.oracle.ShapeMaker.Shape;
import dev.weft.testing.TestProject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Random sets of roles are shown of random schemas and data what an evaluator in memory lets them see. */
class PolicyOracleTest {
    private static final List<String> ROLES = List.of("tester", "reader", "writer");
    private static final int COMPARISONS = Integer.getInteger("weft.comparisons", 20_000);
    private static final int LONGER = 10;
    private static final int ROUNDS = 10;
    private static final int DEEDS = Integer.getInteger("weft.deeds", 2_000);
    private static final int MUTANTS = Integer.getInteger("weft.mutants", 200);

    private final Campaign campaign = Campaign.configured();
    private int refused;

    @Test
    void rolesReadWhatTheirPoliciesShow() {
        int wanted = campaign.isLong() ? COMPARISONS * LONGER : COMPARISONS;
        int compared = 0;
        int round = 0;
        for (; compared < wanted; round++) {
            try {
                compared += read(campaign.random(round), Math.min(wanted - compared, COMPARISONS / ROUNDS));
            } catch (AssertionError e) {
                throw new AssertionError(
                        "round %d of -Dweft.seed=%d: %s".formatted(round, campaign.seed(), e.getMessage()), e);
            }
        }
        System.out.printf(
                "policies of readers: seed %d, %d schemas, %,d comparisons, 0 differences%n",
                campaign.seed(), round, compared);
        assertThat(compared).isGreaterThanOrEqualTo(wanted);
    }

    @Test
    void everyClauseOfAPolicyCounts() {
        int wanted = campaign.isLong() ? MUTANTS * LONGER : MUTANTS;
        int tried = 0;
        int visible = 0;
        for (int round = 0; visible < wanted; round++) {
            RandomGenerator random = campaign.random(1_000 + round);
            Shape shape = ShapeMaker.make(new Picks(random, Instant.EPOCH));
            try (TestProject project = TestProject.create()) {
                project.change(shape.operations().toArray(String[]::new));
                World world = WorldMaker.make(random, shape.sorts(), _ -> 8);
                new WorldStore(project).put(world);
                Picks picks = new Picks(random, world.now());
                PolicyMaker maker = new PolicyMaker(picks, world, true);
                List<Policy> policies = maker.reading(ROLES.getFirst());
                Person person = maker.people().getFirst();
                ProjectCatalog catalog = project.catalog();
                ProjectModel model = ProjectModel.of(catalog, Role.OWNER);
                Object before = PolicyTrial.view(model, world, picks, policies, person);
                for (Policy policy : policies) {
                    for (Policy mutant : Mutants.of(policy)) {
                        List<Policy> given = new ArrayList<>(policies);
                        given.set(given.indexOf(policy), mutant);
                        tried++;
                        if (visible < wanted
                                && isVisible(before, () -> PolicyTrial.view(model, world, picks, given, person))) {
                            visible++;
                            PolicyTrial trial = new PolicyTrial(
                                    project, catalog, world, picks, policies, given, List.of(ROLES.getFirst()));
                            assertThatThrownBy(() -> trial.lookAround(person))
                                    .as(
                                            "seed %d, %s in the place of %s",
                                            campaign.seed(), mutant.spec(catalog), policy.spec(catalog))
                                    .isInstanceOf(AssertionError.class);
                        }
                    }
                }
            }
        }
        System.out.printf(
                "policies changed in one clause: seed %d, %,d changes, %,d of them visible, all noticed%n",
                campaign.seed(), tried, visible);
    }

    /** Not every operator has an opposite for every type. */
    private static boolean isVisible(Object before, Supplier<Object> after) {
        try {
            return !before.equals(after.get());
        } catch (IllegalArgumentException | ClassCastException _) {
            return false;
        }
    }

    @Test
    void rolesWriteWhatTheirPoliciesLetThem() {
        int wanted = campaign.isLong() ? DEEDS * LONGER : DEEDS;
        int written = 0;
        int round = 0;
        for (; written < wanted; round++) {
            try {
                written += write(campaign.random(2_000 + round), Math.min(wanted - written, DEEDS / ROUNDS));
            } catch (AssertionError e) {
                throw new AssertionError(
                        "round %d of -Dweft.seed=%d: %s".formatted(round, campaign.seed(), e.getMessage()), e);
            }
        }
        System.out.printf(
                "policies of writers: seed %d, %d schemas, %,d mutations, %,d of them refused, and what they left, 0 differences%n",
                campaign.seed(), round, written, refused);
    }

    private int write(RandomGenerator random, int wanted) {
        Shape shape = ShapeMaker.make(new Picks(random, Instant.EPOCH));
        try (TestProject project = TestProject.create()) {
            project.change(shape.operations().toArray(String[]::new));
            ProjectCatalog catalog = project.catalog();
            int written = 0;
            while (written < wanted) {
                World world = WorldMaker.make(random, shape.sorts(), _ -> 6 + random.nextInt(5));
                WorldStore store = new WorldStore(project);
                store.put(world);
                Picks picks = new Picks(random, world.now());
                PolicyMaker maker = new PolicyMaker(picks, world, false);
                store.prepareForWriting(world, maker.people());
                List<Policy> policies = new ArrayList<>();
                ROLES.forEach(role -> {
                    policies.addAll(maker.reading(role));
                    policies.addAll(maker.writing(role));
                });
                List<String> roles = ROLES.subList(0, 1 + picks.upTo(ROLES.size()));
                PolicyTrial trial = new PolicyTrial(project, catalog, world, picks, policies, policies, roles);
                for (Person person : maker.people()) {
                    try {
                        world = trial.write(person, 20, world);
                    } catch (AssertionError e) {
                        throw new AssertionError(person + " as " + trial + "\n" + e.getMessage(), e);
                    }
                }
                written += trial.written();
                refused += trial.refused();
            }
            return written;
        }
    }

    private static int read(RandomGenerator random, int wanted) {
        Shape shape = ShapeMaker.make(new Picks(random, Instant.EPOCH));
        try (TestProject project = TestProject.create()) {
            project.change(shape.operations().toArray(String[]::new));
            ProjectCatalog catalog = project.catalog();
            World world = WorldMaker.make(random, shape.sorts(), _ -> 6 + random.nextInt(9));
            new WorldStore(project).put(world);
            int compared = 0;
            while (compared < wanted) {
                compared += trial(project, catalog, world, new Picks(random, world.now()));
            }
            return compared;
        }
    }

    private static int trial(TestProject project, ProjectCatalog catalog, World world, Picks picks) {
        PolicyMaker maker = new PolicyMaker(picks, world, true);
        List<Policy> policies = new ArrayList<>();
        ROLES.forEach(role -> policies.addAll(maker.reading(role)));
        List<String> roles = ROLES.subList(0, 1 + picks.upTo(ROLES.size()));
        PolicyTrial trial = new PolicyTrial(project, catalog, world, picks, policies, policies, roles);
        int compared = 0;
        for (Person person : maker.people()) {
            try {
                compared += trial.ask(person, 10, 8);
            } catch (AssertionError e) {
                List<Policy> smallest = Shrinking.of(
                        policies.stream()
                                .filter(policy -> roles.contains(policy.role()))
                                .toList(),
                        each -> differs(new PolicyTrial(project, catalog, world, picks, each, each, roles), person));
                PolicyTrial shown = new PolicyTrial(project, catalog, world, picks, smallest, smallest, roles);
                throw new AssertionError(person + " as " + shown + "\n" + e.getMessage(), e);
            }
        }
        return compared;
    }

    private static boolean differs(PolicyTrial trial, Person person) {
        try {
            trial.lookAround(person);
            return false;
        } catch (AssertionError _) {
            return true;
        }
    }
}
