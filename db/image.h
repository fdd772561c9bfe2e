/* Row images of the journal: a record as one JSON object and back. */
#ifndef DB_IMAGE_H
#define DB_IMAGE_H

#include "base/buf.h"
#include "model/record.h"

/* Append the record: id, rev and the columns that are not empty (0, "", the first keyword). */
void image_write(const struct table *t, const void *rec, struct buf *out);

/* Read what image_write wrote. rec's old content is released. False where it is anything else. */
bool image_read(const struct table *t, const char *json, void *rec);

#endif
