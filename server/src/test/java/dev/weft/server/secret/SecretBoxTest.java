package dev.weft.server.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.server.platform.TestPlatform;
import dev.weft.server.secret.PlatformKeys.PlatformKey;
import dev.weft.server.secret.PlatformKeys.Purpose;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretBoxTest {
    private static final byte[] SECRET = "a secret".getBytes(StandardCharsets.UTF_8);
    private static final byte[] KEY = new byte[SecretBox.KEY_BYTES];

    private final SecretBox box = new SecretBox(KEY);

    @Test
    void whatIsSealedOpensForTheSamePurposeAlone() {
        byte[] sealed = box.seal(SECRET, "tokens");

        assertThat(box.open(sealed, "tokens")).isEqualTo(SECRET);
        assertThat(box.seal(SECRET, "tokens")).isNotEqualTo(sealed);
        assertThatThrownBy(() -> box.open(sealed, "others")).isInstanceOf(WrongMasterKeyException.class);
    }

    @Test
    void noChangedByteGoesUnnoticed() {
        byte[] sealed = box.seal(SECRET, "tokens");
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> box.open(changed, "tokens")).isInstanceOf(WrongMasterKeyException.class);
        }
        assertThatThrownBy(() -> box.open(Arrays.copyOf(sealed, 5), "tokens"))
                .isInstanceOf(WrongMasterKeyException.class);
    }

    @Test
    void aMasterKeyIsMadeOnceAndOnlyItsOwnerMayReadIt(@TempDir Path home) throws IOException {
        byte[] sealed = MasterKey.load(null, home).seal(SECRET, "tokens");
        Path file = home.resolve(MasterKey.FILE);

        assertThat(MasterKey.load("", home).open(sealed, "tokens")).isEqualTo(SECRET);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(home)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aMasterKeyThatOthersCanReadIsRefused(@TempDir Path home) throws IOException {
        MasterKey.load(null, home);
        Files.setPosixFilePermissions(home.resolve(MasterKey.FILE), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> MasterKey.load(null, home)).hasMessageContaining("chmod 600");
    }

    @Test
    void aConfiguredMasterKeyIsUsedAndLeavesNoFile(@TempDir Path home) {
        String configured = Base64.getEncoder().encodeToString(KEY);

        assertThat(MasterKey.load(configured, home).open(box.seal(SECRET, "tokens"), "tokens"))
                .isEqualTo(SECRET);
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void aMalformedMasterKeyIsRefusedWithoutShowingIt(@TempDir Path home) {
        assertThatThrownBy(() -> MasterKey.load("hunter2hunter2", home))
                .hasMessageContaining("WEFT_MASTER_KEY")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void platformKeysAreMadeOnceSealedAndOnlyTheirMasterKeyOpensThem() {
        try (TestPlatform platform = new TestPlatform()) {
            PlatformKey made = platform.keys.current(Purpose.REFRESH_TOKENS, SECRET::clone);
            PlatformKey found = platform.keys.current(Purpose.REFRESH_TOKENS, () -> new byte[0]);

            assertThat(found.id()).isEqualTo(made.id());
            assertThat(found.secret()).isEqualTo(SECRET);
            assertThat(platform.sql.fetchValue("select position(?::bytea in sealed) from weft.platform_key", SECRET))
                    .isEqualTo(0);
            byte[] other = new byte[SecretBox.KEY_BYTES];
            other[0] = 1;
            PlatformKeys strange = new PlatformKeys(platform.sql, new SecretBox(other), platform.clock);
            assertThatThrownBy(() -> strange.current(Purpose.REFRESH_TOKENS, SECRET::clone))
                    .isInstanceOf(WrongMasterKeyException.class);
        }
    }
}
