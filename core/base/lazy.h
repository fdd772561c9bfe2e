/* Libraries that would cost a quarter of the start (ICU, libical) are linked to
 * arshjul-lazy.so, which is opened when the first call needs it; what can be left out of a build
 * altogether (PDF) has one of its own. Each exports constant tables of
 * functions; dlopen counts, so no handle is kept anywhere. */
#ifndef CORE_BASE_LAZY_H
#define CORE_BASE_LAZY_H

/* The table of that name. Dies when the library is not beside the program (broken install). */
const void *lazy_table(const char *name);

/* The same of a library that need not be there ("arshjul-pdf.so"); NULL where it is not. */
const void *lazy_optional(const char *library, const char *name);

#endif
