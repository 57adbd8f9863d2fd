package io.ostiary.distribution.differential;

import io.ostiary.AlreadyExistsException;
import io.ostiary.IdentityException;
import io.ostiary.Secret;
import io.ostiary.action.ActionId;
import io.ostiary.api.ApiId;
import io.ostiary.apikey.ApiKeyId;
import io.ostiary.application.ApplicationId;
import io.ostiary.distribution.differential.Listed.Order;
import io.ostiary.domain.CustomDomainId;
import io.ostiary.domain.DomainStatus;
import io.ostiary.form.FormId;
import io.ostiary.group.GroupId;
import io.ostiary.organization.InvitationId;
import io.ostiary.organization.OrganizationId;
import io.ostiary.role.RoleId;
import io.ostiary.session.SessionId;
import io.ostiary.session.SignIn.Reason;
import io.ostiary.session.TokenVerification;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.IdentityId;
import io.ostiary.user.ImportReport;
import io.ostiary.user.LinkedIdentity;
import io.ostiary.user.User;
import io.ostiary.user.UserExport;
import io.ostiary.user.UserId;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which two answers are the same. What is not excepted here has to be equal.
 *
 * <ol>
 *   <li>An id is the name of what it belongs to. The ids of linked identities and of second factors tell nothing.
 *   <li>Of identities only the user's own counts where a provider moves no passwords: its linked ones are others.
 *   <li>A time is a time. Whether there is one when somebody last signed in, or was last changed or active, when a
 *       session ends, or when a key was made, providers keep differently, and so is what else a session's application and expiry tell.
 *   <li>Addresses and usernames have no case.
 *   <li>A list whose order was not asked for has none; by address, users without one have none among themselves, and by
 *       time, those who came into being by an import or by unlinking.
 *   <li>A secret is a secret.
 *   <li>Of a refusal the code counts, and of what is taken the field, but not the wording.
 *   <li>Of a token's claims the subject counts and what mappers add.
 *   <li>Of an export the sections count that every export has.
 *   <li>Numbers are equal by value.
 *   <li>What the caveats of Keycloak declare is not asked for: mails to disabled users, and sessions without a password for
 *       users whose password is temporary.
 *   <li>What keeps somebody signed in is a session or a refresh token; which of the user's it is, the harness finds where
 *       signing in does not tell, because Auth0 answers a password with tokens alone.
 *   <li>Where only the signature of a token is checked, whether the session goes on is asked for in addition, because that
 *       is what is left to whoever wants to know.
 *   <li>Where it is a {@link Caveat}, refresh tokens that are no good are all alike, nobody with a second factor is linked to
 *       another, whoever is split off begins without metadata, a used refresh token is not that of a disabled user, and an
 *       import that updates has one row.
 *   <li>A domain is proved by other records everywhere, and one that is not proved is pending or failed.
 *   <li>No two users have the same telephone number, because where users sign in by it no two can.
 * </ol>
 */
final class Normalised {
    private static final Set<String> IGNORED = Set.of(
            "User.updatedAt",
            "User.lastSignInAt",
            "LinkedIdentity.id",
            "MfaFactor.id",
            "MfaFactor.name",
            "MfaFactor.enrolledAt",
            "Session.kind",
            "Session.application",
            "Session.lastActiveAt",
            "Session.expiresAt",
            "Tenant.createdAt",
            "ApiKey.createdAt",
            "DomainProof.records",
            "DomainProof.missing",
            "DomainProof.checkedAt",
            "Rejected.retryAfter",
            "MfaRequired.challenge",
            "MfaRequired.factors",
            "Failure.reason");
    private static final Set<String> SECTIONS = Set.of("profile", "identities", "metadata", "roles");
    private static final Set<String> IGNORED_KEYS = Set.of("updated_at", "last_sign_in_at");

    private static final Set<Reason> NO_GOOD = Set.of(Reason.INVALID_TOKEN, Reason.SESSION_ENDED, Reason.TOKEN_REUSED);

    private final Side side;
    private final Set<Caveat> caveats;

    private Normalised(Side side, Set<Caveat> caveats) {
        this.side = side;
        this.caveats = caveats;
    }

    /** What a command answers on a side, when it is compared with one between which there are these differences. */
    static String answer(Command command, Side side, Set<Caveat> caveats) {
        try {
            return String.valueOf(
                    new Normalised(side, caveats).of(command.step().on(side)));
        } catch (IdentityException e) {
            return refusal(e);
        } catch (RuntimeException e) {
            return "threw " + e;
        }
    }

    private static String refusal(IdentityException refusal) {
        if (refusal instanceof AlreadyExistsException taken) {
            return "refused: " + taken.field() + " is taken";
        }
        return "refused: " + refusal.code().id();
    }

