package io.colophon.command.lookup;

/** A key that a provider gave out. It shows itself to nobody but the provider. */
record ApiKey(String value) {

    static final ApiKey NONE = new ApiKey("");

    boolean isPresent() {
        return !value.isEmpty();
    }

    @Override
    public String toString() {
        return isPresent() ? "***" : "";
    }
}
