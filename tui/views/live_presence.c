/* Who is there, as it concerns view 3: somebody comes or leaves, the parties that an item is about, and the
 * caveat. */
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "services/represented.h"

#include "tui/views/live.h"
#include "tui/views/sections.h"

void live_say_parties(struct app *a, int64_t item_id)
{
	struct item_presence p = { 0 };
	struct err e = { 0 };

	if (!item_presence(&a->session, item_id, &p, &e))
		app_fail(a, &e);
	else if (*p.words && p.missing)
		app_say(a, _("%s. f writes a caveat."), p.words);
	else if (*p.words)
		app_say(a, "%s.", p.words);
	item_presence_release(&p);
}

static unsigned cmd_came(struct app *a, struct view *v, const struct key *k)
{
	const struct live_state *st = v->state;

	(void)k;
	return live_ask_came(a, st->meeting_id, false);
}

static unsigned cmd_left(struct app *a, struct view *v, const struct key *k)
{
	const struct live_state *st = v->state;

	(void)k;
	return live_ask_came(a, st->meeting_id, true);
}

static unsigned cmd_caveat(struct app *a, struct view *v, const struct key *k)
{
	const struct item *it = live_at(v->state);
	struct err e = { 0 };

	(void)k;
	return app_did(
		a, caveat_write(&a->session, it->id, NULL, &e), &e, "%s", _("Caveat written"));
}

static unsigned phrase_typed(struct app *a, void *ctx, const char *text)
{
	struct err e = { 0 };

	(void)ctx;
	if (!caveat_phrase_set(&a->session, text, &e))
		return app_fail(a, &e);
	return app_did(a, true, NULL, "%s", _("The caveat's words are changed")) | FX_POP;
}

static unsigned cmd_phrase(struct app *a, struct view *v, const struct key *k)
{
	struct err e = { 0 };
	char *text = NULL;

	(void)v;
	(void)k;
	if (!caveat_phrase(&a->session, &text, &e))
		return app_fail(a, &e);
	prompt_open(a,
		&(struct prompt) { .label = _("Caveat"),
			.text = text,
			.hint = _(
				"{parter} stands for the parties  Enter saves  empty: the usual words"),
			.done = phrase_typed });
	free(text);
	return FX_REDRAW;
}

/* clang-format off */
enum { RUN = NEED_MEETING | NEED_RUNNING | NEED_WRITABLE, ITEM = NEED_ITEM | NEED_WRITABLE };
const struct command live_presence_commands[] = {
	{ "came",          "+",        "live", N_("Somebody came: a name, Enter stamps the time"), NULL, 0, RUN, cmd_came },
	{ "left",          "-",        "live", N_("Somebody left: a name, Enter stamps the time"), NULL, 0, RUN, cmd_left },
	{ "caveat",        "f",        "live", N_("Write the caveat: who should have been there was not"), NULL, 0, ITEM, cmd_caveat },
	{ "caveat-phrase", "F",        "live", N_("Change the caveat's words"), NULL, 0, NEED_WRITABLE, cmd_phrase },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
