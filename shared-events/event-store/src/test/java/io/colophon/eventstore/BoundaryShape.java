package io.colophon.eventstore;

import static io.colophon.eventstore.Happened.event;
import static io.colophon.eventstore.Happened.tagged;

import java.util.List;
import java.util.Set;

/**
 * Ways to say "nobody has this name". Every taking event carries the tag {@code name=…}, by which the outcome is counted, whether
 * the boundary asks for it or not.
 */
enum BoundaryShape {
    ONE_TAG {
        @Override
        List<Criterion> boundary(String name, int writer) {
            return List.of(tagged("name=" + name));
        }
    },
    TWO_TAGS {
        @Override
        List<Criterion> boundary(String name, int writer) {
            return List.of(tagged("library=1", "name=" + name));
        }
    },
    EITHER_OF_TWO_TAGS {
        @Override
        NewEvent taking(String name, int writer) {
            return event("Taken", "name=" + name, (writer % 2 == 0 ? "email=" : "nick=") + name);
        }

        @Override
        List<Criterion> boundary(String name, int writer) {
            return List.of(tagged("email=" + name), tagged("nick=" + name));
        }
    },
    TAG_AND_TYPES {
        @Override
        NewEvent taking(String name, int writer) {
            return event(writer % 2 == 0 ? "Taken" : "Moved", "name=" + name);
        }

        @Override
        List<Criterion> boundary(String name, int writer) {
            return List.of(Criterion.of(List.of("name=" + name), Set.of("Taken", "Moved")));
        }
    },
    TYPES_ONLY {
        @Override
        List<Criterion> boundary(String name, int writer) {
            return List.of(Criterion.of(List.of(), Set.of("Taken." + name, "Moved." + name)));
        }
    },
    OVERLAPPING_NOT_IDENTICAL {
        @Override
        List<Criterion> boundary(String name, int writer) {
            return switch (writer % 4) {
                case 0 -> List.of(tagged("name=" + name));
                case 1 -> List.of(tagged("library=1", "name=" + name), tagged("name=nobody"));
                case 2 -> List.of(Criterion.of(List.of(), Set.of("Taken." + name)));
                default -> List.of(Criterion.of(List.of("library=1"), Set.of("Taken." + name, "Other")));
            };
        }
    },
    ANY_EVENT {
        @Override
        List<Criterion> boundary(String name, int writer) {
            return List.of(Criterion.ANY);
        }
    };

    abstract List<Criterion> boundary(String name, int writer);

    NewEvent taking(String name, int writer) {
        return event("Taken." + name, "name=" + name, "library=1");
    }
}
