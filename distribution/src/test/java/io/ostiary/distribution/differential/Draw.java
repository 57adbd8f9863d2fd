package io.ostiary.distribution.differential;

import io.ostiary.CaseFold;
import io.ostiary.Operation;
import io.ostiary.PageRequest;
import io.ostiary.Pages;
import io.ostiary.Secret;
import io.ostiary.application.GrantType;
import io.ostiary.provider.IdentityProviderId;
import io.ostiary.user.User;
import io.ostiary.user.UserStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Chance, from one seed: the same seed draws the same commands as long as the reference answers the same. */
final class Draw {
    /** How users came into being. */
    static final String CREATED = "user";

    static final String IMPORTED = "row";
    static final String SPLIT_OFF = "split";

    /** Identities that were linked. */
    static final String LINKED = "linked";

    /** Outside identity providers. */
    static final String PROVIDER = "provider";

    static final String API_KEY = "key";
    static final String DOMAIN = "domain";
    static final String API = "api";
    static final String ACTION = "action";
    static final String FORM = "form";

    private static final List<String> USERS = List.of(CREATED, IMPORTED, SPLIT_OFF);
    private static final int POOL = 12;
    private static final List<String> PASSWORDS = List.of("correct horse 1 battery", "north by 2 northwest");

    private final Random random;
    private final Side reference;
    private final Side other;
    private final Set<Caveat> caveats;
    private final Map<String, Integer> counters = new HashMap<>();
    private final Map<String, List<String>> drawn = new HashMap<>();
    private final Map<String, Secret> passwords = new HashMap<>();
    private final Set<String> temporary = new HashSet<>();

    Draw(long seed, Side reference, Side other) {
        this.random = new Random(seed);
        this.reference = reference;
        this.other = other;
        this.caveats = Caveat.between(reference, other);
    }

    /** Whether both sides can. */
    boolean supports(Operation operation, String parameter) {
        return reference.capabilities().supports(operation, parameter)
                && other.capabilities().supports(operation, parameter);
    }

    /** Whether one of them declares that it differs so. */
    boolean isDeclared(Caveat caveat) {
        return caveats.contains(caveat);
    }

    int number(int bound) {
        return random.nextInt(bound);
    }

    /** True once in so many times. */
    boolean rarely(int times) {
        return random.nextInt(times) == 0;
    }

    <T extends @Nullable Object> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** A name for something that is to be made. */
    String fresh(String kind) {
        String name = kind + "-" + counters.merge(kind, 1, Integer::sum);
        drawn.computeIfAbsent(kind, unused -> new ArrayList<>()).add(name);
        return name;
    }

    /** Somebody who is there, and sometimes somebody who is not. */
    String user() {
        return some(USERS, this::isThere);
    }

    /** Somebody of whom that can be said, if there is anybody, and sometimes somebody else. */
    String userWho(Predicate<User> isMeant) {
        List<String> meant = all(USERS).stream()
                .filter(name -> found(name).filter(isMeant).isPresent())
                .toList();
        return meant.isEmpty() || rarely(4) ? user() : one(meant);
    }

    /** Somebody of whom the condition holds, or nobody. */
    String user(Predicate<String> condition) {
        String user = user();
        return condition.test(user) ? user : USERS.get(0) + "-0";
    }

    /** Whether that is somebody who is not disabled. */
    boolean isEnabled(String user) {
        return found(user).stream().anyMatch(found -> found.status() != UserStatus.DISABLED);
    }

    /** Whether that is somebody who is a member of no organization. */
    boolean isInNoOrganization(String user) {
        return isThere(user)
                && reference
                        .directory()
                        .organizations()
                        .of(reference.user(user), PageRequest.first(1))
                        .items()
                        .isEmpty();
    }

    /** Whether that is somebody without a second factor. */
    boolean hasNoFactors(String user) {
        return isThere(user)
                && reference
                        .directory()
                        .users()
                        .mfaFactors(reference.user(user))
                        .isEmpty();
    }

    /** Whether the session was begun by somebody who is not disabled. */
    boolean isOfEnabledUser(String session) {
        return reference.starter(session).stream()
                .flatMap(user -> reference.directory().users().find(user).stream())
                .noneMatch(user -> user.status() == UserStatus.DISABLED);
    }

    /** Whether the last password that was drawn for somebody has to be changed. */
    boolean hasTemporaryPassword(String user) {
        return temporary.contains(user);
    }

    /** Notes that a password was drawn for somebody who is there. */
    void password(String user, Secret password, boolean isTemporary) {
        if (isTemporary) {
            temporary.add(user);
        } else {
            temporary.remove(user);
        }
        found(user).ifPresent(found -> password(password, found.email(), found.username()));
    }

    /** Notes that a password was drawn for whoever has one of those names. */
    void password(Secret password, @Nullable String... names) {
        Arrays.stream(names).flatMap(Stream::ofNullable).forEach(name -> passwords.put(CaseFold.fold(name), password));
    }

    /** What somebody may sign in with: mostly a name and a password that were drawn for the same user. */
    Credentials credentials() {
        List<String> names = found(user()).map(User::identities).orElse(List.of()).stream()
                .flatMap(identity ->
                        Stream.of(Optional.ofNullable(identity.email()), Optional.ofNullable(identity.username())))
                .flatMap(Optional::stream)
                .toList();
        String name = names.isEmpty() ? one(List.of(email(), username())) : cased(one(names));
        Secret password = rarely(6) ? Secret.of("wrong 3 password") : password();
        return new Credentials(name, rarely(4) ? password : passwords.getOrDefault(CaseFold.fold(name), password));
    }

