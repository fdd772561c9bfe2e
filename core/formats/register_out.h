/* Decisions and actions as a table: CSV that Excel opens (semicolons, UTF-8 with a byte order mark), or
 * Markdown. Pure. */
#ifndef CORE_FORMATS_REGISTER_OUT_H
#define CORE_FORMATS_REGISTER_OUT_H

#include <stdbool.h>

#include "base/buf.h"
#include "model/store.h"

/* language: of the organisation ("sv", "en"), in which the heads are. Appended to out. */
void register_csv(const struct register_rows *rows, const char *language, struct buf *out);
void register_md(const struct register_rows *rows, const char *language, struct buf *out);

#endif
