package io.colophon.standalone;

import com.mongodb.ConnectionString;
import io.colophon.eventstore.PostgresAddress;
import io.colophon.web.StoragePaths;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Every setting of a node, read once at its start.
 *
 * @param port 0: any free one
 * @param data absolute
 * @param postgresUrl null: the embedded server
 * @param mongodbUrl null: the embedded server; it always names a database
 * @param jwtSecret null: the key in the data directory
 * @param masterKey null: the key in the data directory
 * @param tagKey null: the key in the data directory
 * @param syncRequestsPerMinute of one caller
 * @param allowedPrivateHosts in lower case
 * @param storage below the data directory unless a setting says otherwise
 */
public record ColophonSettings(
        int port,
        InetAddress bind,
        Path data,
        @Nullable PostgresAddress postgresUrl,
        @Nullable ConnectionString mongodbUrl,
        Set<NodeRole> roles,
        @Nullable SecretKey jwtSecret,
        @Nullable SecretKey masterKey,
        @Nullable SecretKey tagKey,
        boolean testHooks,
        int syncRequestsPerMinute,
        Set<String> allowedPrivateHosts,
        boolean registrationEnabled,
        int largestFileMegabytes,
        StoragePaths storage) {

    /** What a node does. */
    public enum NodeRole {
        API,
        PROJECTIONS,
        JOBS
    }

    private static final String TEMPLATE = "a text with any of {title} {author} {year} {isbn13} {isbn10} {edition}";

    private static final Setting<Integer> PORT = Setting.of(
            "port",
            "8080",
            "a number from 0 to 65535",
            "Port of the HTTP server; 0 takes any free one.",
            SettingText.number(0, 65_535));
    private static final Setting<InetAddress> BIND = Setting.of(
            "bind",
            "0.0.0.0",
            "an address of this machine",
            "Address the HTTP server listens on.",
            SettingText::address);
    private static final Setting<Path> DATA = Setting.of(
            "data",
            "./colophon-data",
            "a directory",
            "Directory of the embedded databases, covers, files and keys. One server at a time uses it.",
            SettingText::directory);
    private static final Setting<PostgresAddress> POSTGRES_URL = Setting.of(
                    "postgres-url",
                    "",
                    "postgresql://user:password@host:port/database",
                    "PostgreSQL to use. Without it Colophon runs one of its own in the data directory.",
                    PostgresAddress::parse)
            .asSecret();
    private static final Setting<ConnectionString> MONGODB_URL = Setting.of(
                    "mongodb-url",
                    "",
                    "mongodb://user:password@host:port/database",
                    "MongoDB for the job histories. Without it Colophon runs a small one of its own in the data directory.",
                    SettingText::mongo)
            .asSecret();
    private static final Setting<Set<NodeRole>> ROLES = Setting.of(
                    "roles",
                    "api,projections,jobs",
                    "any of api,projections,jobs",
                    "What this node does, joined by commas.",
                    SettingText.anyOf(NodeRole.class))
            .asList();
    private static final Setting<SecretKey> JWT_SECRET = Setting.of(
                    "jwt-secret",
                    "",
                    SettingText.KEY,
                    "Key that signs access tokens; the same on every node. Without it one is made once, in `jwt.key` of the data"
                            + " directory.",
                    text -> SettingText.key(text, "HmacSHA256"))
            .asSecret();
    private static final Setting<SecretKey> MASTER_KEY = Setting.of(
                    "master-key",
                    "",
                    SettingText.KEY,
                    "Key that wraps the keys of personal data and the secrets of providers; the same on every node, part of every"
                            + " backup. Without it one is made once, in `master.key` of the data directory.",
                    text -> SettingText.key(text, "AES"))
            .asSecret();
    private static final Setting<SecretKey> TAG_KEY = Setting.of(
                    "tag-key",
                    "",
                    SettingText.KEY,
                    "Key by which names, numbers and addresses that are taken are found in the log; the same on every node and for"
                            + " ever, part of every backup. Without it one is made once, in `tag.key` of the data directory.",
                    text -> SettingText.key(text, "HmacSHA256"))
            .asSecret();
    private static final Setting<Boolean> TEST_HOOKS = Setting.of(
            "test-hooks",
            "false",
            SettingText.BOOLEAN,
            "For test suites only: `/test/clock`, and rate limits that do not get in their way.",
            SettingText::bool);
    private static final Setting<Integer> SYNC_REQUESTS_PER_MINUTE = Setting.of(
            "sync-requests-per-minute",
            "600",
            "a number from 1 to 1000000",
            "How many requests one caller may send to the sync feed in a minute.",
            SettingText.number(1, 1_000_000));
    private static final Setting<Set<String>> ALLOWED_PRIVATE_HOSTS = Setting.of(
                    "allowed-private-hosts",
                    "",
                    "host names or addresses joined by commas",
                    "Hosts that outgoing fetches may reach although their addresses are private, joined by commas.",
                    SettingText::hosts)
            .asList();
    private static final Setting<Boolean> REGISTRATION_ENABLED = Setting.of(
            "registration-enabled",
            "true",
            SettingText.BOOLEAN,
            "Whether people may register themselves; when not, an administrator creates the users.",
            SettingText::bool);

    private static final Setting<Integer> LARGEST_FILE_MEGABYTES = Setting.of(
            "largest-file-megabytes",
            "4096",
            "a number from 1 to 1000000",
            "How large an uploaded file of an edition may be, in MiB.",
            SettingText.number(1, 1_000_000));
    private static final Setting<Path> COVER_STORAGE_PATH = Setting.of(
            "cover-storage-path",
            "",
            "a directory",
            "Directory of covers and photos. Without it `covers` in the data directory.",
            SettingText::directory);
    private static final Setting<Path> EBOOK_STORAGE_PATH = Setting.of(
            "ebook-storage-path",
            "",
            "a directory",
            "Directory of the files of editions that are no audiobooks. Without it `ebooks` in the data directory.",
            SettingText::directory);
    private static final Setting<Path> AUDIOBOOK_STORAGE_PATH = Setting.of(
            "audiobook-storage-path",
            "",
            "a directory",
            "Directory of the files of audiobooks. Without it `audiobooks` in the data directory.",
            SettingText::directory);
    private static final Setting<String> EBOOK_PATH_TEMPLATE = Setting.of(
            "ebook-path-template",
            "{title}",
            TEMPLATE,
            "Folder of an uploaded file below the directory of ebooks.",
            text -> text);
    private static final Setting<String> AUDIOBOOK_PATH_TEMPLATE = Setting.of(
            "audiobook-path-template",
            "{title}",
            TEMPLATE,
            "Folder of an uploaded file below the directory of audiobooks.",
            text -> text);

    /** In the order of the reference. */
    static final List<Setting<?>> ALL = List.of(
            PORT,
            BIND,
            DATA,
            POSTGRES_URL,
            MONGODB_URL,
            ROLES,
            JWT_SECRET,
            MASTER_KEY,
            TAG_KEY,
            TEST_HOOKS,
            SYNC_REQUESTS_PER_MINUTE,
            ALLOWED_PRIVATE_HOSTS,
            REGISTRATION_ENABLED,
            LARGEST_FILE_MEGABYTES,
            COVER_STORAGE_PATH,
            EBOOK_STORAGE_PATH,
            AUDIOBOOK_STORAGE_PATH,
            EBOOK_PATH_TEMPLATE,
            AUDIOBOOK_PATH_TEMPLATE);

    /** @throws StartRefused naming each key that is no setting, or else the first setting whose value is wrong */
    public static ColophonSettings read(ConfigurableEnvironment environment) {
        UnknownSettings.refuse(environment, ALL);
        Binder binder = Binder.get(environment);
        return new ColophonSettings(
                PORT.read(binder).orElseThrow(),
                BIND.read(binder).orElseThrow(),
                DATA.read(binder).orElseThrow(),
                POSTGRES_URL.read(binder).orElse(null),
                MONGODB_URL.read(binder).orElse(null),
                ROLES.read(binder).orElseThrow(),
                JWT_SECRET.read(binder).orElse(null),
                MASTER_KEY.read(binder).orElse(null),
                TAG_KEY.read(binder).orElse(null),
                TEST_HOOKS.read(binder).orElseThrow(),
                SYNC_REQUESTS_PER_MINUTE.read(binder).orElseThrow(),
                ALLOWED_PRIVATE_HOSTS.read(binder).orElse(Set.of()),
                REGISTRATION_ENABLED.read(binder).orElseThrow(),
                LARGEST_FILE_MEGABYTES.read(binder).orElseThrow(),
                storage(binder));
    }

    private static StoragePaths storage(Binder binder) {
        StoragePaths below = StoragePaths.below(DATA.read(binder).orElseThrow());
        return new StoragePaths(
                COVER_STORAGE_PATH.read(binder).orElse(below.covers()),
                EBOOK_STORAGE_PATH.read(binder).orElse(below.ebooks()),
                AUDIOBOOK_STORAGE_PATH.read(binder).orElse(below.audiobooks()),
                EBOOK_PATH_TEMPLATE.read(binder).orElseThrow(),
                AUDIOBOOK_PATH_TEMPLATE.read(binder).orElseThrow());
    }

    public boolean has(NodeRole role) {
        return roles.contains(role);
    }

    /** Without addresses of databases and without keys, so that it may be logged. */
    @Override
    public String toString() {
        return "ColophonSettings[port=" + port + ", bind=" + bind.getHostAddress() + ", data=" + data + ", roles="
                + roles + "]";
    }
}
