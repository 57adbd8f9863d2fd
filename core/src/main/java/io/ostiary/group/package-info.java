/** Groups of users: their hierarchy, who is a member, and the roles that members inherit. */
@NullMarked
package io.ostiary.group;

import org.jspecify.annotations.NullMarked;
