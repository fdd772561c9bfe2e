/* What became of an item, and how the organisation says it. */
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "rules/labels.h"
#include "services/agenda.h"
#include "services/house.h"

#include "tui/views/live.h"
#include "tui/views/sections.h"

static const struct {
	char key;
	enum outcome outcome;
} outcome_keys[] = {
	{ 'b', OUTCOME_TREATED },
	{ 'l', OUTCOME_DECIDED },
	{ 'k', OUTCOME_AGREED },
	{ 'j', OUTCOME_ENDORSED },
	{ 'm', OUTCOME_MESSAGE },
	{ 'e', OUTCOME_NOT_RAISED },
	{ 'h', OUTCOME_REFERRED },
	{ 'd', OUTCOME_POSTPONED },
	{ 't', OUTCOME_STRUCK },
	{ 'f', OUTCOME_FINISHED },
	{ 'o', OUTCOME_OPEN },
};
enum { PHRASES_ROW = ARRAY_LEN(outcome_keys), ROWS };

/* ---- The organisation's phrases --------------------------------------------------------------------- */

static unsigned phrases_typed(struct app *a, void *ctx, const char *const *texts)
{
	const char *by_outcome[OUTCOMES] = { NULL };
	struct err e = { 0 };

	(void)ctx;
	for (int i = OUTCOME_TREATED; i < OUTCOMES; i++)
		by_outcome[i] = texts[i - OUTCOME_TREATED];
	if (!house_phrases_set(&a->session, by_outcome, &e))
		return app_fail(a, &e);
	return app_did(a, true, NULL, "%s", _("The phrases are saved")) | FX_POP;
}

static unsigned edit_phrases(struct app *a, const struct live_state *st)
{
	struct form_spec_field fields[OUTCOMES - OUTCOME_TREATED];

	for (int i = OUTCOME_TREATED; i < OUTCOMES; i++)
		fields[i - OUTCOME_TREATED] = (struct form_spec_field) { outcome_label(i),
			outcome_pattern(st->more.language, &st->more.house, i) };
	form_open(a,
		&(struct form_spec) {
			.title = _("What documents say ({vart}: referred to; - for nothing)"),
			.fields = fields,
			.n = ARRAY_LEN(fields),
			.done = phrases_typed });
	return FX_REDRAW;
}

/* ---- Setting it ------------------------------------------------------------------------------------------ */

/* Said with the sentence that the notes will print. */
static unsigned did(struct app *a, bool ok, int64_t item_id, const struct err *e)
{
	const struct live_state *st = a->views[VIEW_LIVE - 1].state;
	struct item it = { 0 };
	struct err none = { 0 };
	char *sentence = NULL;
	unsigned fx;

	if (!ok)
		return app_fail(a, e);
	if (store_item_load(a->session.store, item_id, &it, &none))
		sentence = outcome_sentence(st->more.language, &st->more.house, &it);
	fx = app_did(a, true, NULL, "%s%s%s", outcome_label(it.outcome),
		sentence && *sentence ? ": " : "", sentence ? sentence : "");
	free(sentence);
	item_release(&it);
	return fx;
}

static unsigned refer(struct app *a, int64_t item_id, const char *to)
{
	struct err e = { 0 };
	bool ok = item_refer(&a->session, item_id, to, &e);

	return did(a, ok, item_id, &e);
}

static unsigned refer_typed(struct app *a, void *ctx, const char *text)
{
	const int64_t *item_id = ctx;

	return refer(a, *item_id, text) | FX_POP;
}

static unsigned refer_chosen(struct app *a, void *ctx, size_t chosen)
{
	const struct live_state *st = a->views[VIEW_LIVE - 1].state;
	const int64_t *item_id = ctx;
	const struct item *it = live_item(st, *item_id);

	if (chosen < REFERRALS)
		return refer(a, *item_id, referral_words(st->more.language, (enum referral)chosen));
	prompt_open(a,
		&(struct prompt) { .label = _("Referred to"),
			.text = it && it->referred_to ? it->referred_to : "",
			.done = refer_typed,
			.ctx = xmemdup(item_id, sizeof(*item_id)) });
	return FX_REDRAW;
}

static unsigned ask_where(struct app *a, const struct live_state *st, int64_t item_id)
{
	struct choice v[] = {
		{ { .code = 'i' }, referral_words(st->more.language, REFERRAL_ANNEX), NULL },
		{ { .code = 's' }, referral_words(st->more.language, REFERRAL_BOARD), NULL },
		{ { .code = 'a' }, _("something else …"), NULL },
	};

	choices_open(a,
		&(struct choices_spec) { .title = _("Referred to"),
			.v = v,
			.n = ARRAY_LEN(v),
			.keys_only = true,
			.done = refer_chosen,
			.ctx = xmemdup(&item_id, sizeof(item_id)) });
	return FX_REDRAW;
}

static unsigned outcome_chosen(struct app *a, void *ctx, size_t chosen)
{
	const struct live_state *st = a->views[VIEW_LIVE - 1].state;
	const int64_t *id = ctx;
	struct err e = { 0 };
	enum outcome outcome;
	bool ok;

	if (chosen == PHRASES_ROW)
		return edit_phrases(a, st);
	outcome = outcome_keys[chosen].outcome;
	if (outcome == OUTCOME_REFERRED)
		return ask_where(a, st, *id);
	ok = item_set_outcome(&a->session, *id, outcome, &e);
	return did(a, ok, *id, &e);
}

static unsigned cmd_outcome(struct app *a, struct view *v, const struct key *k)
{
	const struct live_state *st = v->state;
	const struct item *it = live_at(st);
	struct choice choices[ROWS] = { 0 };
	char *title = xasprintf(_("Outcome of %s"), it->title);

	(void)k;
	for (size_t i = 0; i < PHRASES_ROW; i++) {
		choices[i].key.code = (uint32_t)outcome_keys[i].key;
		choices[i].text = outcome_label((int)outcome_keys[i].outcome);
	}
	choices[PHRASES_ROW] =
		(struct choice) { { .code = 'p' }, _("the house's phrases …"), NULL };
	choices_open(a,
		&(struct choices_spec) { .title = title,
			.v = choices,
			.n = ROWS,
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
