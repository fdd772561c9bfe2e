/* Inside an import: fields have room for what people write, texts may hold anything. */
#ifndef CORE_SERVICES_IMPORT_FIT_H
#define CORE_SERVICES_IMPORT_FIT_H

#include <stdbool.h>
#include <stddef.h>

/* Most characters of fields (the CHECKs of the schema). */
enum { FIT_NUMBER = 40, FIT_NAME = 200, FIT_FIELD = 1000, FIT_TITLE = 4000, FIT_TEXT = 65536 };

/* Free *field and put a copy of at most most characters of s (or NULL) there. */
void fit_put(char **field, const char *s, size_t most);

/* Does s have more characters than that? */
bool fit_exceeds(const char *s, size_t most);

/* The bytes of s that make a text of at most most characters, cut between words where there are
 * any; never 0 where s is not empty. */
size_t fit_len(const char *s, size_t most);

#endif
