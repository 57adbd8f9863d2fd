package io.ostiary.backend;

import java.time.Clock;

/**
 * What a backend takes from its surroundings instead of reaching for it.
 *
 * @param clock the time
 * @param ids makes new ids
 * @param random makes random bytes
 */
@SuppressWarnings("JavaLangClash") // its users never need the other one, and have no better word for this
public record Runtime(Clock clock, IdSource ids, RandomSource random) {
    /** The system clock, random ids, strong randomness. */
    public static final Runtime SYSTEM = new Runtime(Clock.systemUTC(), IdSource.RANDOM, RandomSource.SECURE);
}
