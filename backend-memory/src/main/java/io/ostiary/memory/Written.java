package io.ostiary.memory;

/**
 * What a write computed, before anybody sees it.
 *
 * @param state the tenant's next state; the current one when nothing changes
 * @param result what the caller gets
 * @param <T> the result's type
 */
record Written<T>(TenantState state, T result) {}
