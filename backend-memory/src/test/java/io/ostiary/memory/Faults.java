package io.ostiary.memory;

import io.ostiary.Capabilities;
import io.ostiary.Effect;
import io.ostiary.IdentityException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.UnsupportedException;
import io.ostiary.alert.SecurityStats;
import io.ostiary.audit.AuditSummary;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.backend.Interceptor;
import io.ostiary.billing.Entitlements;
import io.ostiary.billing.UsageSummary;
import io.ostiary.branding.Brand;
import io.ostiary.conformance.ParameterUse;
import io.ostiary.emailtemplate.EmailPreview;
import io.ostiary.emailtemplate.EmailTemplate;
import io.ostiary.permission.AccessDecision;
import io.ostiary.permission.AccessExplanation;
import io.ostiary.permission.RbacState;
import io.ostiary.session.TokenVerification;
import io.ostiary.user.NewPassword;
import io.ostiary.user.UserExport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Ways in which a backend can be wrong, each as what becomes of a healthy memory backend. */
final class Faults {
    private Faults() {}

    /** Answers plausibly and does nothing: a write is taken back, a read tells of nothing. */
    static Function<MemoryBackend, IdentityBackend> doesNothing(Operation operation) {
        return memory -> faulty(memory, operation, invocation -> {
            Object snapshot = memory.snapshot();
            Object result = invocation.proceed();
            if (operation.effect() == Effect.READ) {
                return nothing(result);
            }
            memory.restore(snapshot);
            memory.outbox().clear();
            return result;
        });
    }

    /** Begins every page but the first with the last item of the page before. */
    static Function<MemoryBackend, IdentityBackend> repeatsAnItem(Operation list) {
        Map<String, Object> lastOfPage = new ConcurrentHashMap<>();
        return memory -> faulty(memory, list, invocation -> {
            Page<?> page = (Page<?>) java.util.Objects.requireNonNull(invocation.proceed());
            List<Object> items = new ArrayList<>(page.items());
            String cursor = cursor(invocation.arguments());
            Object last = cursor == null ? null : lastOfPage.get(cursor);
            if (last != null) {
                items.add(0, last);
            }
            if (page.next() != null) {
                lastOfPage.put(page.next(), items.get(items.size() - 1));
            }
            return Page.of(items, page.next());
        });
    }

    /** Leaves the first item of every page but the first out. */
    static Function<MemoryBackend, IdentityBackend> losesAnItem(Operation list) {
        return memory -> faulty(memory, list, invocation -> {
            Page<?> page = (Page<?>) java.util.Objects.requireNonNull(invocation.proceed());
            List<Object> items = new ArrayList<>(page.items());
            boolean later = cursor(invocation.arguments()) != null && !items.isEmpty();
            return Page.of(later ? items.subList(1, items.size()) : items, page.next());
        });
    }

    /** Lets an exception of its own out where something is not there. */
    static Function<MemoryBackend, IdentityBackend> leaksAnException(Operation operation) {
        return memory -> faulty(memory, operation, invocation -> {
            try {
                return invocation.proceed();
            } catch (NotFoundException e) {
                throw new IllegalStateException("HTTP 404", e);
            }
        });
    }

    /** Declares the operation, and refuses it. */
    static Function<MemoryBackend, IdentityBackend> refusesWhatItDeclares(Operation operation) {
        return memory -> faulty(memory, operation, invocation -> {
            throw new UnsupportedException(operation);
        });
    }

    /** Declares the operation as lacking, and performs it. */
    static Function<MemoryBackend, IdentityBackend> performsWhatItDeclaresLacking(Operation operation) {
        return memory -> new FaultyBackend(memory, lacking(operation), invocation -> invocation.proceed());
    }

    /** No fault: declares the operation as lacking, and refuses it. */
    static Function<MemoryBackend, IdentityBackend> honestlyLacks(Operation operation) {
        return memory -> new FaultyBackend(memory, lacking(operation), invocation -> {
            if (invocation.operation() == operation) {
                throw new UnsupportedException(operation);
            }
            return invocation.proceed();
        });
    }

    /** No fault: declares the parameter as lacking, and refuses calls that use it. */
    static Function<MemoryBackend, IdentityBackend> honestlyLacks(Operation operation, String parameter) {
        Capabilities declared = MemoryBackend.CAPABILITIES.toBuilder()
                .lacks(operation, parameter, "taken away by a test")
                .build();
        var use = new ParameterUse();
        return memory -> new FaultyBackend(memory, declared, invocation -> {
            if (use.of(invocation).contains(operation.id() + "." + parameter)) {
                throw new UnsupportedException(operation, parameter, "taken away by a test");
            }
            Object result = invocation.proceed();
            use.answered(invocation, result);
            return result;
        });
    }

