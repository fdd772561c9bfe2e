/* Views: what fills the screen. A root view (1 Hjul, 2 Möten …) lives as long as the program; prompts,
 * menus, forms, the palette and the roll call are views on a stack above it. There is one event loop
 * and no nested one.
 *
 * A view owns its state, keeps ids rather than pointers into the store, and reads the store only in
 * reload, which the loop calls once before a paint however many keys came. Drawing changes nothing. */
#ifndef TUI_VIEW_H
#define TUI_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

#include "tui/screen/canvas.h"
#include "tui/screen/keymap.h"

struct command;
struct app;
struct view;

/* What a key handler wants to happen; bits. Only the loop acts on them. */
enum effect {
	FX_NONE = 0,
	FX_REDRAW = 1 << 0,
	FX_RELOAD = 1 << 1,  /* data changed: every view reloads before the next paint */
	FX_POP = 1 << 2,     /* close this stacked view */
	FX_QUIT = 1 << 3,    /* leave the program */
	FX_IGNORED = 1 << 4, /* the key was not for this handler */
};

/* What a command needs before it may run; checked once, with one wording each (app.c). */
enum need {
	NEED_NOTHING = 0,
	NEED_WRITABLE = 1 << 0, /* the database can be written */
	NEED_MEETING = 1 << 1,  /* a meeting is selected */
	NEED_RUNNING = 1 << 2,  /* it is running */
	NEED_ITEM = 1 << 3,     /* an agenda item is selected */
	NEED_NOTE = 1 << 4,     /* a filed line is selected */
	NEED_PERSON = 1 << 5,   /* a person is selected */
	NEED_GROUP = 1 << 6,    /* a group is selected */
	NEED_ROLL = 1 << 7,     /* the roll is being taken, not answers before the meeting */
	NEED_BEFORE = 1 << 8,   /* the meeting has not begun */
	NEED_OPEN = 1 << 9,     /* none of its proposed dates has been chosen */
};

struct view_ops {
	const char *name; /* section of the command table, help and manual; stable, English */
	const char *text_section; /* its section while text is typed; NULL = name */
	size_t state_size;
	bool overlay;  /* drawn over the view beneath; else it fills the body */
	bool captures; /* gets every key (prompts, forms): the command table is not asked */
	int tab;       /* -1: the numbered views are not shown over it (first run) */

	/* Allocate what state needs; v->state is zeroed. arg is the opener's. May be NULL. */
	bool (*open)(struct view *v, struct app *a, const void *arg, struct err *e);
	void (*close)(struct view *v);

	/* The body's size changed; NULL when it does not matter. */
	void (*layout)(struct view *v, struct app *a, int rows, int cols);

	/* The only place that reads the store. NULL = nothing to read. */
	bool (*reload)(struct view *v, struct app *a, struct err *e);

	/* Movement and typing. FX_IGNORED hands the key to the command table. */
	unsigned (*key)(struct view *v, struct app *a, const struct key *k);

	/* Is text being typed (everything types, commands wait)? NULL = never. */
	bool (*typing)(const struct view *v);

	/* Which needs are met now (bits of enum need). NULL = none beyond the app's own. */
	unsigned (*has)(const struct view *v, const struct app *a);

	/* Row 1: left and right part. Either may be left empty: the app then writes the date. */
	void (*title)(
		const struct view *v, const struct app *a, struct buf *left, struct buf *right);

	/* What the message line says when there is no message (the focused row in words). */
	void (*status)(const struct view *v, const struct app *a, struct buf *out);

	/* Draw into the body: rows between the tabs and the message line. Overlays get the body too. */
	void (*draw)(const struct view *v, const struct app *a, struct canvas *body);

	/* The program ends or the window goes: save what is being typed. NULL = nothing to save. */
	void (*leave)(struct view *v, struct app *a);

	/* Milliseconds until tick shall be called; -1 = never. NULL = never. (Drafts, clocks.) */
	int (*timeout)(const struct view *v, const struct app *a);
	unsigned (*tick)(struct view *v, struct app *a);

	/* Is the command worth its place in the footer now? NULL = all are. */
	bool (*hints)(const struct view *v, const struct command *c);

	/* Narrow the list to rows that match; "" shows all. NULL = no list here. */
	void (*filter)(struct view *v, struct app *a, const char *text);
};

struct view {
	const struct view_ops *ops;
	void *state;
	bool stale; /* reload before the next paint */
};

#endif
