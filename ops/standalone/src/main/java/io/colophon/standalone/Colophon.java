package io.colophon.standalone;

import io.colophon.eventstore.PostgresAddress;
import io.colophon.standalone.ColophonSettings.NodeRole;
import io.colophon.standalone.assembly.ColophonApplication;
import io.colophon.standalone.assembly.InstanceSecrets;
import io.colophon.standalone.assembly.MongoAddress;
import io.colophon.standalone.assembly.Roles;
import io.colophon.web.StoragePaths;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * A server: settings, data directory, databases, then both sides of the product. SIGTERM and SIGINT end them in the reverse order: requests
 * in flight first, the databases last.
 */
public final class Colophon implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Colophon.class);
    private static final int REFUSED = 1;

    private final ColophonSettings settings;
    /** What is running, the last one first. */
    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    private boolean closed;
    private volatile boolean stopping;

    private Colophon(ColophonSettings settings) {
        this.settings = settings;
    }

    public static void main(String[] args) {
        try {
            Colophon server = new Colophon(settings());
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "shutdown"));
            server.startOrEnd();
        } catch (StartRefused e) {
            System.err.println(e.getMessage());
            System.exit(REFUSED);
        }
    }

    private void startOrEnd() {
        try {
            start();
        } catch (StartRefused e) {
            throw e;
        } catch (RuntimeException e) {
            // What fails because it is being stopped is no failure, and of a port in use Spring Boot has said all there
            // is to say.
            if (!stopping && !(e.getCause() instanceof PortInUseException)) {
                log.error("Colophon could not start", e);
            }
            System.exit(REFUSED);
        }
    }

    private void stop() {
        stopping = true;
        close();
    }

    private synchronized void start() {
        if (closed) {
            return;
        }
        DataDirectory data = running(DataDirectory.open(settings.data()));
        Databases databases = running(new Databases(settings, data));
        Secrets secrets = Secrets.of(settings, data);
        databases.start();
        ConfigurableApplicationContext context =
                running(application(secrets, databases).run());
        Announcement.print(context.getEnvironment(), settings, databases);
    }

    private <T extends AutoCloseable> T running(T part) {
        running.push(part);
        return part;
    }

    private static ColophonSettings settings() {
        StandardEnvironment environment = new StandardEnvironment();
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return ColophonSettings.read(environment);
    }

    private SpringApplication application(Secrets secrets, Databases databases) {
        SpringApplication application = new SpringApplication(ColophonApplication.class);
        application.setWebApplicationType(WebApplicationType.REACTIVE);
        application.setRegisterShutdownHook(false);
        application.addInitializers((ApplicationContextInitializer<GenericApplicationContext>) given -> {
            given.getEnvironment().getPropertySources().addFirst(new MapPropertySource("settings", properties()));
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

    /** What the parts of the product read as properties: values as they were read here, not as they were written. */
    private Map<String, Object> properties() {
        return Map.of(
                "server.port", settings.port(),
                "server.address", settings.bind().getHostAddress(),
                "colophon.version", version(),
                "colophon.test-hooks", settings.testHooks(),
                "colophon.sync-requests-per-minute", settings.syncRequestsPerMinute(),
                "colophon.registration-enabled", settings.registrationEnabled(),
                "colophon.allowed-private-hosts", String.join(",", settings.allowedPrivateHosts()),
                "colophon.largest-file-megabytes", settings.largestFileMegabytes());
    }

    private static String version() {
        String version = Colophon.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** Waits for a start that is under way. */
    @Override
    public synchronized void close() {
        closed = true;
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                log.error("a part of the server did not end as it should", e);
            }
        }
    }
}
