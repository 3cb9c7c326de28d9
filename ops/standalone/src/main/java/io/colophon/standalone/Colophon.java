package io.colophon.standalone;

import io.colophon.eventstore.PostgresAddress;
import io.colophon.standalone.ColophonSettings.NodeRole;
import io.colophon.standalone.assembly.ColophonApplication;
import io.colophon.standalone.assembly.InstanceSecrets;
import io.colophon.standalone.assembly.MongoAddress;
import io.colophon.standalone.assembly.Roles;
import io.colophon.web.StoragePaths;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.StandardEnvironment;

/**
 * A server: settings, data directory, databases, then both sides of the product. SIGTERM and SIGINT end them in the reverse order: requests
 * in flight first, the databases last.
 */
public final class Colophon implements AutoCloseable {

    private static final int REFUSED = 1;

    private final DataDirectory data;
    private final Databases databases;
    private final ConfigurableApplicationContext context;

    private Colophon(ColophonSettings settings) {
        data = DataDirectory.open(settings.data());
        databases = new Databases(settings, data);
        try {
            Secrets secrets = Secrets.of(settings, data);
            databases.start();
            context = application(settings, secrets).run();
        } catch (RuntimeException e) {
            databases.close();
            data.close();
            throw e;
        }
    }

    public static void main(String[] args) {
        try {
            ColophonSettings settings = settings();
            Colophon server = new Colophon(settings);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
            Announcement.print(server.context.getEnvironment(), settings, server.databases);
        } catch (StartRefused e) {
            System.err.println(e.getMessage());
            System.exit(REFUSED);
        }
    }

    private static ColophonSettings settings() {
        StandardEnvironment environment = new StandardEnvironment();
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return ColophonSettings.read(environment);
    }

    private SpringApplication application(ColophonSettings settings, Secrets secrets) {
        SpringApplication application = new SpringApplication(ColophonApplication.class);
        application.setWebApplicationType(WebApplicationType.REACTIVE);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(Map.of(
                "server.port", settings.port(),
                "server.address", settings.bind().getHostAddress(),
                "colophon.version", version()));
        application.addInitializers((ApplicationContextInitializer<GenericApplicationContext>) given -> {
            given.registerBean(PostgresAddress.class, databases::postgres);
            given.registerBean(
                    MongoAddress.class, () -> new MongoAddress(databases.mongo().toString()));
            given.registerBean(
                    InstanceSecrets.class,
                    () -> new InstanceSecrets(secrets.jwt().getEncoded(), secrets.master(), secrets.tag()));
            given.registerBean(StoragePaths.class, settings::storage);
            given.registerBean(
                    Roles.class,
                    () -> new Roles(
                            settings.has(NodeRole.API),
                            settings.has(NodeRole.PROJECTIONS),
                            settings.has(NodeRole.JOBS)));
        });
        return application;
    }

    private static String version() {
        String version = Colophon.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public void close() {
        try (data;
                databases) {
            context.close();
        }
    }
}
