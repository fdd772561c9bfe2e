/* A vote: everybody present in turn gives their dots, one key each. When it is closed the same view shows
 * the result, with commands of its own: two rooms, one state. */
#include "tui/views/poll.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "services/polls.h"

#include "tui/views/sections.h"
#include "tui/views/tally_part.h"

/* ---- Who votes ----------------------------------------------------------------------------------- */

static const struct poll_voter *voter(const struct voting_state *st, int64_t person_id)
{
	for (size_t i = 0; i < st->n_voters; i++)
		if (st->voters[i].person_id == person_id)
			return &st->voters[i];
	return NULL;
}

const struct poll_voter *poll_current(const struct voting_state *st)
{
	return st->current ? voter(st, st->current) : NULL;
}

int poll_given(const struct voting_state *st)
{
	return tally_dots(&st->votes, 0, 0);
}

int poll_finished(const struct voting_state *st)
{
	int n = 0;

	for (size_t i = 0; i < st->n_voters; i++)
		n += st->voters[i].left == 0;
	return n;
}

int poll_skipped(const struct voting_state *st)
{
	int n = 0;

	for (size_t i = 0; i < st->n_voters; i++)
		n += st->voters[i].left > 0 && st->voters[i].skipped;
	return n;
}

static bool is_skipped(const struct voting_state *st, int64_t person_id)
{
	for (size_t i = 0; i < st->n_skipped; i++)
		if (st->skipped[i] == person_id)
			return true;
	return false;
}

static void skip(struct voting_state *st, int64_t person_id)
{
	if (is_skipped(st, person_id))
		return;
	st->skipped = xgrow(st->skipped, st->n_skipped, &st->cap_skipped, sizeof(*st->skipped));
	st->skipped[st->n_skipped++] = person_id;
}

static void unskip(struct voting_state *st, int64_t person_id)
{
	for (size_t i = 0; i < st->n_skipped; i++)
		if (st->skipped[i] == person_id)
			st->skipped[i--] = st->skipped[--st->n_skipped];
}

/* Who is asked for, else the first in order with dots left. So after an undo it is the turn of whoever
 * lost a dot by it. */
static void pick_current(struct voting_state *st)
{
	if (st->chosen && voter(st, st->chosen)) {
		st->current = st->chosen;
		return;
	}
	st->current = 0;
	for (size_t i = 0; i < st->n_voters && !st->current; i++)
		if (st->voters[i].left > 0 && !st->voters[i].skipped)
			st->current = st->voters[i].person_id;
}

static void take_voters(struct voting_state *st)
{
	st->voters = xreallocarray(st->voters, st->roll.n + 1, sizeof(*st->voters));
	st->n_voters = 0;
	for (size_t i = 0; i < st->roll.n; i++) {
		const struct roll_row *r = &st->roll.v[i];

		if (!tally_may_vote(&st->votes, r))
			continue;
		st->voters[st->n_voters++] = (struct poll_voter) {
			.person_id = r->a.person_id,
			.given = r->given,
			.family = r->family,
			.party = *r->party_short ? r->party_short : r->party,
			.left = tally_left(&st->votes, r->a.person_id),
			.skipped = is_skipped(st, r->a.person_id),
		};
	}
	pick_current(st);
}

/* ---- What is shown ------------------------------------------------------------------------------- */

static bool poll_open_view(struct view *v, struct app *a, const void *arg, struct err *e)
{
	struct voting_state *st = v->state;

	(void)a;
	(void)e;
	st->poll_id = *(const int64_t *)arg;
	return true;
}

static void poll_close_view(struct view *v)
{
	struct voting_state *st = v->state;

	pool_release(&st->votes.pool);
	pool_release(&st->roll.pool);
	item_release(&st->item);
	list_release(&st->list);
	free(st->voters);
	free(st->skipped);
	free(st->rows);
	free(st->sentence);
}

static void take_result(struct voting_state *st)
{
	int64_t *ids = xreallocarray(NULL, st->votes.n_options + 1, sizeof(*ids));

	st->rows = xreallocarray(st->rows, st->votes.n_options + 1, sizeof(*st->rows));
	st->n_rows = tally_rank(&st->votes, true, st->rows);
	for (size_t i = 0; i < st->n_rows; i++)
		ids[i] = st->rows[i].option->id;
	list_fill(&st->list, ids, st->n_rows, false, false);
	if (st->votes.poll.state == POLL_OPEN && st->n_rows)
		list_go(&st->list, ids[0]); /* where the result will begin */
	free(ids);
}

