/* The views there are, and how others open them. */
#ifndef TUI_VIEWS_VIEWS_H
#define TUI_VIEWS_VIEWS_H

#include "tui/app.h"
#include "tui/widgets/overlay.h"

/* Root views, in the order of their keys. */
extern const struct view_ops wheel_view, meetings_view, live_view, people_view, followup_view,
	plan_view, search_view, export_view;

/* View 6, ready to be typed into. */
unsigned search_show_view(struct app *a);

/* Stacked: the roll call of a meeting (arg: const int64_t *meeting_id). */
extern const struct view_ops rollcall_view;
/* Stacked: the finished notes of a meeting (arg: const int64_t *meeting_id). */
extern const struct view_ops preview_view;
/* Stacked: what the check of a meeting found (arg: const int64_t *meeting_id). */
extern const struct view_ops checks_view;
/* Stacked: the proposed dates of a meeting, and (an overlay) what became of its date (arg: const int64_t
 * *meeting_id). */
extern const struct view_ops dates_view, moves_view;
/* Stacked: who is to be sent what of a meeting (arg: const int64_t *meeting_id). */
extern const struct view_ops invite_view;
/* Stacked: what a look over a year found, and the days of it that do not suit (arg: const int *year). */
extern const struct view_ops year_checks_view, days_view;
/* Stacked: attendance over time (arg: const int64_t *group_id, 0 = all), and of one person (arg: const struct
 * stats_person_arg *, stats_part.h); and to open it. */
extern const struct view_ops stats_view, stats_person_view;
unsigned stats_show(struct app *a, int64_t group_id);
/* Stacked: a round as a matrix (arg: const struct round_place *, round_part.h), and its combined sheet
 * (arg: const int64_t *round_id). */
extern const struct view_ops round_view, round_paper_view;
/* Stacked: a vote (arg: const int64_t *poll_id), which becomes its result; its setting up and the
 * check-in round (arg: const int64_t *item_id). */
extern const struct view_ops poll_view, poll_result_view, poll_setup_view, checkin_view;
/* Stacked: what is stored about a person (arg: const int64_t *person_id), and how long data are kept (no arg). */
extern const struct view_ops privacy_view, retention_view;
/* First run (no arg), the palette and help (no arg), the messages so far (no arg). */
extern const struct view_ops first_run_view, palette_view, log_view;
/* Stacked: seats of groups and mandates (no arg). */
extern const struct view_ops seats_view;
/* Stacked: people from a table or a list, before they are taken in (arg: const struct people_in_arg *). */
extern const struct view_ops people_in_view;
/* Stacked: screen and language (no arg). */
extern const struct view_ops settings_view;

/* ---- One line of text in the message line ------------------------------------------------------ */

struct prompt {
	const char *label; /* translated */
	const char *text;  /* to begin with; may be NULL */
	const char *hint;  /* footer while typing; NULL = Enter, Esc */
	/* Each change while typing (filters, echoes). May be NULL. */
	unsigned (*changed)(struct app *a, void *ctx, const char *text);
	/* Tab: text, made longer where it can be, into out; how many ways there are to go on. May be
	 * NULL. */
	size_t (*complete)(const char *text, struct buf *out);
	/* Enter. FX_POP closes; without it the prompt stays open (after an error). */
	unsigned (*done)(struct app *a, void *ctx, const char *text);
	/* Esc. The text is kept as a draft by who wants it. May be NULL. */
	unsigned (*cancelled)(struct app *a, void *ctx, const char *text);
	void *ctx; /* free()d with the prompt */
};
bool prompt_open(struct app *a, const struct prompt *p);

/* ---- A few fields -------------------------------------------------------------------------------- */

struct form_spec_field {
	const char *label, *text;
};
struct form_spec {
	const char *title; /* translated */
	const struct form_spec_field *fields;
	size_t n;
	/* The reading of a field as it is typed, into out ("tis 10 mars 2026 v.11"), or an error
	 * (false). Called for each change. May be NULL. */
	bool (*echo)(struct app *a, void *ctx, size_t field, const char *text, struct buf *out);
	/* Enter in the last field: texts[n]. FX_POP closes; on an error say so with app_fail and return
	 * FX_REDRAW: nothing typed is lost. */
	unsigned (*done)(struct app *a, void *ctx, const char *const *texts);
	/* What the fields would say if the form were opened now, into texts[n] (the form frees them; NULL = not
	 * known). Before it is saved: what another window has changed meanwhile and was let be here stays; where
	 * both changed a field both are shown, and saving again keeps what is typed. May be NULL. */
	void (*now)(struct app *a, void *ctx, char **texts);
	/* Where what is typed is kept until it is saved or let be ("person:12"); NULL = nowhere. */
	const char *draft;
	void *ctx; /* free()d with the form */
};
bool form_open(struct app *a, const struct form_spec *s);

/* ---- A few answers ---------------------------------------------------------------------------------- */

struct choices_spec {
	const char *title; /* translated */
	const struct choice *v;
	size_t n;
	bool keys_only; /* a which-key box: no cursor, one key chooses */
	unsigned (*done)(struct app *a, void *ctx, size_t chosen); /* the box closes after it */
	void *ctx;                                                 /* free()d with the box */
};
/* v is copied; its texts are borrowed constants or must live in ctx. */
bool choices_open(struct app *a, const struct choices_spec *s);

#endif
