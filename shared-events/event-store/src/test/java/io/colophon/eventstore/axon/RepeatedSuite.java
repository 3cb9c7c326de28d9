package io.colophon.eventstore.axon;

import io.colophon.eventstore.Proof;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs a whole test class once, in the full form 20 times. */
final class RepeatedSuite implements ClassTemplateInvocationContextProvider {

    @Override
    public boolean supportsClassTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(ExtensionContext context) {
        return IntStream.rangeClosed(1, Proof.count(1, 20)).mapToObj(n -> new ClassTemplateInvocationContext() {});
    }
}