static bool read_sentence(struct voting_state *st, struct app *a, struct err *e)
{
	struct note n = { 0 };
	struct err gone = { 0 };

	xreplace(&st->sentence, "");
	if (!st->votes.poll.note_id)
		return true;
	if (!store_note_load(a->session.store, st->votes.poll.note_id, &n, &gone))
		return err_absent(e, &gone);
	xreplace(&st->sentence, n.text);
	note_release(&n);
	return true;
}

static bool poll_reload(struct view *v, struct app *a, struct err *e)
{
	struct voting_state *st = v->state;

	pool_release(&st->votes.pool);
	pool_release(&st->roll.pool);
	st->n_voters = st->n_rows = st->roll.n = 0;
	st->current = 0;
	if (!store_poll_votes(a->session.store, st->poll_id, &st->votes, e) ||
		!store_item_load(a->session.store, st->votes.poll.item_id, &st->item, e) ||
		!store_roll(a->session.store, st->votes.poll.meeting_id, &st->roll, e) ||
		!read_sentence(st, a, e))
		return false;
	take_voters(st);
	take_result(st);
	/* Undo may have opened or closed it. */
	v->ops = st->votes.poll.state == POLL_OPEN ? &poll_view : &poll_result_view;
	return true;
}

static void poll_layout(struct view *v, struct app *a, int rows, int cols)
{
	struct voting_state *st = v->state;

	(void)a;
	(void)cols;
	list_resize(&st->list, rows > 8 ? rows - 6 : rows > 2 ? rows - 2 : 1);
}

/* ---- Voting -------------------------------------------------------------------------------------- */

static unsigned give_dot(struct voting_state *st, struct app *a, const struct poll_option *o)
{
	const struct poll_voter *who = poll_current(st);
	struct err e = { 0 };
	bool ok;

	if (!who) {
		app_say(a,
			_("All dots are given. Enter closes the vote, , goes back to somebody."));
		return FX_REDRAW;
	}
	ok = poll_dot(&a->session, who->person_id, o->id, &e);
	if (ok) {
		unskip(st, who->person_id);
		if (who->left == 1)
			st->chosen = 0;
	}
	return app_saved(a, ok, &e);
}

static unsigned poll_key(struct view *v, struct app *a, const struct key *k)
{
	struct voting_state *st = v->state;

	if (k->mods || !a->writable)
		return FX_IGNORED;
	for (size_t i = 0; i < st->votes.n_options; i++)
		if (k->code == tally_key(i))
			return give_dot(st, a, &st->votes.options[i]);
	return FX_IGNORED;
}

static unsigned cmd_skip(struct app *a, struct view *v, const struct key *k)
{
	struct voting_state *st = v->state;
	const struct poll_voter *who = poll_current(st);

	(void)a;
	(void)k;
	if (who && who->left > 0)
		skip(st, who->person_id);
	st->chosen = 0;
	take_voters(st);
	return FX_REDRAW;
}

/* The one before in the order; from the end the last one. */
static unsigned cmd_before(struct app *a, struct view *v, const struct key *k)
{
	struct voting_state *st = v->state;
	size_t at = 0;

	(void)a;
	(void)k;
	while (at < st->n_voters && st->voters[at].person_id != st->current)
		at++;
	if (at > 0)
		st->chosen = st->voters[at - 1].person_id;
	pick_current(st);
	return FX_REDRAW;
}

/* Of whom the keys act on; where they have given nothing, of the one before. */
static unsigned cmd_again(struct app *a, struct view *v, const struct key *k)
{
	struct voting_state *st = v->state;
	const struct poll_voter *who = poll_current(st);
	struct err e = { 0 };

	if (!who || who->left == st->votes.poll.dots) {
		cmd_before(a, v, k);
		who = poll_current(st);
	}
	if (!who)
		return FX_REDRAW;
	st->chosen = who->person_id;
	return app_saved(a, poll_clear(&a->session, st->poll_id, who->person_id, &e), &e);
}

static unsigned option_typed(struct app *a, void *ctx, const char *text)
{
	struct err e = { 0 };
	bool ok = poll_add_option(&a->session, *(const int64_t *)ctx, text, NULL, &e);

	return ok ? app_did(a, true, NULL, _("New option: %s"), text) | FX_POP : app_fail(a, &e);
}

