package io.colophon.web.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The clock of schedules, run times, device progress, feed marks, paging sessions and cursors. It is the wall clock in UTC; where test
 * hooks are on, it can be set and then runs on from there.
 */
public final class SchedulingClock extends Clock {

    private final Clock wall = Clock.systemUTC();
    private volatile Duration offset = Duration.ZERO;

    @Override
    public Instant instant() {
        return wall.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(wall, offset).withZone(zone);
    }

    void set(Instant now) {
        offset = Duration.between(wall.instant(), now);
    }
}
