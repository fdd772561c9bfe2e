/* The year as a document: drawn (SVG) or as a plain list. */
#ifndef CORE_SERVICES_EXPORT_WHEEL_H
#define CORE_SERVICES_EXPORT_WHEEL_H

#include "base/buf.h"
#include "formats/year_sheet.h"
#include "services/session.h"

enum wheel_form { WHEEL_SVG, WHEEL_TXT };
extern const char *const wheel_form_names[]; /* "svg", "txt"; NULL at the end */

/* The entries that begin in a year (1 to 9998), all of them or (group_id) those of a group. Release *out
 * with year_sheet_release, also after a failure. */
bool year_sheet_load(
	struct session *se, int year, int64_t group_id, struct year_sheet *out, struct err *e);

/* The same, written out: appended to out. The same data give the same bytes. */
bool export_wheel(struct session *se, int year, int64_t group_id, enum wheel_form form,
	struct buf *out, struct err *e);

#endif
