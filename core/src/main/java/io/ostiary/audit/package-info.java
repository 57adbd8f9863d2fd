/** The audit log: who did what to whom, when, from where, and how it ended. */
@NullMarked
package io.ostiary.audit;

import org.jspecify.annotations.NullMarked;
