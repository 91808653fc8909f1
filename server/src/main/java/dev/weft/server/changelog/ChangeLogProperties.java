package dev.weft.server.changelog;

import dev.weft.subscriptions.log.Retention;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much is kept of what happened to rows.
 *
 * @param keep for how long subscribers can go on where they were
 * @param maxSize beyond which the oldest goes earlier
 */
@ConfigurationProperties("weft.change-log")
public record ChangeLogProperties(
        @DefaultValue("7d") Duration keep,
        @DefaultValue("4GB") DataSize maxSize) {
    Retention retention() {
        return new Retention(keep, maxSize.toBytes());
    }
}
