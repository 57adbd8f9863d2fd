/** The HTML of mails that somebody else wrote: where a secret may stand in it, and what it says without its markup. */
@NullMarked
package io.ostiary.html;

import org.jspecify.annotations.NullMarked;
