package io.ostiary.mcp.tool;

import io.ostiary.Effect;
import io.ostiary.Operation;
import io.ostiary.mcp.guard.Plan;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One operation as a tool: what a model is told, what it may say, what happens, and what comes back.
 *
 * @param operation the operation, from which name, hints and toolset derive
 * @param input the record that is the input schema
 * @param output the view that is the output schema
 * @param text when to use it and what it does not do, for the model
 * @param planner what a person has to approve; for an operation whose floor is {@link Effect#DANGER} never null, but for a
 *     {@linkplain #hasDryRun() dry run}; for others null unless the very call is dangerous
 * @param handler performs it
 * @param <I> the input record
 */
public record Tool<I extends Record>(
        Operation operation,
        Class<I> input,
        Class<? extends Record> output,
        String text,
        Planner<I> planner,
        Handler<I> handler) {

    /** Performs a tool. */
    @FunctionalInterface
    public interface Handler<I> {
        /** Performs it and returns the view. */
        Record handle(ToolContext context, I input);
    }

    /** Says what a call would do, for a person. */
    @FunctionalInterface
    public interface Planner<I> {
        /** The plan, or null when nobody needs to approve the call. */
        @Nullable
        Plan plan(ToolContext context, I input);
    }

    /** A tool that nobody has to approve, whatever its arguments. */
    static <I extends Record> Tool<I> tool(
            Operation operation, Class<I> input, Class<? extends Record> output, String text, Handler<I> handler) {
        if (operation.effect() == Effect.DANGER) {
            throw new IllegalArgumentException(operation.id() + " is dangerous: it needs a plan");
        }
        return new Tool<>(operation, input, output, text, (context, in) -> null, handler);
    }

    /** A tool that a person has to approve, always or for some arguments. */
    static <I extends Record> Tool<I> planned(
            Operation operation,
            Class<I> input,
            Class<? extends Record> output,
            String text,
            Planner<I> planner,
            Handler<I> handler) {
        return new Tool<>(operation, input, output, text, planner, handler);
    }

    /** Its name. */
    public String name() {
        return operation.id();
    }

    /** Its name for people, for example {@code List users}. */
    public String title() {
        String words = operation
                .id()
                .replace('_', ' ')
                .replace("mfa", "MFA")
                .replace("sdk", "SDK")
                .replace("email", "e-mail")
                .replace("uri", "URI")
                .replace("api ", "API ");
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** The first sentence of its text. */
    public String summary() {
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    /** Whether it works inside one tenant, and so takes a {@code tenant} parameter that picks it. */
    public boolean inTenant() {
        return switch (operation) {
            case GET_CONTEXT,
                    LIST_CAPABILITIES,
                    LIST_TENANTS,
                    GET_TENANT,
                    CREATE_TENANT,
                    UPDATE_TENANT,
                    DELETE_TENANT -> false;
            default -> true;
        };
    }

    /** Whether it brings new secrets into the world, which must have somewhere to go. */
    public boolean mintsSecrets() {
        return switch (operation) {
            case AUTHENTICATE_USER,
                    CREATE_SESSION,
                    REFRESH_SESSION,
                    CREATE_APPLICATION,
                    ROTATE_APPLICATION_SECRET,
                    CREATE_API_KEY,
                    ROTATE_API_KEYS -> true;
            default -> false;
        };
    }

    /** Whether a call of it can be one that only tells what would happen, which nobody has to approve. */
    public boolean hasDryRun() {
        return operation == Operation.APPLY_RBAC_STATE;
    }

    /** Whether the same call again has no further effect. */
    public boolean idempotent() {
        return switch (operation.effect()) {
            case READ -> true;
            case WRITE ->
                switch (operation) {
                    case CREATE_USER,
                            AUTHENTICATE_USER,
                            REFRESH_SESSION,
                            SEND_PASSWORD_RESET,
                            SEND_EMAIL_VERIFICATION,
                            LINK_ACCOUNTS,
                            UNLINK_ACCOUNTS,
                            IMPORT_USERS,
                            CREATE_ORGANIZATION,
                            ADD_ORGANIZATION_MEMBER,
                            CREATE_INVITATION,
                            REVOKE_INVITATION,
                            CREATE_ROLE,
                            CREATE_APPLICATION,
                            ADD_REDIRECT_URI,
                            CREATE_GROUP,
                            CREATE_API_KEY,
                            CREATE_IDENTITY_PROVIDER,
                            CREATE_CUSTOM_DOMAIN,
                            CREATE_EMAIL_DOMAIN,
                            CREATE_API,
                            CREATE_ACTION,
                            CREATE_FORM,
                            CREATE_BILLING_PLAN,
                            CREATE_BILLING_MIGRATION,
                            REPORT_USAGE,
                            CREATE_TENANT -> false;
                    default -> true;
                };
            case DANGER ->
                switch (operation) {
                    case CREATE_SESSION, ROTATE_APPLICATION_SECRET, ROTATE_API_KEYS -> false;
                    default -> true;
                };
        };
    }
}
