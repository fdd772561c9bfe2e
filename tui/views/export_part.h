/* The inside of view 8, shared by export*.c. */
#ifndef TUI_VIEWS_EXPORT_PART_H
#define TUI_VIEWS_EXPORT_PART_H

#include "base/config.h"

#include "tui/commands.h"
#include "tui/views/views.h"
#include "tui/widgets/field.h"
#include "tui/widgets/list.h"

/* ---- export_what.c: what there is to write, and in which form ---- */

enum export_what {
	EXPORT_WHAT_YEAR,
	EXPORT_WHAT_NOTES,
	EXPORT_WHAT_AGENDA,
	EXPORT_WHAT_STATS,
	EXPORT_WHAT_REGISTER,
	EXPORT_WHAT_PEOPLE,
	EXPORT_WHAT_PICTURE,
	EXPORT_WHAT_FEEDS,
	EXPORT_WHAT_VDIR,
	EXPORT_WHAT_DATABASE,
	EXPORT_WHATS,
};
/* Windows from this width have the preview beside the list. */
enum { EXPORT_BESIDE_COLS = 60 };

enum export_of { EXPORT_OF_YEAR, EXPORT_OF_MEETING, EXPORT_OF_ALL };

struct export_form {
	const char *ending; /* ".ics"; "" = a folder */
	const char *word;   /* N_() */
};

struct export_ask {
	enum export_what what;
	size_t form;
	int year;
	int64_t meeting_id; /* 0 = there is none */
	bool mine; /* of a calendar: only the groups that the configuration says are mine */
};

/* What would be written. A zeroed one is empty. */
struct export_made {
	struct buf text; /* what is shown of it */
	bool whole;      /* … and that is every byte */
	bool none;       /* nothing can be written: words say why */
	size_t from;     /* the byte at which showing it begins */
	char *count;     /* "14 entries"; NULL = nothing is counted */
	char *words;     /* what it is, where it cannot be shown; NULL = it can */
	char *remark;    /* what is to be known about it; NULL = nothing */
};
void export_made_release(struct export_made *m);

const char *export_label(enum export_what what); /* translated */
enum export_of export_of(enum export_what what);
bool export_is_folder(enum export_what what);
bool export_has_groups(enum export_what what); /* ask->mine means something to it */

/* Those that this program can write; the last one of some is left out where it was not built in. */
size_t export_forms(enum export_what what, const struct export_form **v);

/* For the preview: reads the store. Release *out also after a failure. */
bool export_make(
	struct app *a, const struct export_ask *ask, struct export_made *out, struct err *e);

/* Into a file or folder as typed. *said gets what is to be told; the caller frees. */
bool export_write(struct app *a, const struct export_ask *ask, const struct export_made *made,
	const char *typed, char **said, struct err *e);

/* The usual name of the file or folder; the caller frees. */
char *export_name(struct app *a, const struct export_ask *ask);

/* The same in the shell: "arshjul export ics --year 2026". */
void export_command(const struct export_ask *ask, struct buf *out);

/* ---- export.c ---- */

enum export_pane { EXPORT_PANE_WHAT, EXPORT_PANE_FORM, EXPORT_PANE_PATH, EXPORT_PANES };

struct exporting {
	enum export_pane pane;
	struct list whats, forms; /* ids: the place in the table, from 1 */
	const struct export_form *form_v;
	struct field path;
	char *folder;  /* where files go: the usual folder, or that of the path typed last */
	bool is_taken; /* the path is that of a file that is there */
	struct export_ask ask; /* what is shown */
	struct export_made made;
	char *name;    /* of the file, as it was proposed */
	char *meeting; /* "Beredning Väst tis 10 mars"; NULL = there is none */
	int top;       /* first line of the preview that is shown */
	int rows, cols;
	bool mine;                          /* ask.mine, where it means something */
	bool asked;                         /* to be made anew */
	unsigned seen;                      /* a->data when it was */
	int64_t seen_meeting;               /* a->meeting_id when it was */
	char seen_groups[CONFIG_TEXT_SIZE]; /* the groups that were mine */
};

/* ---- export_draw.c ---- */

struct export_areas {
	int left; /* cells of the lists */
	int whats, form,
		forms; /* rows of the first list; where the forms are; rows of theirs, 0 = a line */
	int path, shell;          /* rows; shell -1 = it is not shown */
	int top, col, rows, cols; /* of the preview */
	bool beside;              /* the preview is right of the lists */
};
struct export_areas export_areas(const struct exporting *st);
void export_draw(const struct view *v, const struct app *a, struct canvas *body);
void export_title(const struct view *v, const struct app *a, struct buf *left, struct buf *right);

#endif
