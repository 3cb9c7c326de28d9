package io.colophon.standalone;

import org.jspecify.annotations.Nullable;

/** A reason not to start that whoever runs the server can mend. The message is one line for that person and names no secret. */
public final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartRefused(String line) {
        super(line);
    }

    public StartRefused(String line, @Nullable Throwable cause) {
        super(line, cause);
    }
}
