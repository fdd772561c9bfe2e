/* What became of an item. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date_text.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/labels.h"
#include "services/agenda.h"
#include "services/meetings.h"

#include "tui/views/live.h"
#include "tui/views/sections.h"

static const struct {
	char key;
	enum outcome outcome;
} outcome_keys[] = {
	{ 'b', OUTCOME_TREATED },
	{ 'e', OUTCOME_NOT_RAISED },
	{ 'h', OUTCOME_REFERRED },
	{ 'd', OUTCOME_POSTPONED },
	{ 't', OUTCOME_STRUCK },
	{ 'f', OUTCOME_FINISHED },
	{ 'o', OUTCOME_OPEN },
};

static unsigned outcome_chosen(struct app *a, void *ctx, size_t chosen)
{
	const int64_t *id = ctx;
	enum outcome outcome = outcome_keys[chosen].outcome;
	struct err e = { 0 };

	return app_did(a, item_set_outcome(&a->session, *id, outcome, &e), &e, "%s",
		outcome_label((int)outcome));
}

static unsigned cmd_outcome(struct app *a, struct view *v, const struct key *k)
{
	const struct live_state *st = v->state;
	const struct item *it = live_at(st);
	struct choice choices[ARRAY_LEN(outcome_keys)] = { 0 };
	char *title = xasprintf(_("Outcome of %s"), it->title);

	(void)k;
	for (size_t i = 0; i < ARRAY_LEN(outcome_keys); i++) {
		choices[i].key.code = (uint32_t)outcome_keys[i].key;
		choices[i].text = outcome_label((int)outcome_keys[i].outcome);
	}
	choices_open(a,
		&(struct choices_spec) { .title = title,
			.v = choices,
			.n = ARRAY_LEN(choices),
			.keys_only = true,
			.done = outcome_chosen,
			.ctx = xmemdup(&it->id, sizeof(it->id)) });
	free(title);
	return FX_REDRAW;
}

/* clang-format off */
enum { WRITE = NEED_MEETING | NEED_WRITABLE };
const struct command live_outcome_commands[] = {
	{ "outcome",       "o",        "live", N_("Outcome of the item"), N_("footer|outcome"), 7, WRITE | NEED_ITEM, cmd_outcome },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