    private @Nullable Object of(@Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return of(optional.orElse(null));
        }
        if (value instanceof UserId
                || value instanceof RoleId
                || value instanceof SessionId
                || value instanceof TenantId
                || value instanceof OrganizationId
                || value instanceof GroupId
                || value instanceof ApplicationId
                || value instanceof ApiKeyId
                || value instanceof CustomDomainId
                || value instanceof ApiId
                || value instanceof ActionId
                || value instanceof FormId
                || value instanceof InvitationId
                || value instanceof IdentityId) {
            return side.nameOf(value.toString());
        }
        if (value instanceof DomainStatus status) {
            return status == DomainStatus.VERIFIED ? status : "not verified";
        }
        if (value instanceof Instant) {
            return "a time";
        }
        if (value instanceof Secret) {
            return "a secret";
        }
        if (value instanceof Number number) {
            return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
        }
        if (value instanceof Listed listed) {
            return listed(listed);
        }
        if (value instanceof TokenVerification token) {
            return token.active() ? "active: " + claims(token.claims()) : "inactive: " + token.reason();
        }
        if (value instanceof UserExport export) {
            return sections(export.sections());
        }
        if (value instanceof ImportReport report) {
            return report.created() + " created, " + report.updated() + " updated, " + failures(report);
        }
        if (value instanceof Map<?, ?> map) {
            return map(map);
        }
        if (value instanceof Set<?> set) {
            return sorted(set);
        }
        if (value instanceof Collection<?> list) {
            return each(list);
        }
        if (value instanceof Reason reason) {
            return caveats.contains(Caveat.REFUSED_TOKENS_ARE_ALIKE) && NO_GOOD.contains(reason) ? "no good" : reason;
        }
        return value instanceof Record entity ? components(entity) : text(value);
    }

    private @Nullable Object text(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return value;
        }
        return text.matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z") ? "a time" : side.nameOf(text);
    }

    private String listed(Listed listed) {
        if (listed.order() == Order.NONE) {
            return sorted(listed.items()).toString();
        }
        if (listed.order() == Order.WHOLE) {
            return each(listed.items()).toString();
        }
        List<Object> ordered = new ArrayList<>();
        List<Object> rest = new ArrayList<>();
        listed.items().forEach(item -> (isOrdered((User) item, listed.order()) ? ordered : rest).add(item));
        return each(ordered) + " and " + sorted(rest);
    }

    private boolean isOrdered(User user, Order order) {
        return order == Order.OF_ADDRESSES
                ? user.email() != null
                : side.nameOf(user.id().value()).startsWith(Draw.CREATED);
    }

    private List<String> failures(ImportReport report) {
        return report.failures().stream()
                .map(failure -> failure.row() + " " + failure.code())
                .toList();
    }

    private Map<String, @Nullable Object> claims(Map<String, ?> claims) {
        Map<String, @Nullable Object> told = new TreeMap<>();
        claims.forEach((claim, value) -> {
            if (claim.equals("sub") || claim.startsWith("claim_")) {
                told.put(claim, of(value));
            }
        });
        return told;
    }

    private Map<String, @Nullable Object> sections(Map<String, ?> sections) {
        Map<String, @Nullable Object> told = new TreeMap<>();
        sections.forEach((section, value) -> {
            if (SECTIONS.contains(section)) {
                told.put(section, value instanceof Collection<?> list ? sorted(withoutIds(section, list)) : of(value));
            }
        });
        return told;
    }

    private Collection<?> counting(Collection<?> identities) {
        return identities.stream()
                .filter(identity -> !caveats.contains(Caveat.PASSWORDS_STAY)
                        || identity instanceof LinkedIdentity linked && linked.primary()
                        || identity instanceof Map<?, ?> json && Boolean.TRUE.equals(json.get("primary")))
                .toList();
    }

    private Collection<?> withoutIds(String section, Collection<?> list) {
        if (!section.equals("identities")) {
            return list;
        }
        List<Object> without = new ArrayList<>();
        counting(list).forEach(item -> {
            Map<Object, @Nullable Object> copy = new HashMap<>((Map<?, ?>) item);
            copy.remove("id");
            without.add(copy);
        });
        return without;
    }

    private Map<String, @Nullable Object> map(Map<?, ?> map) {
        Map<String, @Nullable Object> told = new TreeMap<>();
        map.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (!IGNORED_KEYS.contains(name)) {
                told.put(name, component(name, value));
            }
        });
        return told;
    }

    private List<@Nullable Object> each(Collection<?> list) {
        List<@Nullable Object> all = new ArrayList<>();
        list.forEach(item -> all.add(of(item)));
        return all;
    }

    private List<String> sorted(Collection<?> list) {
        return each(list).stream().map(String::valueOf).sorted().toList();
    }

    private @Nullable Object component(String name, @Nullable Object value) {
        return switch (name) {
            case "email", "username" -> value == null ? null : value.toString().toLowerCase(Locale.ROOT);
            case "identities" -> value instanceof Collection<?> identities ? sorted(counting(identities)) : null;
            default -> of(value);
        };
    }

    private String components(Record entity) {
        String type = entity.getClass().getSimpleName();
        var told = new TreeMap<String, @Nullable Object>();
        for (RecordComponent component : entity.getClass().getRecordComponents()) {
            if (!IGNORED.contains(type + "." + component.getName())) {
                try {
                    Object value = component.getAccessor().invoke(entity);
                    told.put(component.getName(), component(component.getName(), value));
                } catch (ReflectiveOperationException e) {
                    throw new LinkageError(e.getMessage(), e);
                }
            }
        }
        return type + told;
    }
}
