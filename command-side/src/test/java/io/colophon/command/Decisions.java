package io.colophon.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.colophon.contract.ColophonEvents;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.eventstore.json.Sealed;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.Tag;

/**
 * Given events, when a command, then events or a refusal. The command sees of the given events what lies within its boundary, as it
 * does in the log, so a boundary that is too narrow fails the test.
 */
public final class Decisions {

    public static final Tagger TAGGER = new Tagger(Sealed.key(new byte[32]));

    private final List<DomainEvent> given;

    private Decisions(List<DomainEvent> given) {
        this.given = given;
    }

    public static Decisions given(DomainEvent... events) {
        return new Decisions(List.of(events));
    }

    public <R, S> When<R> when(Command<R, S> command) {
        return new When<>(() -> decide(command));
    }

    private <R, S> Decision<R> decide(Command<R, S> command) {
        Boundary boundary = command.boundary(TAGGER);
        S state = command.initial();
        for (DomainEvent event : given) {
            if (!boundary.isEmpty() && boundary.criteria().matches(type(event), tags(event))) {
                state = command.evolve(state, event);
            }
        }
        return command.decide(state, TAGGER);
    }

    private static QualifiedName type(DomainEvent event) {
        return new QualifiedName(ColophonEvents.TYPES.of(event.getClass()).name());
    }

    private static Set<Tag> tags(DomainEvent event) {
        return TAGGER.of(event).stream()
                .map(tag -> new Tag(tag.substring(0, tag.indexOf('=')), tag.substring(tag.indexOf('=') + 1)))
                .collect(Collectors.toSet());
    }

    public static final class When<R> {

        private final Supplier<Decision<R>> decision;

        private When(Supplier<Decision<R>> decision) {
            this.decision = decision;
        }

        public When<R> then(DomainEvent... events) {
            assertThat(decision.get().events()).containsExactly(events);
            return this;
        }

        public When<R> thenAnswer(R result) {
            assertThat(decision.get().result()).isEqualTo(result);
            return this;
        }

        public void thenRefused(Refusal.Kind kind, String message) {
            Refusal refusal = catchThrowableOfType(Refusal.class, decision::get);
            assertThat(refusal).as("a refusal").isNotNull();
            assertThat(refusal.kind()).isEqualTo(kind);
            assertThat(refusal.getMessage()).isEqualTo(message);
        }
    }
}
