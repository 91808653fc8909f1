package dev.weft.server.realtime;

import dev.weft.server.http.GraphQlEngine;
import org.jspecify.annotations.Nullable;

/** A connection that stays open, as those see it who look after all of them. Nothing here waits. */
public interface OpenStream {
    /** Null as long as it is not known who calls. */
    @Nullable
    Authority authority();

    /** The caller's rights or the schema are others now. */
    void goOn(Authority authority, GraphQlEngine engine);

    /** A moment to look for timeouts of its own. */
    void look();

    void end(StreamEnd why);

    /** The server stops: what is running may end, nothing begins. */
    void drain();
}
