/** What roles allow: resources with their actions, who may do what and why, and all of it as one document. */
@NullMarked
package io.ostiary.permission;

import org.jspecify.annotations.NullMarked;