    /** How many of the drawn users are there. */
    long users() {
        return all(USERS).stream().filter(this::isThere).count();
    }

    String role() {
        return some(
                List.of("role"), name -> reference.hasNamed(reference.role(name).value()));
    }

    /** Somebody who has that role, if there is anybody, and sometimes somebody else. */
    String holderOf(String role) {
        return userWho(user -> reference.directory().roles().of(user.id(), false).stream()
                .anyMatch(assigned -> assigned.role().id().equals(reference.role(role))));
    }

    String organization() {
        return some(
                List.of("organization"),
                name -> reference
                        .directory()
                        .organizations()
                        .find(reference.organization(name))
                        .isPresent());
    }

    /** An outside identity provider that is there, and sometimes one that is not. */
    String provider() {
        return some(
                List.of(PROVIDER),
                name -> reference
                        .directory()
                        .identityProviders()
                        .find(IdentityProviderId.of(name))
                        .isPresent());
    }

    String application() {
        return some(
                List.of("application"),
                name -> reference
                        .directory()
                        .applications()
                        .find(reference.application(name))
                        .isPresent());
    }

    /** An application that acts for itself, if there is one, and sometimes another. */
    String caller() {
        List<String> callers = all(List.of("application")).stream()
                .filter(name -> reference
                        .directory()
                        .applications()
                        .find(reference.application(name))
                        .filter(application -> application.grantTypes().contains(GrantType.CLIENT_CREDENTIALS))
                        .isPresent())
                .toList();
        return callers.isEmpty() || rarely(6) ? application() : one(callers);
    }

    String customDomain() {
        return some(
                List.of(DOMAIN),
                name -> reference
                        .directory()
                        .customDomains()
                        .find(reference.customDomain(BrandingCommands.domain(name)))
                        .isPresent());
    }

    String apiKey() {
        return some(List.of(API_KEY), this::isKey);
    }

    String api() {
        return some(
                List.of(API),
                name -> reference.directory().apis().find(reference.api(name)).isPresent());
    }

    String action() {
        return some(
                List.of(ACTION),
                name -> reference
                        .directory()
                        .actions()
                        .find(reference.action(name))
                        .isPresent());
    }

    String form() {
        return some(
                List.of(FORM),
                name -> reference.directory().forms().find(reference.form(name)).isPresent());
    }

    /** Whether both sides let a second pass with each command. */
    boolean timePasses() {
        return reference.harness().clock().isPresent()
                && other.harness().clock().isPresent();
    }

    String group() {
        return some(
                List.of("group"),
                name -> reference
                        .directory()
                        .groups()
                        .find(reference.group(name))
                        .isPresent());
    }

    String invitation() {
        return some(
                List.of("invitation"),
                name -> reference.hasNamed(reference.invitation(name).value()));
    }

    String session() {
        return some(
                List.of("session"),
                name -> reference
                        .directory()
                        .sessions()
                        .find(reference.session(name))
                        .isPresent());
    }

    String linked() {
        return some(
                List.of(LINKED),
                name -> reference.hasNamed(reference.identity(name).value()));
    }

    /** A tenant that a command made; where none can, the one that is there. */
    String tenant() {
        if (!reference.capabilities().supports(Operation.CREATE_TENANT)
                || !other.capabilities().supports(Operation.CREATE_TENANT)) {
            return rarely(6) ? "tenant-0" : Side.OWN_TENANT;
        }
        return some(
                List.of("tenant"),
                name -> reference.tenants().find(reference.tenant(name)).isPresent());
    }

    /** An address out of a few, so that two users want the same one. */
    String email() {
        return cased("mail" + number(POOL)) + "@example.com";
    }

    String username() {
        return cased("user.name" + number(POOL));
    }

    /** A telephone number that nobody else has, because where users sign in by it no two can. */
    String phone() {
        return "+47900" + (10000 + counters.merge("phone", 1, Integer::sum));
    }

    Secret password() {
        return Secret.of(one(PASSWORDS));
    }

    String word() {
        return one(List.of("Ada", "Zoë", "Ada Lovelace", "O'Neill", "李", "x", "Jean-Luc 2"));
    }

    /** A full name, which a search finds only where both sides search full names. */
    String fullName() {
        return supports(Operation.LIST_USERS, "query.name") ? word() : "Somebody Else " + number(3);
    }

    /** A word, or now and then nothing. */
    @Nullable
    String maybe(String value) {
        return random.nextBoolean() ? value : null;
    }

    private String cased(String text) {
        return rarely(4) ? text.toUpperCase(Locale.ROOT) : text;
    }

    private Optional<User> found(String user) {
        return reference.directory().users().find(reference.user(user));
    }

    private boolean isKey(String name) {
        return Pages.stream(reference.directory().apiKeys()::list)
                .anyMatch(key -> key.id().equals(reference.apiKey(name)));
    }

    private boolean isThere(String user) {
        return found(user).isPresent();
    }

    private List<String> all(List<String> kinds) {
        return kinds.stream()
                .flatMap(kind -> drawn.getOrDefault(kind, List.of()).stream())
                .toList();
    }

    private String some(List<String> kinds, Predicate<String> isThere) {
        List<String> all = all(kinds);
        List<String> there = all.stream().filter(isThere).toList();
        if (all.isEmpty() || rarely(40)) {
            return kinds.get(0) + "-0";
        }
        return there.isEmpty() || rarely(20) ? one(all) : one(there);
    }

    /**
     * What somebody signs in with.
     *
     * @param identifier an address or a username
     * @param password perhaps the right one
     */
    record Credentials(String identifier, Secret password) {}
}
