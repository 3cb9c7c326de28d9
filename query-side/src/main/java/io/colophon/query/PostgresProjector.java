package io.colophon.query;

import io.colophon.eventstore.projection.PostgresView;
import io.colophon.eventstore.projection.Projector;
import io.colophon.eventstore.projection.ViewSession;

/** A projector whose view is in PostgreSQL; its queries read through the same {@link PostgresView}. */
public interface PostgresProjector extends Projector<ViewSession> {

    @Override
    PostgresView store();
}