static unsigned cmd_option(struct app *a, struct view *v, const struct key *k)
{
	const struct voting_state *st = v->state;

	(void)k;
	prompt_open(a,
		&(struct prompt) { .label = _("New option"),
			.done = option_typed,
			.ctx = xmemdup(&st->poll_id, sizeof(st->poll_id)) });
	return FX_REDRAW;
}

static unsigned cmd_close(struct app *a, struct view *v, const struct key *k)
{
	struct voting_state *st = v->state;
	int missing = (int)st->n_voters - poll_finished(st);
	struct err e = { 0 };
	bool ok = poll_close(&a->session, st->poll_id, &e);

	(void)k;
	if (missing > 0)
		return app_did(a, ok, &e,
			ngettext("Closed; %d person has dots left.",
				"Closed; %d people have dots left.", (unsigned long)missing),
			missing);
	return app_did(a, ok, &e, _("The vote is closed, the notes say how it went."));
}

/* ---- The result ---------------------------------------------------------------------------------- */

static const struct tally_row *at_cursor(const struct voting_state *st)
{
	return st->list.n ? &st->rows[st->list.at] : NULL;
}

static unsigned result_key(struct view *v, struct app *a, const struct key *k)
{
	struct voting_state *st = v->state;

	return list_key(&st->list, k, a->zone) == LIST_IGNORED ? FX_IGNORED : FX_REDRAW;
}

struct merge {
	int64_t option_id;
	int64_t *others;
	char **texts;
	size_t n;
};

static unsigned merge_chosen(struct app *a, void *ctx, size_t chosen)
{
	const struct merge *m = ctx;
	struct err e = { 0 };
	bool ok = poll_merge(&a->session, m->others[chosen], m->option_id, &e);

	return app_did(a, ok, &e, _("Put together"));
}

/* Everything in one block, which the box frees. */
static struct merge *merge_with(const struct voting_state *st, const struct tally_row *row)
{
	size_t names = 0, n = st->n_rows;
	struct buf b = { 0 };
	struct merge *m;
	char *text;

	for (size_t i = 0; i < n; i++) {
		tally_name(&st->votes, st->rows[i].option, &b);
		buf_putc(&b, '\n');
	}
	names = b.len + 1;
	m = xcalloc(1, sizeof(*m) + n * (sizeof(*m->others) + sizeof(*m->texts)) + names);
	m->others = (int64_t *)(m + 1);
	m->texts = (char **)(m->others + n);
	text = memcpy(m->texts + n, buf_str(&b), names);
	m->option_id = row->option->id;
	for (size_t i = 0; i < n; i++) {
		char *end = strchr(text, '\n');

		*end = '\0';
		if (&st->rows[i] != row) {
			m->others[m->n] = st->rows[i].option->id;
			m->texts[m->n++] = text;
		}
		text = end + 1;
	}
	buf_release(&b);
	return m;
}

static unsigned cmd_merge(struct app *a, struct view *v, const struct key *k)
{
	const struct voting_state *st = v->state;
	const struct tally_row *row = at_cursor(st);
	struct choice choices[POLL_OPTIONS_MAX] = { 0 };
	struct merge *m;
	char *title;

	(void)k;
	if (!row || st->n_rows < 2) {
		app_say(a, _("There is nothing to put it together with."));
		return FX_REDRAW;
	}
	m = merge_with(st, row);
	for (size_t i = 0; i < m->n; i++) {
		choices[i].key.code = tally_key(i);
		choices[i].text = m->texts[i];
	}
	title = xasprintf(_("Put \"%s\" together with"), row->option->text);
	choices_open(a,
		&(struct choices_spec) {
			.title = title, .v = choices, .n = m->n, .done = merge_chosen, .ctx = m });
	free(title);
	return FX_REDRAW;
}

static unsigned cmd_split(struct app *a, struct view *v, const struct key *k)
{
	const struct voting_state *st = v->state;
	const struct tally_row *row = at_cursor(st);
	struct err e = { 0 };

	(void)k;
	if (!row || row->parts == 0) {
		app_say(a, _("It is one option only."));
		return FX_REDRAW;
	}
	return app_did(a, poll_split(&a->session, row->option->id, &e), &e, _("Taken apart"));
}

static unsigned cmd_reopen(struct app *a, struct view *v, const struct key *k)
{
	const struct voting_state *st = v->state;
	struct err e = { 0 };

	(void)k;
	return app_did(
		a, poll_reopen(&a->session, st->poll_id, &e), &e, _("The vote is open again"));
}

