package dev.weft.server.project;

import dev.weft.access.RoleSet;
import dev.weft.catalog.ProjectCatalog;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A project that is being called, at the newest revision that is ready. Whoever has a runtime keeps it, whatever comes
 * after it.
 */
public final class LiveProject<R> {
    private static final Logger LOG = LoggerFactory.getLogger(LiveProject.class);

    private final ProjectRef project;
    private final ProjectDirectory directory;
    private final RuntimeFactory<R> factory;
    private final ReentrantLock advancing = new ReentrantLock();
    private final AtomicBoolean following = new AtomicBoolean();
    private final AtomicLong checkedAt;
    private volatile Generation<R> current;
    private volatile ProjectRules rules;

    LiveProject(
            ProjectRef project,
            ProjectCatalog catalog,
            ProjectRules rules,
            ProjectDirectory directory,
            RuntimeFactory<R> factory,
            long checkedAt) {
        this.project = project;
        this.rules = rules;
        this.directory = directory;
        this.factory = factory;
        this.checkedAt = new AtomicLong(checkedAt);
        this.current = new Generation<>(project, catalog, factory);
    }

    public ProjectRef project() {
        return project;
    }

    /** Of the generation that serves now. */
    public int revision() {
        return current.revision();
    }

    /** The roles that the project has besides the built-in ones. */
    public Set<String> roles() {
        return current.roles();
    }

    /** What its owners have set, as of now. */
    public ProjectRules rules() {
        return rules;
    }

    /** Reads the settings anew when there is another version of them. */
    void obey(long version) {
        if (rules.settings().version() != version) {
            rules = directory.rules(project.id());
        }
    }

    /** Ready to execute what callers in these roles ask. Built now if they are the first. */
    public R runtime(RoleSet roles) {
        return current.runtime(roles);
    }

    /** When its revision was last compared with the database, as {@link System#nanoTime()}. */
    AtomicLong checkedAt() {
        return checkedAt;
    }

    /** Makes a newer revision ready on another thread, while this one goes on serving. */
    void follow(int revision) {
        if (revision > current.revision() && following.compareAndSet(false, true)) {
            Thread.ofVirtual().name("follow-" + project.slug()).start(() -> {
                try {
                    advance(revision);
                } catch (RuntimeException e) {
                    LOG.error("Project {} stays at revision {}", project.slug(), current.revision(), e);
                } finally {
                    following.set(false);
                }
            });
        }
    }

    /** Serves what the database has by now. Asked by whoever met tables that are not those of the current revision. */
    public void catchUp() {
        directory.find(project.slug()).ifPresent(entry -> advance(entry.revision()));
    }

    /**
     * Makes the catalog's newest revision ready and serves it. Revisions only move forward: when a newer one is already
     * there, nothing happens.
     *
     * @param revision the least that is wanted
     */
    void advance(int revision) {
        advancing.lock();
        try {
            if (current.revision() < revision) {
                directory.catalog(project.id()).ifPresent(this::serve);
            }
        } finally {
            advancing.unlock();
        }
    }

    private void serve(ProjectCatalog catalog) {
        if (catalog.revision() > current.revision()) {
            Generation<R> next = new Generation<>(project, catalog, factory);
            current.audiences().forEach(next::runtime);
            current = next;
        }
    }
}
