/* What an import would bring, as lines to read. */
#ifndef TUI_VIEWS_IMPORT_PART_H
#define TUI_VIEWS_IMPORT_PART_H

#include "services/import_ics.h"
#include "services/import_notes.h"

#include "tui/screen/canvas.h"
#include "tui/screen/keymap.h"

struct import_line {
	const char *text; /* in the pool */
	unsigned style;   /* enum style */
};
/* Zeroed is empty. */
struct import_lines {
	struct import_line *v;
	size_t n, cap;
	int top; /* the first one shown */
	struct pool pool;
};

/* One line more; a heading has a blank line before it. */
__attribute__((format(printf, 3, 4))) void import_lines_add(
	struct import_lines *l, unsigned style, const char *fmt, ...);
void import_lines_heading(struct import_lines *l, const char *text);

void import_lines_make(struct import_lines *l, const struct import_preview *p);
/* The same of a calendar: counts, then what each event and answer would become. */
void import_lines_ics(struct import_lines *l, const struct ics_preview *p);
void import_lines_release(struct import_lines *l);

/* Page up and down, and the wheel; false where it is another key. */
bool import_lines_scroll(struct import_lines *l, const struct key *k);
/* From the top on; the last row says how many there are below it. */
void import_lines_draw(const struct import_lines *l, struct canvas *c);

#endif