static unsigned reworded(struct app *a, void *ctx, const char *text)
{
	struct err e = { 0 };
	bool ok = poll_reword_option(&a->session, *(const int64_t *)ctx, text, &e);

	return ok ? app_saved(a, true, NULL) | FX_POP : app_fail(a, &e);
}

static unsigned cmd_reword(struct app *a, struct view *v, const struct key *k)
{
	const struct tally_row *row = at_cursor(v->state);

	(void)k;
	if (row)
		prompt_open(a,
			&(struct prompt) { .label = _("Option"),
				.text = row->option->text,
				.done = reworded,
				.ctx = xmemdup(&row->option->id, sizeof(row->option->id)) });
	return FX_REDRAW;
}

static unsigned cmd_another(struct app *a, struct view *v, const struct key *k)
{
	const struct voting_state *st = v->state;

	(void)k;
	app_push(a, &poll_setup_view, &st->item.id);
	return FX_REDRAW | FX_POP;
}

static unsigned cmd_remove(struct app *a, struct view *v, const struct key *k)
{
	const struct voting_state *st = v->state;
	struct err e = { 0 };
	bool ok = poll_delete(&a->session, st->poll_id, &e);

	(void)k;
	return app_did(a, ok, &e, _("The vote is removed")) | (ok ? FX_POP : 0u);
}

const struct view_ops poll_view = {
	.name = "poll",
	.state_size = sizeof(struct voting_state),
	.open = poll_open_view,
	.close = poll_close_view,
	.layout = poll_layout,
	.reload = poll_reload,
	.key = poll_key,
	.title = poll_title,
	.status = poll_status,
	.draw = poll_draw,
};

const struct view_ops poll_result_view = {
	.name = "poll-result",
	.state_size = sizeof(struct voting_state),
	.open = poll_open_view,
	.close = poll_close_view,
	.layout = poll_layout,
	.reload = poll_reload,
	.key = result_key,
	.title = poll_title,
	.status = poll_result_status,
	.draw = poll_result_draw,
};

/* clang-format off */
const struct command poll_commands[] = {
	{ "poll-dot",     "123 4 5 6 7 8 9 0 A B C D E F G H I J K L N O P Q R S T V W X Y Z", "poll", N_("A dot for the option of that key"), N_("footer|gives a dot"), 1, NEED_WRITABLE, NULL },
	{ "poll-skip",    ". <Down> j", "poll", N_("Skip this person for now"), N_("footer|skips"), 2, NEED_NOTHING, cmd_skip },
	{ "poll-before",  ", <Up> k",   "poll", N_("Back to the person before"), N_("footer|person before"), 3, NEED_NOTHING, cmd_before },
	{ "poll-again",   "<Backspace>", "poll", N_("Take back what this person gave (or the one before)"), N_("footer|takes back"), 4, NEED_WRITABLE, cmd_again },
	{ "poll-close",   "<Enter>",    "poll", N_("Close the vote; the result goes into the notes"), N_("footer|closes the vote"), 5, NEED_WRITABLE, cmd_close },
	{ "poll-option",  "n",          "poll", N_("Another option"), NULL, 0, NEED_WRITABLE, cmd_option },
	{ "poll-remove",  "<Delete>",   "poll", N_("Remove the vote"), NULL, 0, NEED_WRITABLE, cmd_remove },
	{ "poll-merge",   "m",          "poll-result", N_("Put two options together; both keep their dots"), N_("footer|put together"), 1, NEED_WRITABLE, cmd_merge },
	{ "poll-split",   "d",          "poll-result", N_("Take them apart again"), N_("footer|take apart"), 2, NEED_WRITABLE, cmd_split },
	{ "poll-reword",  "e ä",        "poll-result", N_("Change the words of the option"), N_("footer|words"), 3, NEED_WRITABLE, cmd_reword },
	{ "poll-reopen",  "o",          "poll-result", N_("Open the vote again"), N_("footer|open again"), 4, NEED_WRITABLE, cmd_reopen },
	{ "poll-another", "n",          "poll-result", N_("Another vote on the item"), N_("footer|new vote"), 5, NEED_WRITABLE, cmd_another },
	{ "poll-remove",  "<Delete>",   "poll-result", N_("Remove the vote and what the notes say of it"), NULL, 0, NEED_WRITABLE, cmd_remove },
	{ NULL, NULL, NULL, NULL, NULL, 0, NEED_NOTHING, NULL },
};
/* clang-format on */
