package io.colophon.command;

import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;

/**
 * One use case: what is asked, the events it must know of, and the rule. The log is read along the boundary and folded into a state,
 * on which the command decides; its events are appended only if nothing within the boundary came in between, else all of it
 * happens again.
 *
 * <p>Everything here is pure: whatever is random or depends on time (ids, the day) is in the command when it is sent.
 *
 * @param <R> what the caller learns, mostly the id of what was made
 * @param <S> what the decision needs to know, an immutable value
 */
public interface Command<R, S> {

    Boundary boundary(Tagger tagger);

    S initial();

    /** Folds an event of the boundary; one that does not matter leaves the state as it is. */
    S evolve(S state, DomainEvent event);

    /** @throws Refusal when the rule does not allow it; nothing happens then */
    Decision<R> decide(S state, Tagger tagger);
}
