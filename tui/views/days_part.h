/* The inside of the list of breaks and days a party cannot: what it knows (days.c), and its forms
 * (days_forms_part.c). */
#ifndef TUI_VIEWS_DAYS_PART_H
#define TUI_VIEWS_DAYS_PART_H

#include "tui/app.h"

/* A break, or a blackout. */
struct days_line {
	int64_t id; /* of the record */
	bool blackout;
	int32_t first, last;
	const char *what, *party[2]; /* inner pointers of the view's rows */
};

/* A new one (line NULL) in a year, or a change. */
unsigned days_ask_break(struct app *a, int year, const struct days_line *line);
unsigned days_ask_blackout(struct app *a, int year, const struct days_line *line);

/* Choose among the usual weeks of a year, then say for whom. */
unsigned days_ask_preset(struct app *a, int year);

/* "mån–fre 23–27 feb 2026 v.9" */
void days_words(int32_t first, int32_t last, struct buf *out);

#endif
