/* Inside the screen that takes people in: its state, shared with its drawing. */
#ifndef TUI_VIEWS_PEOPLE_IN_PART_H
#define TUI_VIEWS_PEOPLE_IN_PART_H

#include "services/import_people.h"

#include "tui/views/import_part.h"
#include "tui/views/live_text.h"
#include "tui/views/views.h"
#include "tui/widgets/field.h"

struct people_in_state {
	char *name;       /* of the file; NULL where it is a list */
	char *group;      /* "" = none */
	int64_t group_id; /* 0 = none */
	struct buf bytes; /* of the file; the list so far */
	struct field field;
	struct people_source source;
	struct people_entries entries;
	struct people_preview preview;
	struct import_lines lines; /* of the preview, as shown */
	size_t column;             /* the one that the arrows change */
	bool warned;               /* Esc was pressed once */
	bool restored;             /* the draft of the list has been read */
	struct draft_pace draft;
};

/* Fill st->lines. */
void people_in_lines(struct people_in_state *st);
void people_in_draw(const struct view *v, const struct app *a, struct canvas *body);

#endif
