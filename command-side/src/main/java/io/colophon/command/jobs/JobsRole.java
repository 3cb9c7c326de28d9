package io.colophon.command.jobs;

import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** What nodes with the role {@code jobs} do all the time, from after the views are there until before they stop. */
@Component
public final class JobsRole {

    private static final int PHASE = 100;

    private final boolean given;

    JobsRole(@Value("${colophon.roles:api,projections,jobs}") Set<String> roles) {
        given = roles.contains("jobs");
    }

    /** Starts and stops something with the node, if it has the role. */
    public SmartLifecycle doing(Runnable start, Runnable stop) {
        return new SmartLifecycle() {
            private volatile boolean running;

            @Override
            public void start() {
                if (given) {
                    start.run();
                }
                running = true;
            }

            @Override
            public void stop() {
                stop.run();
                running = false;
            }

            @Override
            public boolean isRunning() {
                return running;
            }

            @Override
            public int getPhase() {
                return PHASE;
            }
        };
    }
}
