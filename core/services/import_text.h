/* Inside an import: the text of a file of notes, whatever kind of file it is. */
#ifndef CORE_SERVICES_IMPORT_TEXT_H
#define CORE_SERVICES_IMPORT_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* Plain text in any encoding (encoding.h), or what stands in a document (office.h), which is read in a
 * process of its own. Told by the content. The caller frees *utf8. ERR_INVALID, with words about what to do,
 * for what is no text. */
bool import_text(const void *bytes, size_t n, char **utf8, struct err *e);

#endif