    /** Declares the parameter as lacking, and ignores that it is used. */
    static Function<MemoryBackend, IdentityBackend> takesWhatItDeclaresLacking(Operation operation, String parameter) {
        Capabilities declared = MemoryBackend.CAPABILITIES.toBuilder()
                .lacks(operation, parameter, "taken away by a test")
                .build();
        return memory -> new FaultyBackend(memory, declared, invocation -> invocation.proceed());
    }

    /** Puts the password into the message of a refusal. */
    static Function<MemoryBackend, IdentityBackend> tellsThePassword() {
        return memory -> faulty(memory, Operation.SET_PASSWORD, invocation -> {
            try {
                return invocation.proceed();
            } catch (IdentityException e) {
                Secret password = ((NewPassword) java.util.Objects.requireNonNull(
                                invocation.arguments().get(1)))
                        .value();
                throw new NotFoundException(Operation.SET_PASSWORD, "user", "whose password is " + password.reveal());
            }
        });
    }

    /** Puts the token into what the verification of it prints. */
    static Function<MemoryBackend, IdentityBackend> tellsTheToken() {
        return memory -> faulty(memory, Operation.VERIFY_TOKEN, invocation -> {
            TokenVerification verification = (TokenVerification) java.util.Objects.requireNonNull(invocation.proceed());
            Secret token = (Secret)
                    java.util.Objects.requireNonNull(invocation.arguments().get(0));
            Map<String, @Nullable Object> claims = new LinkedHashMap<>(verification.claims());
            claims.put("token", token.reveal());
            return verification.active() ? TokenVerification.active(claims, verification.checked()) : verification;
        });
    }

    private static IdentityBackend faulty(MemoryBackend memory, Operation operation, Interceptor fault) {
        return new FaultyBackend(
                memory,
                memory.capabilities(),
                invocation -> invocation.operation() == operation ? fault.intercept(invocation) : invocation.proceed());
    }

    private static Capabilities lacking(Operation operation) {
        return MemoryBackend.CAPABILITIES.toBuilder()
                .narrow(operation, "taken away by a test")
                .build();
    }

    private static @Nullable String cursor(List<@Nullable Object> arguments) {
        return arguments.stream()
                .filter(PageRequest.class::isInstance)
                .map(request -> ((PageRequest) request).cursor())
                .filter(cursor -> cursor != null)
                .findFirst()
                .orElse(null);
    }

    /** What a read of that kind says when there is nothing. */
    private static Object nothing(@Nullable Object result) {
        if (result instanceof Optional<?>) {
            return Optional.empty();
        }
        if (result instanceof Page<?>) {
            return Page.of(List.of(), null);
        }
        if (result instanceof List<?>) {
            return List.of();
        }
        if (result instanceof Map<?, ?>) {
            return Map.of();
        }
        if (result instanceof Long) {
            return 0L;
        }
        if (result instanceof TokenVerification verification) {
            return TokenVerification.inactive(TokenVerification.Reason.MALFORMED, verification.checked());
        }
        if (result instanceof AccessDecision) {
            return new AccessDecision(false, AccessDecision.Reason.NO_ROLE);
        }
        if (result instanceof AccessExplanation) {
            return new AccessExplanation(
                    new AccessDecision(false, AccessDecision.Reason.NO_ROLE), List.of(), List.of(), false);
        }
        if (result instanceof RbacState) {
            return new RbacState(List.of(), List.of());
        }
        if (result instanceof UserExport export) {
            Map<String, @Nullable Object> empty = new LinkedHashMap<>();
            export.sections().keySet().forEach(section -> empty.put(section, Map.of()));
            return new UserExport(export.schemaVersion(), export.exportedAt(), empty);
        }
        if (result instanceof Brand) {
            return Brand.DEFAULT;
        }
        if (result instanceof AuditSummary) {
            return new AuditSummary(0, true, Map.of());
        }
        if (result instanceof UsageSummary usage) {
            return unused(usage);
        }
        if (result instanceof Entitlements entitlements) {
            return new Entitlements(null, null, unused(entitlements.usage()));
        }
        if (result instanceof SecurityStats) {
            return SecurityStats.of(List.of(), true);
        }
        if (result instanceof EmailTemplate template) {
            return new EmailTemplate(template.type(), false, null, null, template.syntax(), template.variables());
        }
        if (result instanceof EmailPreview preview) {
            return new EmailPreview(preview.type(), "", "");
        }
        throw new AssertionError("no idea what nothing is for " + result);
    }

    private static UsageSummary unused(UsageSummary usage) {
        return new UsageSummary(usage.from(), usage.until(), new TreeMap<>());
    }
}
