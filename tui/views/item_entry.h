/* Items of an agenda or a template typed one after the other: Enter files one and offers the next. */
#ifndef TUI_VIEWS_ITEM_ENTRY_H
#define TUI_VIEWS_ITEM_ENTRY_H

#include "tui/views/views.h"

struct item_typed {
	const char *title, *presenter;
	int64_t minutes; /* 0 = not said */
	int kind;        /* enum item_kind */
	bool sub;        /* under the last top-level one */
};
struct item_entry_spec {
	const char *label;     /* translated: "New item" */
	const char *draft_key; /* what is half typed is kept there; may be NULL */
	const char *const
		*names; /* whole names that a presenter may be given by a part of; copied */
	size_t n_names;
	bool sub; /* begins under the last one */
	/* File one; false with the reason leaves it typed. */
	bool (*file)(struct app *a, void *ctx, const struct item_typed *t, struct err *e);
	void *ctx; /* free()d with the entry */
};
bool item_entry_open(struct app *a, const struct item_entry_spec *s);

#endif
