package dev.weft.subscriptions.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SnapshotTest {
    @Test
    void itSeesWhatHadEnded() {
        Snapshot snapshot = Snapshot.parse("10:20:10,14");

        assertThat(List.of(9L, 11L, 19L)).allMatch(snapshot::sees);
        assertThat(List.of(10L, 14L, 20L, 21L)).noneMatch(snapshot::sees);
        assertThat(snapshot.text()).isEqualTo("10:20:10,14");
        assertThat(Snapshot.parse("7:7:").sees(7)).isFalse();
    }

    @Test
    void whatTheLogDoesNotShowIsTakenAsNotBegun() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 2_000; i++) {
            Snapshot snapshot = any(random);
            long last = random.nextLong(2, 40);
            Snapshot known = snapshot.upTo(last);
            for (long number = 3; number < 45; number++) {
                assertThat(known.sees(number))
                        .as("%d in %s up to %d, %s", number, snapshot.text(), last, known.text())
                        .isEqualTo(snapshot.sees(number) && number <= last);
            }
            assertThat(known.oldest()).isLessThanOrEqualTo(known.next());
        }
    }

    @Test
    void aPositionIsWhatItsTextSays() {
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 2_000; i++) {
            long log = random.nextLong();
            Position position = random.nextBoolean()
                    ? Position.at(log, any(random))
                    : new Position(log, any(random), any(random), random.nextLong(1, Long.MAX_VALUE));
            assertThat(Position.parse(position.text())).isEqualTo(position);
            assertThat(position.text()).matches("[A-Za-z0-9_-]+");
        }
    }

    @Test
    void whatIsNoPositionIsRefused() {
        String good = Position.at(5, Snapshot.parse("100:120:100,104")).text();
        for (String text : List.of(
                "",
                "x",
                "not a position",
                good + "A",
                good.substring(0, good.length() - 2),
                "AQ",
                "A".repeat(20_000),
                "AQAAAAAAAAAFAP____________8B")) {
            assertThatThrownBy(() -> Position.parse(text))
                    .as(text)
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_USER_INPUT));
        }
    }

    @Test
    void rangesBetweenPositionsMeetWithoutOverlap() {
        Snapshot one = Snapshot.parse("10:10:");
        Snapshot two = Snapshot.parse("20:20:");
        Snapshot three = Snapshot.parse("30:30:");
        Position inTwo = new Position(1, one, two, 5);

        assertThat(Range.between(Position.at(1, one), Position.at(1, three))).hasSize(1);
        assertThat(Range.between(inTwo, Position.at(1, three)))
                .containsExactly(
                        new Range(one, two, 5, Long.MAX_VALUE), new Range(two, three, Long.MIN_VALUE, Long.MAX_VALUE));
        assertThat(Range.between(inTwo, new Position(1, one, two, 9))).containsExactly(new Range(one, two, 5, 9));
        assertThat(Range.between(Position.at(1, one), new Position(1, two, three, 9)))
                .containsExactly(
                        new Range(one, two, Long.MIN_VALUE, Long.MAX_VALUE), new Range(two, three, Long.MIN_VALUE, 9));
    }

    private static Snapshot any(SplittableRandom random) {
        long oldest = random.nextLong(3, 30);
        long next = oldest + random.nextLong(0, 12);
        TreeSet<Long> running = new TreeSet<>();
        if (next > oldest) {
            running.add(oldest);
            for (long number = oldest + 1; number < next; number++) {
                if (random.nextInt(3) == 0) {
                    running.add(number);
                }
            }
        }
        return new Snapshot(oldest, next, List.copyOf(running));
    }
}
