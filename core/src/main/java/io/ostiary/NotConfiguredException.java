package io.ostiary;

import org.jspecify.annotations.Nullable;

/** The provider could do it, but a setting of the provider is missing. */
public final class NotConfiguredException extends IdentityException {
    private static final long serialVersionUID = 1L;

    private final String setting;
    private final String remedy;

    /**
     * Names the setting and the remedy.
     *
     * @param setting the setting of the provider that is missing
     * @param remedy what an operator does about it
     */
    public NotConfiguredException(@Nullable Operation operation, String setting, String remedy) {
        this(operation, setting, remedy, null);
    }

    /** The same, with the provider's own failure for logs. */
    public NotConfiguredException(
            @Nullable Operation operation, String setting, String remedy, @Nullable Throwable cause) {
        super(Code.NOT_CONFIGURED, operation, setting + " is not configured; " + remedy, cause);
        this.setting = setting;
        this.remedy = remedy;
    }

    /** The setting of the provider that is missing. */
    public String setting() {
        return setting;
    }

    /** What an operator does about it. */
    public String remedy() {
        return remedy;
    }
}
