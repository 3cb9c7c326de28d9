package io.colophon.command.enrichment;

/** What a batch does to its books. */
public enum BatchKind {
    METADATA("enrichment"),
    COVERS("covers");

    private final String runType;

    BatchKind(String runType) {
        this.runType = runType;
    }

    String runType() {
        return runType;
    }
}
