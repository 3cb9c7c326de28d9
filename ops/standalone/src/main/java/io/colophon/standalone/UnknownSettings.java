package io.colophon.standalone;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Finds keys under {@code colophon} that are no setting: a misspelt one would otherwise be a setting that silently does nothing.
 */
final class UnknownSettings {

    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of(Setting.PREFIX);
    private static final String VARIABLES = "COLOPHON_";

    /** Switches of the build, which the tests' JVM has as system properties. */
    private static final Set<String> BUILD = Set.of("colophon.proof", "colophon.docs.write", "colophon.test.postgres");

    private UnknownSettings() {}

    /** @throws StartRefused naming the keys, never their values */
    static void refuse(ConfigurableEnvironment environment, List<Setting<?>> known) {
        Set<String> unknown = new TreeSet<>();
        for (ConfigurationPropertySource source : ConfigurationPropertySources.from(environment.getPropertySources())) {
            unknownOf(source, known).forEach(unknown::add);
        }
        if (!unknown.isEmpty()) {
            throw new StartRefused("Unknown setting " + String.join(", ", unknown)
                    + ": docs/configuration.md names every setting there is.");
        }
    }

    private static Stream<String> unknownOf(ConfigurationPropertySource source, List<Setting<?>> known) {
        if (source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource variables) {
            return Stream.of(variables.getPropertyNames())
                    .filter(name -> name.startsWith(VARIABLES))
                    .filter(name -> known.stream().noneMatch(setting -> isVariable(setting, name)));
        }
        if (source instanceof IterableConfigurationPropertySource names) {
            return names.stream()
                    .filter(ROOT::isAncestorOf)
                    .filter(name -> known.stream().noneMatch(setting -> isProperty(setting, name)))
                    .map(ConfigurationPropertyName::toString)
                    .filter(name -> !BUILD.contains(name));
        }
        return Stream.empty();
    }

    private static boolean isProperty(Setting<?> setting, ConfigurationPropertyName name) {
        ConfigurationPropertyName property = ConfigurationPropertyName.of(setting.property());
        return name.equals(property) || (setting.list() && property.isParentOf(name) && name.isLastElementIndexed());
    }

    /** Spring reads {@code COLOPHON_POSTGRESURL}, too, and an element of a list from {@code COLOPHON_ROLES_0}. */
    private static boolean isVariable(Setting<?> setting, String name) {
        String plain = setting.list() ? name.replaceFirst("_\\d+_?$", "") : name;
        return plain.equals(setting.variable())
                || plain.equals(VARIABLES + setting.key().replace("-", "").toUpperCase(Locale.ROOT));
    }
}
