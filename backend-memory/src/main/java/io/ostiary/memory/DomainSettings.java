package io.ostiary.memory;

import static io.ostiary.backend.Setting.optional;

import io.ostiary.InvalidArgumentException;
import io.ostiary.Violations;
import io.ostiary.backend.Setting;
import io.ostiary.backend.Settings;
import io.ostiary.domain.DomainName;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What can be configured about domains, checked.
 *
 * @param target what custom domains are to be aliases of, or null where that is not looked at
 * @param dnsServer the name server to ask, or null for those of the operating system
 * @param dnsTimeout how long the DNS may take for one domain
 */
record DomainSettings(@Nullable DomainName target, @Nullable InetSocketAddress dnsServer, Duration dnsTimeout) {
    static final List<Setting> DECLARATION = List.of(
            optional(
                    "domain.target",
                    Setting.Type.TEXT,
                    "Host name that custom domains have to be aliases of (CNAME); without it only a TXT record proves"
                            + " them."),
            optional(
                    "dns.server",
                    Setting.Type.TEXT,
                    "Address of the name server that is asked about domains, such as 192.0.2.53 or [2001:db8::53]:5353;"
                            + " without it those of the operating system are."),
            optional("dns.timeout", Setting.Type.DURATION, "5s", "How long the DNS may take for one domain."));

    private static final Pattern ADDRESS = Pattern.compile("(?:\\[([^\\]]+)]|([0-9.]+))(?::([1-9][0-9]{0,4}))?");
    private static final int DNS_PORT = 53;

    /**
     * Reads the settings.
     *
     * @throws InvalidArgumentException with what is out of bounds
     */
    static DomainSettings of(Settings settings) {
        Duration timeout = settings.duration("dns.timeout");
        new Violations()
                .seconds("dns.timeout", timeout, Duration.ofSeconds(1), Duration.ofMinutes(1))
                .throwIfAny();
        return new DomainSettings(
                settings.text("domain.target").map(DomainSettings::host).orElse(null),
                settings.text("dns.server").map(DomainSettings::server).orElse(null),
                timeout);
    }

    private static DomainName host(String value) {
        if (DomainName.normalised(value).isEmpty()) {
            throw new InvalidArgumentException("domain.target", "must be a host name such as login.example.com");
        }
        return DomainName.of(value);
    }

    private static InetSocketAddress server(String value) {
        Matcher parts = ADDRESS.matcher(value);
        if (!parts.matches()) {
            throw noServer();
        }
        String ip = parts.group(1) == null ? parts.group(2) : parts.group(1);
        int port = parts.group(3) == null ? DNS_PORT : Integer.parseInt(parts.group(3));
        if (port > 65_535 || !new Violations().ip("dns.server", ip).found().isEmpty()) {
            throw noServer();
        }
        return new InetSocketAddress(ip, port);
    }

    private static InvalidArgumentException noServer() {
        return new InvalidArgumentException(
                "dns.server", "must be an address such as 192.0.2.53 or [2001:db8::53], with or without a port");
    }
}
