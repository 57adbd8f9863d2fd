/**
 * A tenant of Auth0 in this process: stateful, and as strict and as odd as the real one.
 *
 * <p>{@link Auth0Emulator} starts it, {@link Switches} make it lag, limit or refuse, {@link Faults} make it fail, and {@link RequestLog} tells what was
 * asked and answered.
 *
 * <p>A {@link Resource} is one class per group of endpoints. It adds each {@link Operation} to the {@link Router} with the scopes it takes and the rules of
 * its path, query and body; its handlers see only what passed these, run one at a time, change the {@link Tenant}, and answer an {@link Answer} or throw a
 * {@link Problem}. {@link Auth0Emulator} lists the resources.
 */
@NullMarked
package io.ostiary.auth0.emulator;

import org.jspecify.annotations.NullMarked;
