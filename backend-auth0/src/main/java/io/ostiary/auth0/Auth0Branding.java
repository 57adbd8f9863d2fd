package io.ostiary.auth0;

import static io.ostiary.Operation.GET_BRANDING;
import static io.ostiary.Operation.UPDATE_BRANDING;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.Operation;
import io.ostiary.branding.Brand;
import io.ostiary.branding.BrandPatch;
import io.ostiary.branding.Branding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The branding of Universal Login, and its theme: the color of text is the theme's alone, and where there is a theme its
 * other colors replace those of the branding.
 */
final class Auth0Branding implements Branding {
    private static final List<String> BRANDING = List.of("branding");
    private static final List<String> THEMES = List.of("branding", "themes");

    private final ManagedTenant tenant;

    Auth0Branding(ManagedTenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public Brand get() {
        return branding(GET_BRANDING).toBrand(theme(GET_BRANDING));
    }

    @Override
    public Brand update(BrandPatch patch) {
        Requests unused = tenant.requests(UPDATE_BRANDING);
        if (!patch.dark().keeps()) {
            Auth0Capabilities.WIDEST.require(UPDATE_BRANDING, "dark");
        }
        return tenant.exclusively(UPDATE_BRANDING, tenant.id(), () -> {
            BrandRow branding = branding(UPDATE_BRANDING);
            Optional<ThemeRow> theme = theme(UPDATE_BRANDING);
            Map<String, @Nullable Object> change = branding.change(patch);
            BrandRow changed = change.isEmpty() ? branding : new BrandRow(send("PATCH", BRANDING, change));
            return changed.toBrand(changed(theme, branding, patch));
        });
    }

    /** Changes the theme, and makes one where a color of text asks for it. */
    private Optional<ThemeRow> changed(Optional<ThemeRow> theme, BrandRow branding, BrandPatch patch) {
        if (theme.isEmpty()) {
            return patch.textColor().valueOrNull() == null
                    ? theme
                    : Optional.of(make(ThemeRow.of(branding.colors()).patched(patch)));
        }
        ThemeRow wanted = theme.get().patched(patch);
        return wanted.equals(theme.get())
                ? theme
                : Optional.of(new ThemeRow(send("PATCH", List.of("branding", "themes", wanted.id()), wanted.body())));
    }

    private ThemeRow make(ThemeRow wanted) {
        return tenant.requests(UPDATE_BRANDING)
                .create(
                        UPDATE_BRANDING,
                        Subject.theme(),
                        attempt ->
                                new ThemeRow(attempt.management("POST", THEMES, Map.of(), RawJson.body(wanted.body()))),
                        () -> theme(UPDATE_BRANDING));
    }

    private JsonNode send(String method, List<String> path, Object body) {
        return tenant.requests(UPDATE_BRANDING)
                .repeatable(
                        UPDATE_BRANDING,
                        Subject.theme(),
                        attempt -> attempt.management(method, path, Map.of(), RawJson.body(body)));
    }

    private BrandRow branding(Operation operation) {
        return new BrandRow(tenant.requests(operation)
                .repeatable(
                        operation,
                        Subject.tenant(tenant.id()),
                        attempt -> attempt.management("GET", BRANDING, Map.of(), null)));
    }

    private Optional<ThemeRow> theme(Operation operation) {
        return tenant.requests(operation)
                .find(
                        operation,
                        Subject.theme(),
                        attempt -> new ThemeRow(
                                attempt.management("GET", List.of("branding", "themes", "default"), Map.of(), null)));
    }
}
