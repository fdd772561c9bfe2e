/* Screen and language: the options of the configuration, changed on the spot and kept in its file; and
 * last what the organisation has settled, which is kept in the database. */
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "services/people.h"
#include "services/year_checks.h"

#include "tui/chrome.h"
#include "tui/screen/term.h"
#include "tui/views/views.h"

enum { NAME_COLS = 12, VALUE_COLS = 12, BOX_COLS = 76 };

/* Those that a person chooses while looking; the rest stand in the file. */
static const enum option shown[] = { OPTION_LANGUAGE, OPTION_THEME, OPTION_GLYPHS, OPTION_LINEAR,
	OPTION_MOUSE, OPTION_CLOCK, OPTION_SUSPEND };

/* The rows after those: days between the dispatch of the papers and the meeting, and how names are sorted. */
enum { ROW_DISPATCH = ARRAY_LEN(shown), ROW_PARTICLES, ROWS };

struct settings_state {
	size_t at;
	int dispatch;
	bool skip_particles;
};

static bool settings_reload(struct view *v, struct app *a, struct err *e)
{
	struct settings_state *st = v->state;

	return year_dispatch_days(&a->session, &st->dispatch, e) &&
		people_particles(&a->session, &st->skip_particles, e);
}

static unsigned turn_dispatch(struct app *a, int days)
{
	struct err e = { 0 };
	bool ok = year_dispatch_days_set(&a->session, days, &e);
	return app_did(a, ok, &e,
		ngettext("Papers leave %d day before the meeting",
			"Papers leave %d days before the meeting", (size_t)(days < 0 ? 0 : days)),
		days);
}

static unsigned turn_particles(struct app *a, bool skip)
{
	struct err e = { 0 };
	bool ok = people_particles_set(&a->session, skip, &e);

	return app_did(a, ok, &e, "%s",
		skip ? _("Names sorted without von, af and de")
		     : _("Names sorted under von, af and de"));
}

/* What the organisation has settled. */
static unsigned turn_settled(struct app *a, const struct settings_state *st, int by)
{
	if (!a->writable) {
		app_say(a, "%s", app_lacks(a, app_root(a), NEED_WRITABLE));
		return FX_REDRAW;
	}
	return st->at == ROW_DISPATCH ? turn_dispatch(a, st->dispatch + by)
				      : turn_particles(a, !st->skip_particles);
}

static void apply(struct app *a, enum option o)
{
	static const char *const languages[] = { NULL, "sv", "en" };
	const int *v = a->config->value;

	if (o == OPTION_LANGUAGE)
		i18n_init(languages[v[o]]);
	if (a->term && o == OPTION_MOUSE)
		term_set_mouse(a->term, v[o]);
	if (a->term && (o == OPTION_THEME || o == OPTION_GLYPHS || o == OPTION_LINEAR))
		term_set_look(a->term, (enum theme)v[OPTION_THEME],
			v[OPTION_LINEAR] ? GLYPHS_LINEAR : (enum term_glyphs)v[OPTION_GLYPHS]);
	app_resize(a, a->rows, a->cols);
}

static unsigned turn(struct app *a, enum option o, int by)
{
	const struct option_info *info = &option_table[o];
	int values = info->max - info->min + 1, *v = &a->config->value[o];
	struct err e = { 0 };
	char *path = NULL;

	*v = info->min + (*v - info->min + by + values) % values;
	apply(a, o);
	if (config_save(a->config, o, &path, &e))
		app_say(a, _("Kept in %s"), path);
	else
		app_fail(a, &e);
	free(path);
	return FX_RELOAD;
}

static unsigned turn_row(const struct settings_state *st, struct app *a, int by)
{
	return st->at >= ROW_DISPATCH ? turn_settled(a, st, by) : turn(a, shown[st->at], by);
}

static unsigned settings_key(struct view *v, struct app *a, const struct key *k)
{
	struct settings_state *st = v->state;

	if (key_is(k, KEYCODE_UP, 0) || key_is(k, 'k', 0))
		st->at -= st->at > 0;
	else if (key_is(k, KEYCODE_DOWN, 0) || key_is(k, 'j', 0))
		st->at += st->at + 1 < ROWS;
	else if (key_is(k, KEYCODE_ENTER, 0) || key_is(k, ' ', 0) || key_is(k, KEYCODE_RIGHT, 0))
		return turn_row(st, a, 1);
	else if (key_is(k, KEYCODE_LEFT, 0))
		return turn_row(st, a, -1);
	else if (key_is(k, KEYCODE_ESC, 0) || key_is(k, 'q', 0) || key_is(k, 'c', KEYMOD_CTRL))
		return FX_POP;
	return FX_REDRAW;
}

static void draw_row(struct canvas *box, int row, bool here, const char *name, const char *value,
	const char *help)
{
	canvas_printf(box, row, 0, NAME_COLS + 2, STYLE_NORMAL, "%s %s", here ? "▶" : " ", name);
	canvas_text(box, row, NAME_COLS + 2, VALUE_COLS, STYLE_HEADING, value);
	canvas_text(box, row, NAME_COLS + VALUE_COLS + 2, CELLS_REST, STYLE_NORMAL, help);
	if (!here)
		return;
	canvas_add_style(box, row, 0, box->cols, STYLE_FOCUS);
	canvas_cursor(box, row, 0, false);
}

static void settings_draw(const struct view *v, const struct app *a, struct canvas *body)
{
	const struct settings_state *st = v->state;
	bool english = strcmp(i18n_language(), "en") == 0;
	struct canvas box =
		overlay_box(body, OVERLAY_CENTRE, ROWS, BOX_COLS, _("Screen and language"), NULL);
	struct canvas screen = grid_canvas(body->grid);

	chrome_hint(&screen, _("Arrows move  Space changes  Esc closes"));

	for (size_t i = 0; i < ARRAY_LEN(shown) && (int)i < box.rows; i++) {
		const struct option_info *o = &option_table[shown[i]];
		char *word = config_word(shown[i], a->config->value[shown[i]]);

		draw_row(&box, (int)i, i == st->at, english ? o->en : o->sv, word, _(o->help));
		free(word);
	}
	if (box.rows > ROW_PARTICLES)
		draw_row(&box, ROW_PARTICLES, st->at == ROW_PARTICLES, Q_("setting|sorting"),
			st->skip_particles ? Q_("sorting|von Ahn: A") : Q_("sorting|von Ahn: V"),
			_("names with von, af or de: under that word or after it"));
	if (box.rows > ROW_DISPATCH) {
		char *days = xasprintf("%d", st->dispatch);

		draw_row(&box, ROW_DISPATCH, st->at == ROW_DISPATCH, Q_("setting|papers"), days,
			_("days before a meeting that its papers leave"));
		free(days);
	}
}

const struct view_ops settings_view = {
	.name = "settings",
	.state_size = sizeof(struct settings_state),
	.overlay = true,
	.captures = true,
	.reload = settings_reload,
	.key = settings_key,
	.draw = settings_draw,
};
