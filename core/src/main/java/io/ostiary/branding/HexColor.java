package io.ostiary.branding;

import io.ostiary.Violations;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A colour as {@code #rrggbb}, in lower case.
 *
 * @param value the colour; capitals are taken and made small
 */
public record HexColor(String value) {
    private static final Pattern SIX_DIGITS = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Pattern THREE_DIGITS = Pattern.compile("#[0-9a-fA-F]{3}");

    /**
     * Checks the notation.
     *
     * @throws io.ostiary.InvalidArgumentException when it is another
     */
    public HexColor {
        require("color", value);
        value = value.toLowerCase(Locale.ROOT);
    }

    /** The colour of that notation. */
    public static HexColor of(String value) {
        return new HexColor(value);
    }

    /**
     * The colour that an argument gives.
     *
     * @throws io.ostiary.InvalidArgumentException naming the argument, when it is in another notation
     */
    public static HexColor of(String argument, String value) {
        require(argument, value);
        return new HexColor(value);
    }

    /** The colour that a provider tells as {@code #rrggbb} or {@code #rgb}; empty for any other notation. */
    public static Optional<HexColor> read(@Nullable String notation) {
        if (notation == null) {
            return Optional.empty();
        }
        String sixDigits =
                THREE_DIGITS.matcher(notation).matches() ? notation.replaceAll("([0-9a-fA-F])", "$1$1") : notation;
        return SIX_DIGITS.matcher(sixDigits).matches() ? Optional.of(of(sixDigits)) : Optional.empty();
    }

    private static void require(String argument, String value) {
        new Violations()
                .require(SIX_DIGITS.matcher(value).matches(), argument, "must be #rrggbb, for example #0a7cff")
                .throwIfAny();
    }

    @Override
    public String toString() {
        return value;
    }
}
