package dev.weft.subscriptions.share;

import dev.weft.error.ApiError;
import dev.weft.resolvers.execution.SubscribedOperation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Subscribers that are told the same, and what they are still to be told. It works on a thread of its own while there is
 * anything to do, and never on two.
 */
public abstract class Group {
    private final Set<Member> members = new LinkedHashSet<>();
    private final Deque<Step> waiting = new ArrayDeque<>();
    /** What is being worked on, and not yet told to all. */
    private final List<Step> taken = new ArrayList<>();

    private long settled;
    private boolean due;
    private boolean working;
    private boolean deserted;

    /** @param settled the step from which on it tells everything */
    protected Group(long settled) {
        this.settled = settled;
    }

    /** Whether the step could be of interest to it. */
    protected abstract boolean concerns(Step step);

    /**
     * Finds out what is to be told and tells it, ending with {@link #settle}.
     *
     * @param steps at least one, unless it was {@link #wake woken}
     */
    protected abstract void work(List<Step> steps);

    /** How many steps it works on at once. */
    protected abstract int most();

    /** Somebody joined. */
    protected void joined() {}

    /**
     * Lets somebody in who has been told everything up to a step.
     *
     * @return false where it has already told what he has not heard, or is given up
     */
    public final boolean join(Member member, long step) {
        synchronized (this) {
            if (deserted || settled > step) {
                return false;
            }
            members.add(member);
            member.enter(this, step);
        }
        joined();
        return true;
    }

    /** Returns whether that was the last one; then it is of no more use. */
    public final synchronized boolean remove(Member member) {
        members.remove(member);
        deserted |= members.isEmpty();
        if (deserted) {
            waiting.clear();
        }
        return deserted;
    }

    protected final synchronized boolean isDeserted() {
        return deserted;
    }

    /** Steps come in the order of their numbers. */
    public final void offer(Step step) {
        synchronized (this) {
            if (deserted) {
                return;
            }
            if (!working && waiting.isEmpty() && !concerns(step)) {
                settled = step.number();
                return;
            }
            waiting.add(step);
        }
        start();
    }

    /** There is something to do although there is no step. */
    protected final void wake() {
        synchronized (this) {
            due = true;
        }
        start();
    }

    private void start() {
        synchronized (this) {
            if (working) {
                return;
            }
            working = true;
        }
        Thread.ofVirtual().name("subscription").start(this::run);
    }

    private void run() {
        try {
            while (takes()) {
                work(taken());
                synchronized (this) {
                    taken.clear();
                }
            }
        } catch (RuntimeException e) {
            fail(SubscribedOperation.errors(e));
        } catch (Error e) {
            fail(SubscribedOperation.errors(new IllegalStateException(e)));
            throw e;
        }
    }

    private synchronized boolean takes() {
        if (deserted || (waiting.isEmpty() && !due)) {
            working = false;
            return false;
        }
        due = false;
        takeMore();
        return true;
    }

    /** Takes what has come meanwhile, too. */
    protected final synchronized List<Step> takeMore() {
        while (taken.size() < most() && !waiting.isEmpty()) {
            taken.add(waiting.poll());
        }
        return List.copyOf(taken);
    }

    private synchronized List<Step> taken() {
        return List.copyOf(taken);
    }

    /** All steps up to this one are settled. Whoever joins from now on is told later ones; these are to be told now. */
    protected final synchronized List<Member> settle(List<Step> steps) {
        if (!steps.isEmpty()) {
            settled = steps.getLast().number();
        }
        return List.copyOf(members);
    }

    protected final synchronized long settled() {
        return settled;
    }

    /** What somebody who is in it has not been told yet. */
    public final synchronized List<Step> pending(long done) {
        List<Step> pending = new ArrayList<>(taken);
        pending.addAll(waiting);
        return pending.stream().filter(step -> step.number() > done).toList();
    }

    /** Ends all its subscriptions. */
    public final void fail(List<ApiError> errors) {
        List<Member> left;
        synchronized (this) {
            deserted = true;
            left = List.copyOf(members);
            members.clear();
            waiting.clear();
        }
        left.forEach(member -> member.fail(errors));
    }
}
