package io.colophon.standalone.assembly;

/**
 * Where MongoDB is.
 *
 * @param connectionString {@code mongodb://…/database}; may hold a password, so it is never printed
 */
public record MongoAddress(String connectionString) {

    @Override
    public String toString() {
        return "MongoAddress";
    }
}
