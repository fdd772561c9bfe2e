/* The one command table: it feeds dispatch, the footer, the `?` palette and the manual's key page. */
#ifndef TUI_COMMANDS_H
#define TUI_COMMANDS_H

#include "base/buf.h"

#include "tui/view.h"

typedef unsigned command_fn(struct app *a, struct view *v, const struct key *k);

struct command {
	const char *name; /* stable, English, as typed after `:` */
	/* Key names as keymap.h reads them. Blanks separate twins, of which the first is shown; keys
	 * written together belong together and are shown so ("<Up><Down> j k" shows ↑↓). */
	const char *keys;
	const char
		*view; /* section: a view's name (or its text section), "*" everywhere in lists */
	const char *help; /* N_(): a line for the palette and the manual */
	const char *hint; /* N_(): a word for the footer, perhaps "footer|word"; NULL = none */
	int rank;         /* place in the footer, 1 first */
	unsigned needs;   /* bits of enum need */
	command_fn *run;  /* NULL: the view itself handles these keys (movement, typing) */
};

/* Every row, in the order of help: the tables of the views, then what counts everywhere. A zeroed walk
 * is before the first; NULL after the last. */
struct command_walk {
	size_t table, row;
};
const struct command *command_next(struct command_walk *w);

/* The command for a key in a view: its own section before "*". NULL where there is none. */
const struct command *command_for_key(const char *view, const struct key *k);
const struct command *command_by_name(const char *view, const char *name);

/* The heading of a section in help: "In the list", "Everywhere" … translated. */
const char *command_section_title(const char *section);

/* Does the command count in this section (its own, or "*" for views that are not typing)? */
bool command_in_section(const struct command *c, const char *section);

/* The first of the twins as a person reads it: "Enter", "↑↓", ", ." */
void command_key_labels(const char *keys, struct buf *out);

/* The key page of the manual, made from the table: mdoc list items. */
void commands_mdoc(struct buf *out);

#endif
