package io.ostiary;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Collects everything that is wrong with an argument, so that a caller learns it all at once.
 *
 * <p>The checks here are the ones that hold on every provider; what a single provider refuses beyond them, its backend
 * checks before it writes. Lengths count Unicode code points. Null passes every check but {@link #require}: whether a
 * field may be absent is the type's business.
 */
public final class Violations {
    private static final Pattern USERNAME = Pattern.compile("[\\p{L}\\p{N}._@+\\-!#$'^`~]{1,128}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:\\-]{0,98}");
    private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{1,14}");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("([0-9A-Fa-f.]*:[0-9A-Fa-f:.]*)(%[A-Za-z0-9_.-]{1,32})?");
    private static final Pattern NO_MARKUP = Pattern.compile("[^<>]*");
    private static final int MAX_URL = 2048;
    private static final Pattern EMAIL_LOCAL =
            Pattern.compile("[^\\s@\"(),:;<>\\[\\]\\\\.]+(\\.[^\\s@\"(),:;<>\\[\\]\\\\.]+)*");
    private static final Pattern EMAIL_DOMAIN = Pattern.compile(
            "[\\p{L}\\p{N}]([\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?(\\.[\\p{L}\\p{N}]([\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?)+");

    private final List<Violation> found = new ArrayList<>();

    /** Starts with nothing found. */
    public Violations() {}

    /** Records a violation unless the condition holds. */
    public Violations require(boolean condition, String field, String problem) {
        if (!condition) {
            found.add(new Violation(field, problem));
        }
        return this;
    }

    /** One line of text: no control characters, no unpaired surrogates. */
    public Violations line(String field, @Nullable String value, int min, int max) {
        return text(field, value, min, max, false);
    }

    /** Text that a provider's pages show to people: neither {@code <} nor {@code >}, which Auth0 refuses. */
    public Violations withoutMarkup(String field, @Nullable String value) {
        return matches(field, value, NO_MARKUP, "must not contain < or >, because pages show it");
    }

    /** Text that may span lines: of the control characters only tab, line feed and carriage return. */
    public Violations lines(String field, @Nullable String value, int min, int max) {
        return text(field, value, min, max, true);
    }

    /**
     * An e-mail address as providers accept it: {@code local@domain}, at most 254 characters (RFC 5321 §4.5.3.1.3), and
     * no character that nobody can see, because two addresses that look alike have to be alike.
     */
    public Violations email(String field, @Nullable String value) {
        return value == null ? this : require(isEmail(value), field, "must be an e-mail address");
    }

    /** A login name: 1 to 128 letters, digits or {@code . _ @ + - ! # $ ' ^ ` ~}. */
    public Violations username(String field, @Nullable String value) {
        return matches(field, value, USERNAME, "must be 1 to 128 letters, digits or . _ @ + - ! # $ ' ^ ` ~");
    }

    /** A telephone number in E.164 form. */
    public Violations phone(String field, @Nullable String value) {
        return matches(field, value, PHONE, "must be an E.164 number such as +14155550100");
    }

    /** A network address: IPv4, or IPv6 with or without a zone; never a name. */
    public Violations ip(String field, @Nullable String value) {
        return value == null ? this : require(isIp(value), field, "must be an IPv4 or IPv6 address");
    }

    /** A key: 1 to 99 ASCII letters, digits or {@code . _ : -}, beginning with a letter or digit. */
    public Violations key(String field, @Nullable String value) {
        return matches(field, value, KEY, "must be 1 to 99 of A-Z a-z 0-9 . _ : - and begin with a letter or a digit");
    }

    /**
     * Where a person's browser may be sent, so that nobody on the way can read or change what it gets: https, or http on
     * the loopback interface, with a host and with neither fragment nor user information (RFC 9700 §4.1, RFC 8252 §7.3).
     */
    public Violations secureUrl(String field, @Nullable URI value) {
        return value == null
                ? this
                : require(
                        isSecureUrl(value),
                        field,
                        "must be an https or loopback URL without fragment and user information, of at most " + MAX_URL
                                + " characters");
    }

    /** Whole seconds, from {@code min} to {@code max}. */
    public Violations seconds(String field, @Nullable Duration value, Duration min, Duration max) {
        return value == null
                ? this
                : require(
                        value.equals(value.truncatedTo(ChronoUnit.SECONDS))
                                && value.compareTo(min) >= 0
                                && value.compareTo(max) <= 0,
                        field,
                        "must be " + min.toSeconds() + " to " + max.toSeconds() + " seconds");
    }

    /** What was found so far. */
    public List<Violation> found() {
        return List.copyOf(found);
    }

    /**
     * Ends the checks.
     *
     * @throws InvalidArgumentException with all violations, when there are any
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidArgumentException(found);
        }
    }

    private Violations matches(String field, @Nullable String value, Pattern pattern, String problem) {
        return value == null ? this : require(pattern.matcher(value).matches(), field, problem);
    }

    private Violations text(String field, @Nullable String value, int min, int max, boolean multiline) {
        if (value == null) {
            return this;
        }
        int length = value.codePointCount(0, value.length());
        if (length < min || length > max) {
            return require(false, field, "must be " + min + " to " + max + " characters long, not " + length);
        }
        return require(isClean(value, multiline), field, "must not contain control characters or broken surrogates");
    }

    /** Whether the text holds neither control characters (tab and line breaks pass where asked) nor lone surrogates. */
    static boolean isClean(String value, boolean multiline) {
        return value.codePoints()
                .allMatch(c -> multiline && (c == '\n' || c == '\r' || c == '\t')
                        || !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE);
    }

    private static boolean isSecureUrl(URI uri) {
        String scheme = fold(uri.getScheme());
        String host = fold(uri.getHost());
        boolean confidential = scheme.equals("https")
                || scheme.equals("http") && LOOPBACK.matcher(host).matches();
        return confidential
                && !host.isEmpty()
                && uri.getRawFragment() == null
                && uri.getRawUserInfo() == null
                && uri.toString().length() <= MAX_URL;
    }

    static boolean isIp(String value) {
        if (IPV4.matcher(value).matches()) {
            return true;
        }
        Matcher ipv6 = IPV6.matcher(value);
        try {
            return ipv6.matches()
                    && InetAddress.getByName(ipv6.group(1)) != null; // never looks a name up: it has a colon
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static String fold(@Nullable String part) {
        return part == null ? "" : CaseFold.fold(part);
    }

    private static boolean isEmail(String value) {
        int at = value.lastIndexOf('@');
        return at > 0
                && at <= 64
                && value.length() <= 254
                && isClean(value, false)
                && value.codePoints().noneMatch(c -> Character.getType(c) == Character.FORMAT)
                && EMAIL_LOCAL.matcher(value.substring(0, at)).matches()
                && EMAIL_DOMAIN.matcher(value.substring(at + 1)).matches();
    }
}
