package io.ostiary.backend.hash;

import io.ostiary.InvalidArgumentException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A bcrypt hash, read from modular crypt format: {@code $2a$}, {@code $2b$} or {@code $2y$}, the cost, and 53 characters. */
public final class Bcrypt {
    private static final Pattern MODULAR_CRYPT = Pattern.compile("\\$2[aby]\\$([0-9]{2})\\$([./A-Za-z0-9]{53})");
    private static final int LEAST_COST = 4;

    private final String cost;
    private final String saltAndHash;

    private Bcrypt(Matcher parts) {
        this.cost = parts.group(1);
        this.saltAndHash = parts.group(2);
    }

    /**
     * Reads a hash. What it costs is not checked.
     *
     * @throws InvalidArgumentException when it is written otherwise; the message does not hold it
     */
    public static Bcrypt parse(String encoded) {
        return new Bcrypt(
                Notation.parts(MODULAR_CRYPT, encoded, "must be a bcrypt hash such as $2b$10$ and 53 characters"));
    }

    /**
     * Checks that it can be computed and costs at most that, as an exponent of two.
     *
     * @throws InvalidArgumentException when it costs more, or less than bcrypt does
     */
    public void requireCost(int most) {
        int exponent = Integer.parseInt(cost);
        if (exponent < LEAST_COST || exponent > most) {
            throw Notation.refused("must have a bcrypt cost of " + LEAST_COST + " to " + most);
        }
    }

    /**
     * The hash under the name {@code $2b$}, which PHP calls {@code $2y$}, and of which {@code $2a$} differed only in what
     * some implementations computed wrongly.
     */
    public String encode2b() {
        return "$2b$" + cost + "$" + saltAndHash;
    }
}
