package io.ostiary.billing;

import java.time.Instant;

/**
 * That usage was counted.
 *
 * @param events how many events
 * @param reportedAt when; where the batch was reported before, the first time
 */
public record UsageReceipt(int events, Instant reportedAt) {}
