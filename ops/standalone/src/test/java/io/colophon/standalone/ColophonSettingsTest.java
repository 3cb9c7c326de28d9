package io.colophon.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import io.colophon.eventstore.PostgresAddress;
import io.colophon.standalone.ColophonSettings.NodeRole;
import io.colophon.web.StoragePaths;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

class ColophonSettingsTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @Test
    void everything_has_a_default() {
        ColophonSettings settings = ColophonSettings.read(environment(Map.of()));

        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.bind().getHostAddress()).isEqualTo("0.0.0.0");
        assertThat(settings.data()).isEqualTo(Path.of("colophon-data").toAbsolutePath());
        assertThat(settings.postgresUrl()).isNull();
        assertThat(settings.mongodbUrl()).isNull();
        assertThat(settings.roles()).containsExactlyInAnyOrder(NodeRole.values());
        assertThat(settings.jwtSecret()).isNull();
        assertThat(settings.masterKey()).isNull();
        assertThat(settings.testHooks()).isFalse();
        assertThat(settings.syncRequestsPerMinute()).isEqualTo(600);
        assertThat(settings.allowedPrivateHosts()).isEmpty();
        assertThat(settings.registrationEnabled()).isTrue();
        assertThat(settings.largestFileMegabytes()).isEqualTo(4096);
        assertThat(settings.storage())
                .isEqualTo(StoragePaths.below(Path.of("colophon-data").toAbsolutePath()));
    }

    @Test
    void every_setting_comes_from_the_environment() {
        ColophonSettings settings = ColophonSettings.read(environment(Map.ofEntries(
                Map.entry("COLOPHON_PORT", "9000"),
                Map.entry("COLOPHON_BIND", "127.0.0.1"),
                Map.entry("COLOPHON_DATA", "/srv/colophon/../books"),
                Map.entry("COLOPHON_POSTGRES_URL", "r2dbc:postgresql://ada:s%40me@db:5433/books"),
                Map.entry("COLOPHON_MONGODB_URL", "mongodb://one,two/history?replicaSet=rs"),
                Map.entry("COLOPHON_ROLES", "jobs, api"),
                Map.entry("COLOPHON_JWT_SECRET", KEY),
                Map.entry("COLOPHON_MASTER_KEY", "a text that is longer than 32 characters"),
                Map.entry("COLOPHON_TEST_HOOKS", "true"),
                Map.entry("COLOPHON_SYNC_REQUESTS_PER_MINUTE", "30"),
                Map.entry("COLOPHON_ALLOWED_PRIVATE_HOSTS", "NAS.local, 10.0.0.7,[fd00::1]"),
                Map.entry("COLOPHON_REGISTRATION_ENABLED", "false"),
                Map.entry("COLOPHON_LARGEST_FILE_MEGABYTES", "20"),
                Map.entry("COLOPHON_COVER_STORAGE_PATH", "/srv/covers"),
                Map.entry("COLOPHON_EBOOK_STORAGE_PATH", "/srv/ebooks/"),
                Map.entry("COLOPHON_EBOOK_PATH_TEMPLATE", "{author}/{title}"))));

        assertThat(settings.port()).isEqualTo(9000);
        assertThat(settings.bind().isLoopbackAddress()).isTrue();
        assertThat(settings.data()).isEqualTo(Path.of("/srv/books"));
        assertThat(settings.postgresUrl()).isEqualTo(new PostgresAddress("db", 5433, "books", "ada", "s@me"));
        ConnectionString mongo = requireNonNull(settings.mongodbUrl());
        assertThat(mongo.getHosts()).containsExactly("one", "two");
        assertThat(mongo.getDatabase()).isEqualTo("history");
        assertThat(settings.has(NodeRole.API)).isTrue();
        assertThat(settings.has(NodeRole.PROJECTIONS)).isFalse();
        assertThat(requireNonNull(settings.jwtSecret()).getEncoded()).isEqualTo(new byte[32]);
        assertThat(requireNonNull(settings.masterKey()).getEncoded()).hasSize(32);
        assertThat(settings.testHooks()).isTrue();
        assertThat(settings.syncRequestsPerMinute()).isEqualTo(30);
        assertThat(settings.allowedPrivateHosts()).containsExactlyInAnyOrder("nas.local", "10.0.0.7", "[fd00::1]");
        assertThat(settings.registrationEnabled()).isFalse();
        assertThat(settings.largestFileMegabytes()).isEqualTo(20);
        assertThat(settings.storage())
                .isEqualTo(new StoragePaths(
                        Path.of("/srv/covers"),
                        Path.of("/srv/ebooks"),
                        Path.of("/srv/books/audiobooks"),
                        "{author}/{title}",
                        "{title}"));
    }

    @Test
    void yaml_may_hold_them_with_lists_and_the_environment_wins() throws Exception {
        ConfigurableEnvironment environment = environment(Map.of("COLOPHON_PORT", "9001"));
        addYaml(environment, """
                colophon:
                  port: 9000
                  roles: [api, projections]
                  syncRequestsPerMinute: 12
                """);

        ColophonSettings settings = ColophonSettings.read(environment);

        assertThat(settings.port()).isEqualTo(9001);
        assertThat(settings.roles()).containsExactlyInAnyOrder(NodeRole.API, NodeRole.PROJECTIONS);
        assertThat(settings.syncRequestsPerMinute()).isEqualTo(12);
    }

    @Test
    void a_blank_value_is_none() {
        assertThat(ColophonSettings.read(environment(Map.of("COLOPHON_PORT", " ", "COLOPHON_JWT_SECRET", "")))
                        .jwtSecret())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"COLOPHON_FOO_BAR", "COLOPHON_PORTS", "COLOPHON_PORT_0", "COLOPHON_ROLES_X"})
    void an_unknown_variable_is_named_without_its_value(String name) {
        assertThatThrownBy(() -> ColophonSettings.read(environment(Map.of(name, "hunter2"))))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(name)
                .hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"colophon.foo-bar", "colophon.sync.requests.per.minute", "colophon.port[0]", "colophon.data.x"})
    void an_unknown_property_is_named_wherever_it_stands(String name) {
        ConfigurableEnvironment environment = environment(Map.of());
        environment.getPropertySources().addLast(new MapPropertySource("yaml", Map.of(name, "hunter2")));

        assertThatThrownBy(() -> ColophonSettings.read(environment))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(name)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void all_unknown_keys_are_named_at_once() throws Exception {
        ConfigurableEnvironment environment = environment(Map.of("COLOPHON_FOO", "1"));
        addYaml(environment, "colophon: {prot: 1, jwt: {secret: x}}");

        assertThatThrownBy(() -> ColophonSettings.read(environment))
                .hasMessageContaining("COLOPHON_FOO")
                .hasMessageContaining("colophon.prot")
                .hasMessageContaining("colophon.jwt.secret");
    }

    @Test
    void a_system_property_is_a_setting_too_but_a_switch_of_the_build_is_none() {
        Properties properties = new Properties();
        properties.setProperty("colophon.port", "81");
        properties.setProperty("colophon.proof", "short");
        ConfigurableEnvironment environment = environment(Map.of());
        environment.getPropertySources().addFirst(new PropertiesPropertySource("systemProperties", properties));

        assertThat(ColophonSettings.read(environment).port()).isEqualTo(81);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "COLOPHON_PORT, eighty",
                "COLOPHON_PORT, 65536",
                "COLOPHON_PORT, -1",
                "COLOPHON_BIND, not an address",
                "COLOPHON_ROLES, 'api,cook'",
                "COLOPHON_ROLES, 'api,,jobs'",
                "COLOPHON_TEST_HOOKS, yes",
                "COLOPHON_SYNC_REQUESTS_PER_MINUTE, 0",
                "COLOPHON_ALLOWED_PRIVATE_HOSTS, http://nas/",
                "COLOPHON_REGISTRATION_ENABLED, 1"
            })
    void a_wrong_value_is_named_and_shown(String name, String value) {
        assertThatThrownBy(() -> ColophonSettings.read(environment(Map.of(name, value))))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(name)
                .hasMessageContaining("expected ")
                .hasMessageContaining("\"" + value + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "COLOPHON_POSTGRES_URL, mysql://ada:hunter2@db/books",
        "COLOPHON_POSTGRES_URL, postgresql://ada:hunter2@db",
        "COLOPHON_MONGODB_URL, mongodb://ada:hunter2@db",
        "COLOPHON_MONGODB_URL, mongo-hunter2",
        "COLOPHON_JWT_SECRET, hunter2",
        "COLOPHON_MASTER_KEY, hunter2"
    })
    void a_wrong_secret_is_named_and_not_shown(String name, String value) {
        assertThatThrownBy(() -> ColophonSettings.read(environment(Map.of(name, value))))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(name)
                .hasMessageContaining("expected ")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void settings_print_no_secret() {
        String text = ColophonSettings.read(environment(Map.of(
                        "COLOPHON_POSTGRES_URL", "postgresql://ada:hunter2@db/books",
                        "COLOPHON_MONGODB_URL", "mongodb://ada:hunter2@db/books",
                        "COLOPHON_JWT_SECRET", KEY)))
                .toString();

        assertThat(text).contains("8080").doesNotContain("hunter2").doesNotContain(KEY);
    }

    private static ConfigurableEnvironment environment(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment.getPropertySources().addFirst(new SystemEnvironmentPropertySource("systemEnvironment", variables));
        return environment;
    }

    private static void addYaml(ConfigurableEnvironment environment, String yaml) throws Exception {
        new YamlPropertySourceLoader()
                .load("application.yaml", new ByteArrayResource(yaml.getBytes(UTF_8)))
                .forEach(environment.getPropertySources()::addLast);
    }
}
