package io.ostiary.conformance;

import io.ostiary.Capabilities;
import io.ostiary.IdentityException;
import io.ostiary.Operation;
import io.ostiary.Secret;
import io.ostiary.UnsupportedException;
import io.ostiary.apikey.ApiKeyCredential;
import io.ostiary.apikey.IssuedApiKey;
import io.ostiary.application.IssuedApplication;
import io.ostiary.application.RotatedSecret;
import io.ostiary.backend.Interceptor;
import io.ostiary.backend.Invocation;
import io.ostiary.session.SignIn;
import io.ostiary.session.Tokens;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Watches every call that one test makes: that its needs name it, that nothing but an {@link IdentityException} comes
 * out, that a lacking operation refuses, and that no message and no {@code toString} gives a secret away. What it finds
 * fails the test whatever the test itself makes of the call.
 */
final class Watch implements Interceptor {
    private final @Nullable Needs needs;
    private final Capabilities capabilities;
    private final Leftovers leftovers;
    private final ParameterUse use = new ParameterUse();
    private final Set<String> canaries = ConcurrentHashMap.newKeySet();
    private final Set<String> called = ConcurrentHashMap.newKeySet();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    Watch(@Nullable Needs needs, Capabilities capabilities, Leftovers leftovers) {
        this.needs = needs;
        this.capabilities = capabilities;
        this.leftovers = leftovers;
    }

    /** A value that must not show from now on. */
    Secret guard(Secret secret) {
        canaries.add(secret.reveal());
        return secret;
    }

    /** Notes a call of a method that performs an operation without being the one of it. */
    void called(Operation operation) {
        called.add(operation.id());
    }

    /** The operations and parameters that were called. */
    Set<String> called() {
        return called;
    }

    List<String> complaints() {
        return complaints;
    }

    @Override
    public @Nullable Object intercept(Invocation invocation) throws Throwable {
        Operation operation = invocation.operation();
        checkNamed(operation, Parameters.used(operation, invocation.arguments()));
        try {
            Object result = invocation.proceed();
            if (!capabilities.supports(operation)) {
                complaints.add(operation.id() + " is declared lacking, yet it answered");
            }
            note(invocation);
            use.answered(invocation, result);
            guardSecrets(result);
            checkSilent(operation + " returned", String.valueOf(result));
            leftovers.note(invocation, result);
            return result;
        } catch (Throwable thrown) {
            checkThrown(operation, thrown);
            note(invocation);
            throw thrown;
        }
    }

    /** Single values of a parameter need not be named, but where a test names one, it must use it. */
    private void note(Invocation invocation) {
        called.add(invocation.operation().id());
        called.addAll(use.of(invocation));
    }

    private void checkNamed(Operation operation, Set<String> parameters) {
        if (needs == null) {
            return;
        }
        if (!List.of(needs.value()).contains(operation)) {
            complaints.add("the kit is wrong: the test calls " + operation + ", which its needs do not name");
        }
        for (String parameter : parameters) {
            if (!List.of(needs.parameters()).contains(parameter)) {
                complaints.add("the kit is wrong: the test uses " + parameter + ", which its needs do not name");
            }
        }
    }

    private void checkThrown(Operation operation, Throwable thrown) {
        if (!(thrown instanceof IdentityException)) {
            complaints.add(operation + " threw " + thrown.getClass().getName() + ", no IdentityException");
        }
        if (!capabilities.supports(operation)
                && !(thrown instanceof UnsupportedException unsupported && unsupported.unsupported() == operation)) {
            complaints.add(operation.id() + " is declared lacking, yet it said " + thrown);
        }
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            checkSilent("the message of " + cause.getClass().getSimpleName() + " from " + operation, cause.toString());
        }
    }

    private void checkSilent(String what, String text) {
        if (canaries.stream().anyMatch(text::contains)) {
            complaints.add(what + " gives a secret away");
        }
    }

    private void guardSecrets(@Nullable Object result) {
        if (result instanceof SignIn.SignedIn signedIn) {
            Tokens tokens = signedIn.tokens();
            guard(tokens.accessToken());
            if (tokens.refreshToken() != null) {
                guard(tokens.refreshToken());
            }
        }
        if (result instanceof IssuedApplication issued && issued.clientSecret() != null) {
            guard(issued.clientSecret());
        }
        if (result instanceof IssuedApiKey issued) {
            ApiKeyCredential.parse(issued.credential()).ifPresent(key -> guard(key.proof()));
        }
        if (result instanceof RotatedSecret rotated) {
            guard(rotated.clientSecret());
        }
    }
}
