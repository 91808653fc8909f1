package dev.weft.subscriptions.live;

import dev.weft.access.Caller;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.execution.SubscribedOperation;
import dev.weft.resolvers.execution.SubscribedOperation.Found;
import dev.weft.resolvers.sql.Connections;
import dev.weft.resolvers.sql.TablesRead;
import dev.weft.subscriptions.share.Group;
import dev.weft.subscriptions.share.Member;
import dev.weft.subscriptions.share.Patience;
import dev.weft.subscriptions.share.Step;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Subscribers to the same query. It is asked again when something was committed that it had looked at, but not more often
 * than every 50 ms, and told where the result is another.
 */
public final class LiveGroup extends Group {
    private static final int MANY = 10_000;
    private static final Duration APART = Duration.ofMillis(50);

    private final SubscribedOperation operation;
    private final Caller caller;
    private final Connections connections;
    private final LoggedTables tables;
    private final Patience patience;
    private final AtomicBoolean newcomers = new AtomicBoolean();
    private volatile @Nullable Dependencies dependencies;
    private long asked = System.nanoTime() - APART.toNanos();

    public LiveGroup(
            long settled,
            SubscribedOperation operation,
            Caller caller,
            Connections connections,
            ProjectModel model,
            Patience patience) {
        super(settled);
        this.operation = operation;
        this.caller = caller;
        this.connections = connections;
        this.tables = LoggedTables.of(model);
        this.patience = patience;
    }

    /** Whoever comes is to have a result, and policies may look at the clock. */
    @Override
    protected void joined() {
        newcomers.set(true);
        wake();
    }

    @Override
    protected boolean concerns(Step step) {
        Dependencies known = dependencies;
        return known == null || known.meets(step);
    }

    @Override
    protected int most() {
        return MANY;
    }

    /** What was committed before it asks is in what it finds; what comes later is looked at next. */
    @Override
    protected void work(List<Step> taken) {
        boolean wanted = newcomers.getAndSet(false);
        if (!wanted && taken.stream().noneMatch(this::concerns)) {
            settle(taken);
            return;
        }
        long pause = asked + APART.toNanos() - System.nanoTime();
        if (pause > 0) {
            Patience.sleep(Duration.ofNanos(pause));
        }
        List<Step> steps = takeMore();
        asked = System.nanoTime();
        Found found = patience.run(this::ask, this::isDeserted);
        dependencies = Dependencies.of(found.read(), tables);
        List<Member> members = settle(steps);
        long upTo = steps.isEmpty() ? settled() : steps.getLast().number();
        members.forEach(member -> member.show(this, upTo, found.result()));
    }

    private Found ask() {
        Found found = operation.find(caller, connections);
        if (found.codes().contains(ErrorCode.DATABASE_UNAVAILABLE)) {
            throw new ApiException(ErrorCode.DATABASE_UNAVAILABLE, "The database cannot be reached");
        }
        Set<String> silent = silent(found.read());
        if (!silent.isEmpty()) {
            throw new ApiException(
                    ErrorCode.OPERATION_NOT_ALLOWED,
                    "Changes of '" + String.join("', '", silent)
                            + "' are not logged, so a live query cannot follow them; switch on 'changeLog' of the"
                            + " collection, or ask for something else");
        }
        return found;
    }

    private Set<String> silent(TablesRead read) {
        Set<String> silent = new TreeSet<>(read.whole());
        silent.addAll(read.keys().keySet());
        silent.retainAll(tables.silent());
        return silent;
    }
}
