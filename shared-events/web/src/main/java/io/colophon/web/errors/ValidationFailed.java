package io.colophon.web.errors;

import java.util.List;

/** Values of a request that can't be used, as the Libris family tells them. */
public final class ValidationFailed extends RuntimeException {

    private final transient List<Issue> issues;

    /** @param path where the value stands: the name of a query parameter or of a member */
    public record Issue(List<String> path, String code, String message) {}

    public ValidationFailed(List<Issue> issues) {
        super("Validation failed", null, false, false);
        this.issues = List.copyOf(issues);
    }

    public List<Issue> issues() {
        return issues;
    }
}
