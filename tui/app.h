/* The screen program: one struct app, owned by main and handed down. */
#ifndef TUI_APP_H
#define TUI_APP_H

#include "base/config.h"
#include "base/i18n.h"
#include "services/session.h"

#include "tui/view.h"

struct term;

enum { APP_VIEWS = 8, APP_STACK_MAX = 8, APP_LOG_MAX = 50 };

/* Numbers of the root views, as on their keys. */
enum {
	VIEW_WHEEL = 1,
	VIEW_MEETINGS,
	VIEW_LIVE,
	VIEW_PEOPLE,
	VIEW_FOLLOWUP,
	VIEW_SEARCH,
	VIEW_PLAN,
	VIEW_EXPORT
};

struct app {
	struct session session; /* store and clock, borrowed */
	struct config *config;  /* borrowed */
	struct term *term;      /* NULL in tests: no child programs, no beep */

	struct view views[APP_VIEWS]; /* by number - 1 */
	int current;                  /* VIEW_WHEEL … */
	struct view stack[APP_STACK_MAX];
	size_t depth;

	int rows, cols;
	bool quit;
	unsigned data; /* raised whenever the data may have changed: FX_RELOAD, another window */
	bool demo;     /* a made-up year in memory */
	bool writable;
	int64_t meeting_id; /* what view 3 shows; 0 = the running or next one */

	const struct zone *zone; /* what the mouse event being handled hit; for list_key */
	char *association;
	char *message; /* NULL = none: the view's status is shown */
	bool message_is_error;
	char *log[APP_LOG_MAX]; /* newest last */
	size_t n_log;
	int64_t saved_at;   /* UTC s of our latest write; 0 = none yet */
	char *undo_label;   /* what undo would take back; NULL = nothing */
	unsigned undo_seen; /* data when undo_label was read */

	/* Opens another store and gives it to app_use_store: a made-up year in memory, or the user's own
	 * file, which is created. Set by main; NULL in tests. */
	bool (*reopen)(struct app *a, bool demo, struct err *e);
	void *main_state; /* main's, for reopen */
};

/* session, config and rows/cols must be set. Opens the root views and, on an empty store, the first-run
 * screen. */
bool app_init(struct app *a, struct err *e);
void app_release(struct app *a);

/* The program is about to end, perhaps by a signal: save what is being typed. */
void app_leave(struct app *a);

/* Go on with another store: every view is closed and the root views open anew (what a caller kept in
 * view state is gone). The old store is the caller's to close. */
bool app_use_store(struct app *a, struct store *store, bool demo, struct err *e);

/* One key, paste or mouse event; zone is what a mouse event hit (NULL for nothing). */
void app_key(struct app *a, const struct key *k, const struct zone *zone);

/* Reload what is stale. Called once before a paint. */
void app_settle(struct app *a);
void app_resize(struct app *a, int rows, int cols);
void app_draw(const struct app *a, struct canvas *screen);

/* Somebody else wrote: reload everything. */
void app_changed(struct app *a);

/* The view that gets keys: the top of the stack, or the root view. */
struct view *app_top(struct app *a);
struct view *app_root(struct app *a);

/* Show a root view. */
unsigned app_show(struct app *a, int number);

/* Put a view on the stack. False (with a message shown) when it cannot be opened. */
bool app_push(struct app *a, const struct view_ops *ops, const void *arg);

/* The sink for everything told to the user. The message stays until the next key, and in the log. */
__attribute__((format(printf, 2, 3))) void app_say(struct app *a, const char *fmt, ...);
unsigned app_fail(struct app *a, const struct err *e); /* shows it; returns FX_REDRAW */

/* After a service call that wrote: message (with "å undoes"), reload; or the error. */
__attribute__((format(printf, 4, 5))) unsigned app_did(
	struct app *a, bool ok, const struct err *e, const char *fmt, ...);

/* The same without a message: what was done is seen on the screen. */
unsigned app_saved(struct app *a, bool ok, const struct err *e);

/* Milliseconds until app_tick wants to be called (the clock's next minute, a draft); -1 = never. */
int app_timeout(struct app *a);
void app_tick(struct app *a);

/* Run a command of the table for the top view, after looking at what it needs. k may be NULL. */
unsigned app_run(struct app *a, const char *command);

/* Close the top view and run a command for the one beneath (the palette's Enter). */
struct command;
void app_close_then(struct app *a, const struct command *c, const struct key *k);

/* Linear mode, for who listens to the screen: one column, no frames. */
bool app_linear(const struct app *a);

/* The section of the command table that counts for the top view just now. */
const char *app_section(const struct app *a);
const struct view *app_top_const(const struct app *a);

/* The message for a missing prerequisite, or NULL where all of needs are met. */
const char *app_lacks(const struct app *a, const struct view *v, unsigned needs);

#endif
