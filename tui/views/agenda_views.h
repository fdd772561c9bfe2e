/* Views on the stack that belong to agendas. */
#ifndef TUI_VIEWS_AGENDA_VIEWS_H
#define TUI_VIEWS_AGENDA_VIEWS_H

#include "tui/views/views.h"

/* What earlier meetings left over (arg: const int64_t *meeting_id). */
extern const struct view_ops offers_view;

/* A template (arg: const struct template_for *, services/templates.h). */
extern const struct view_ops template_view;

/* The kinds of entries (no arg). */
extern const struct view_ops kinds_view;

/* The files of a meeting; new ones go to the item, or with item_id 0 to the whole meeting. */
struct files_arg {
	int64_t meeting_id, item_id;
};
extern const struct view_ops files_view; /* arg: const struct files_arg * */

#endif
