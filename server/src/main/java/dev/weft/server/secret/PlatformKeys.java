package dev.weft.server.secret;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** The platform's keys in {@code weft.platform_key}: one of each purpose is current, made when it is first needed. */
public final class PlatformKeys {
    private static final Table<Record> TABLE = table(name("weft", "platform_key"));
    private static final Field<UUID> ID = field(name("weft", "platform_key", "id"), UUID.class);
    private static final Field<String> PURPOSE = field(name("weft", "platform_key", "purpose"), String.class);
    private static final Field<byte[]> SEALED = field(name("weft", "platform_key", "sealed"), byte[].class);
    private static final Field<OffsetDateTime> CREATED_AT =
            field(name("weft", "platform_key", "created_at"), OffsetDateTime.class);
    private static final Field<OffsetDateTime> RETIRED_AT =
            field(name("weft", "platform_key", "retired_at"), OffsetDateTime.class);

    private final DSLContext sql;
    private final SecretBox box;
    private final InstantSource clock;

    public PlatformKeys(DSLContext sql, SecretBox box, InstantSource clock) {
        this.sql = sql;
        this.box = box;
        this.clock = clock;
    }

    public enum Purpose {
        ACCESS_TOKENS,
        REFRESH_TOKENS
    }

    /** The key's bytes with the id that names it. */
    public static final class PlatformKey {
        private final UUID id;
        private final byte[] secret;

        PlatformKey(UUID id, byte[] secret) {
            this.id = id;
            this.secret = secret.clone();
        }

        public UUID id() {
            return id;
        }

        public byte[] secret() {
            return secret.clone();
        }
    }

    /**
     * The current key of the purpose. Servers that start at once agree on one.
     *
     * @param generator makes the bytes of a new key
     * @throws WrongMasterKeyException when the key was sealed under another master key
     */
    public PlatformKey current(Purpose purpose, Supplier<byte[]> generator) {
        PlatformKey found = find(purpose);
        if (found != null) {
            return found;
        }
        sql.insertInto(TABLE)
                .set(ID, UUID.randomUUID())
                .set(PURPOSE, purpose.name())
                .set(SEALED, box.seal(generator.get(), purpose.name()))
                .set(CREATED_AT, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .onConflictDoNothing()
                .execute();
        PlatformKey made = find(purpose);
        if (made == null) {
            throw new IllegalStateException("The key for " + purpose + " vanished while it was made");
        }
        return made;
    }

    private @Nullable PlatformKey find(Purpose purpose) {
        return sql.select(ID, SEALED)
                .from(TABLE)
                .where(PURPOSE.eq(purpose.name()).and(RETIRED_AT.isNull()))
                .fetchOne(row -> new PlatformKey(row.get(ID), box.open(row.get(SEALED), purpose.name())));
    }
}
