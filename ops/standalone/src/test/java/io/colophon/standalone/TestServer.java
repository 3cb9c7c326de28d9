package io.colophon.standalone;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.colophon.eventstore.PostgresAddress;
import io.colophon.eventstore.TestDatabase;
import io.colophon.eventstore.json.Sealed;
import io.colophon.standalone.assembly.ColophonApplication;
import io.colophon.standalone.assembly.InstanceSecrets;
import io.colophon.standalone.assembly.MongoAddress;
import io.colophon.standalone.assembly.Roles;
import io.colophon.web.StoragePaths;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;

/** The whole product on a port of its own, on a database of its own. */
public final class TestServer implements AutoCloseable {

    private final MongoServer mongo;
    private final ConfigurableApplicationContext context;

    public TestServer(PostgresAddress address, int port, boolean testHooks) {
        this(address, port, testHooks, given -> {});
    }

    /** @param more what a test puts in besides, for example what stands for somebody outside */
    TestServer(PostgresAddress address, int port, boolean testHooks, Consumer<GenericApplicationContext> more) {
        mongo = new MongoServer(new MemoryBackend());
        mongo.bind();
        SpringApplication application = new SpringApplication(ColophonApplication.class);
        application.setWebApplicationType(WebApplicationType.REACTIVE);
        application.setDefaultProperties(
                Map.of("server.port", port, "colophon.test-hooks", testHooks, "spring.main.banner-mode", "off"));
        application.addInitializers((ApplicationContextInitializer<GenericApplicationContext>) given -> {
            given.registerBean(PostgresAddress.class, () -> address);
            given.registerBean(
                    InstanceSecrets.class,
                    () -> new InstanceSecrets(new byte[32], Sealed.key(new byte[32]), Sealed.key(new byte[32])));
            given.registerBean(MongoAddress.class, () -> new MongoAddress(mongo.getConnectionString() + "/colophon"));
            given.registerBean(
                    StoragePaths.class,
                    () -> StoragePaths.below(
                            Path.of("target", "files", address.database()).toAbsolutePath()));
            // Servers of one process must not stop each other's threads.
            given.registerBean(ReactorResourceFactory.class, TestServer::resourcesOfItsOwn);
            given.registerBean(Roles.class, () -> new Roles(true, true, true));
            more.accept(given);
        });
        context = application.run();
    }

    private static ReactorResourceFactory resourcesOfItsOwn() {
        ReactorResourceFactory resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        return resources;
    }

    public static TestServer start() {
        return new TestServer(TestDatabase.create(), 0, true);
    }

    public String url() {
        return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** All beans of a type, in no order. */
    public <T> Stream<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values().stream();
    }

    @Override
    public void close() {
        context.close();
        mongo.shutdownNow();
    }

    /** For trying things by hand. */
    public static void main(String[] args) {
        new TestServer(TestDatabase.create(), Integer.parseInt(args[0]), true);
    }
}
