package io.ostiary.memory;

import static io.ostiary.Operation.GET_BRANDING;
import static io.ostiary.Operation.UPDATE_BRANDING;

import io.ostiary.branding.Brand;
import io.ostiary.branding.BrandPatch;
import io.ostiary.branding.Branding;

/** The look of a tenant in memory. No page shows it. */
final class MemoryBranding implements Branding {
    private final TenantView view;

    MemoryBranding(TenantView view) {
        this.view = view;
    }

    @Override
    public Brand get() {
        return view.read(GET_BRANDING, (state, now) -> state.brand());
    }

    @Override
    public Brand update(BrandPatch patch) {
        return view.write(UPDATE_BRANDING, (state, now) -> {
            Brand patched = state.brand().patched(patch);
            return new Written<>(state.withBrand(patched), patched);
        });
    }
}
