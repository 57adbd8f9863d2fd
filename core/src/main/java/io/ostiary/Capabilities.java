package io.ostiary;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a backend supports, operation by operation and down to single parameters.
 *
 * <p>Immutable. An operation that was not declared counts as lacking. A parameter counts as supported wherever its
 * operation is, unless it was declared lacking. Parameters carry the names that the operation's tool gives them. A single
 * value of a parameter that cannot be honoured is declared like a parameter, as {@code parameter.value}, for example
 * {@code hash_format.bcrypt}.
 */
public final class Capabilities {
    private static final Support UNDECLARED = new Support.Lacking("this backend does not know the operation");

    private final Map<Operation, Support> operations;
    private final Map<Operation, Map<String, String>> lackingParameters;

    private Capabilities(Builder builder) {
        this.operations = new EnumMap<>(builder.operations);
        this.lackingParameters = new EnumMap<>(Operation.class);
        builder.lackingParameters.forEach((operation, parameters) ->
                lackingParameters.put(operation, Collections.unmodifiableMap(new LinkedHashMap<>(parameters))));
    }

    /** Starts a declaration in which nothing is supported yet. */
    public static Builder builder() {
        return new Builder();
    }

    /** How far the operation is supported; {@link Support.Lacking} when it was not declared. */
    public Support of(Operation operation) {
        return operations.getOrDefault(operation, UNDECLARED);
    }

    /** Whether the operation was declared at all, as supported or as lacking. */
    public boolean declares(Operation operation) {
        return operations.containsKey(operation);
    }

    /** Whether the operation can be called. */
    public boolean supports(Operation operation) {
        return of(operation).supported();
    }

    /** Whether the operation can be called with that parameter. */
    public boolean supports(Operation operation, String parameter) {
        return supports(operation) && !lackingParameters(operation).containsKey(parameter);
    }

    /** The operations that can be called. */
    public Set<Operation> supported() {
        Set<Operation> supported = EnumSet.noneOf(Operation.class);
        for (Operation operation : Operation.values()) {
            if (supports(operation)) {
                supported.add(operation);
            }
        }
        return supported;
    }

    /** The parameters of a supported operation that this backend cannot honour, with the reason of each. */
    public Map<String, String> lackingParameters(Operation operation) {
        return lackingParameters.getOrDefault(operation, Map.of());
    }

    /**
     * Checks that the operation can be called.
     *
     * @throws UnsupportedException with the declared reason, when it cannot
     */
    public void require(Operation operation) {
        if (of(operation) instanceof Support.Lacking lacking) {
            throw new UnsupportedException(operation, lacking.reason());
        }
    }

    /**
     * Checks that the operation can be called with that parameter.
     *
     * @throws UnsupportedException with the declared reason, when it cannot
     */
    public void require(Operation operation, String parameter) {
        require(operation);
        String reason = lackingParameters(operation).get(parameter);
        if (reason != null) {
            throw new UnsupportedException(operation, parameter, reason);
        }
    }

    /** Whether everything supported here is supported there too: an opened backend never exceeds its provider. */
    public boolean isWithin(Capabilities widest) {
        for (Operation operation : supported()) {
            if (!widest.supports(operation)
                    || !lackingParameters(operation)
                            .keySet()
                            .containsAll(widest.lackingParameters(operation).keySet())) {
                return false;
            }
        }
        return true;
    }

    /** Starts a declaration from this one; use {@link Builder#narrow} to take away from it. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.operations.putAll(operations);
        lackingParameters.forEach(
                (operation, parameters) -> builder.lackingParameters.put(operation, new LinkedHashMap<>(parameters)));
        return builder;
    }

    @Override
    public String toString() {
        return "Capabilities" + supported();
    }

    /** Collects a declaration. Declaring an operation twice is refused, so that no declaration hides another. */
    public static final class Builder {
        private final Map<Operation, Support> operations = new EnumMap<>(Operation.class);
        private final Map<Operation, Map<String, String>> lackingParameters = new EnumMap<>(Operation.class);

        private Builder() {}

        /** Declares operations that the provider performs by itself. */
        public Builder supports(Operation... natively) {
            for (Operation operation : natively) {
                declare(operation, new Support.Native());
            }
            return this;
        }

        /**
         * Declares an operation that the backend composes or emulates.
         *
         * @param caveat what differs, one sentence for a user
         */
        public Builder supports(Operation operation, String caveat) {
            return declare(operation, new Support.Composed(sentence(caveat)));
        }

        /**
         * Declares an operation that the backend cannot perform.
         *
         * @param reason why, and what to use instead
         */
        public Builder lacks(Operation operation, String reason) {
            return declare(operation, new Support.Lacking(sentence(reason)));
        }

        /**
         * Declares operations that the backend cannot perform, all for one reason.
         *
         * @param reason why, and what to use instead
         */
        public Builder lacks(Set<Operation> operations, String reason) {
            operations.forEach(operation -> lacks(operation, reason));
            return this;
        }

        /** Adds what is declared in a place of its own. */
        public Builder with(UnaryOperator<Builder> declaration) {
            return declaration.apply(this);
        }

        /**
         * Declares one parameter of a supported operation, or one value of a parameter, that the backend cannot honour.
         *
         * @param parameter the parameter's name in the operation's tool, or {@code parameter.value}
         * @param reason why, and what to use instead
         */
        public Builder lacks(Operation operation, String parameter, String reason) {
            String earlier = lackingParameters
                    .computeIfAbsent(operation, unused -> new LinkedHashMap<>())
                    .put(parameter, sentence(reason));
            if (earlier != null) {
                throw new IllegalArgumentException(operation.id() + " declares " + parameter + " twice");
            }
            return this;
        }

        /** Takes a declared operation away again, with its parameters, because the configuration does not allow it. */
        public Builder narrow(Operation operation, String reason) {
            operations.put(operation, new Support.Lacking(sentence(reason)));
            lackingParameters.remove(operation);
            return this;
        }

        /**
         * The finished declaration.
         *
         * @throws IllegalArgumentException when a parameter is declared for an operation that is not supported
         */
        public Capabilities build() {
            Capabilities capabilities = new Capabilities(this);
            lackingParameters.keySet().forEach(operation -> {
                if (!capabilities.supports(operation)) {
                    throw new IllegalArgumentException(operation.id() + " lacks a parameter but is not supported");
                }
            });
            return capabilities;
        }

        private Builder declare(Operation operation, Support support) {
            if (operations.putIfAbsent(operation, support) != null) {
                throw new IllegalArgumentException(operation.id() + " is declared twice");
            }
            return this;
        }

        private static String sentence(String text) {
            return Optional.of(text)
                    .filter(s -> !s.isBlank())
                    .orElseThrow(() -> new IllegalArgumentException("a declaration needs its reason"));
        }
    }
}
