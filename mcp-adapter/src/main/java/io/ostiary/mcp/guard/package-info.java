/** What keeps a call within its bounds: which tools are offered, when a person has to approve, where secrets and files may go. */
@NullMarked
package io.ostiary.mcp.guard;

import org.jspecify.annotations.NullMarked;
