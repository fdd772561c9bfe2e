#include "services/polls.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/attendance.h"
#include "rules/tally.h"
#include "services/lines.h"
#include "services/wording.h"

/* A vote while it is changed. */
struct voting {
	struct poll poll; /* heap, to be saved */
	struct poll_votes votes;
};

static bool voting_load(struct session *se, int64_t poll_id, struct voting *v, struct err *e)
{
	return store_poll_load(se->store, poll_id, &v->poll, e) &&
		store_poll_votes(se->store, poll_id, &v->votes, e);
}

static void voting_release(struct voting *v)
{
	poll_release(&v->poll);
	pool_release(&v->votes.pool);
}

static const struct poll_option *option_of(const struct voting *v, int64_t id)
{
	for (size_t i = 0; i < v->votes.n_options; i++)
		if (v->votes.options[i].id == id)
			return &v->votes.options[i];
	return NULL;
}

/* By one of its options. */
static bool voting_of_option(struct session *se, int64_t option_id, struct voting *v, struct err *e)
{
	struct poll_option o = { 0 };
	bool ok = store_poll_option_load(se->store, option_id, &o, e) &&
		voting_load(se, o.poll_id, v, e);

	poll_option_release(&o);
	return ok;
}

static bool check_state(const struct voting *v, enum poll_state state, struct err *e)
{
	if (v->poll.state == (int)state)
		return true;
	return err_set(e, ERR_INVALID, "%s",
		state == POLL_OPEN ? _("The vote is closed.") : _("The vote is still open."));
}

/* ---- The sentence in the notes ------------------------------------------------------------------- */

static char *sentence(struct session *se, int64_t poll_id, struct err *e)
{
	struct poll_votes votes = { 0 };
	struct buf b = { 0 };
	char *language = NULL;

	if (store_setting(se->store, "language", "sv", &language, e) &&
		store_poll_votes(se->store, poll_id, &votes, e))
		tally_sentence(&votes, language, &b);
	pool_release(&votes.pool);
	free(language);
	return b.len ? buf_take(&b) : NULL;
}

/* The line that says it; n->id is 0 where there is none (any more). */
static bool load_sentence(struct session *se, const struct poll *p, struct note *n, struct err *e)
{
	struct err gone = { 0 };

	return !p->note_id || store_note_load(se->store, p->note_id, n, &gone) ||
		err_absent(e, &gone);
}

/* Inside a step: the line says what the vote says now; a new one where there is none (any more). */
static bool write_sentence(struct session *se, struct poll *p, struct err *e)
{
	char *text = sentence(se, p->id, e);
	struct note n = { 0 };
	bool ok = text && load_sentence(se, p, &n, e);

	if (ok && n.id) {
		xreplace(&n.text, text);
		ok = store_note_save(se->store, &n, e);
	} else if (ok) {
		n.kind = NOTE_TEXT;
		n.text = xstrdup(text);
		ok = note_file(se, p->meeting_id, p->item_id, &n, NULL, e);
		p->note_id = n.id;
	}
	note_release(&n);
	free(text);
	return ok && store_poll_save(se->store, p, e);
}

static bool drop_sentence(struct session *se, struct poll *p, struct err *e)
{
	struct note n = { 0 };
	bool ok = load_sentence(se, p, &n, e) && (!n.id || store_note_delete(se->store, n.id, e));

	note_release(&n);
	p->note_id = 0;
	return ok;
}

/* Inside a step: what was changed may have changed the result. */
static bool result_changed(struct session *se, struct poll *p, struct err *e)
{
	return p->state == POLL_OPEN || write_sentence(se, p, e);
}

/* ---- Words --------------------------------------------------------------------------------------- */

static char *poll_words(struct session *se, const struct poll *p)
{
	struct err gone = { 0 };
	struct item it = { 0 };
	char *words =
		store_item_load(se->store, p->item_id, &it, &gone) ? item_words(&it) : xstrdup("");

	item_release(&it);
	return words;
}

static char *poll_label(struct session *se, const struct poll *p, const char *what)
{
	return step_label(what, poll_words(se, p));
}

static char *person_words(struct session *se, int64_t person_id, const char *what)
{
	struct err gone = { 0 };
	char *name = NULL, *words;

	store_person_name(se->store, person_id, &name, &gone);
	words = xasprintf("%s: %s", name ? name : "", what);
	free(name);
	return words;
}

/* ---- Beginning ----------------------------------------------------------------------------------- */

/* The options are parts of a sentence. */
static bool clean_option(struct poll_option *o, struct err *e)
{
	size_t n;

	record_clean(&poll_option_table, o);
	n = o->text ? strlen(o->text) : 0;
	if (n > 1 && o->text[n - 1] == '.' && o->text[n - 2] != '.')
		o->text[n - 1] = '\0';
	return (o->text && !text_blank(o->text)) ||
		err_set(e, ERR_INVALID, _("An option needs a text."));
}

static bool check_new(struct poll *p, struct poll_option *options, size_t n, struct err *e)
{
	record_clean(&poll_table, p);
	if (p->dots < 1 || p->dots > POLL_DOTS_MAX)
		return err_set(
			e, ERR_INVALID, _("Everybody has between 1 and %d dots."), POLL_DOTS_MAX);
	if (n < 2)
		return err_set(e, ERR_INVALID, _("A vote needs at least two options."));
	if (n > POLL_OPTIONS_MAX)
		return err_set(
			e, ERR_INVALID, _("A vote has at most %d options."), POLL_OPTIONS_MAX);
	for (size_t i = 0; i < n; i++)
		if (!clean_option(&options[i], e))
			return false;
	if (p->most < 1 || p->most > p->dots)
		p->most = p->dots;
	return true;
}

static bool save_new(struct session *se, struct poll *p, struct poll_option *options, size_t n,
	const char *draft_key, struct err *e)
{
	bool ok = store_poll_save(se->store, p, e);

	for (size_t i = 0; i < n && ok; i++) {
		options[i].poll_id = p->id;
		options[i].position = (int64_t)i + 1;
		ok = store_poll_option_save(se->store, &options[i], e);
	}
	return ok && (!draft_key || store_draft_save(se->store, draft_key, NULL, e));
}

bool poll_begin(struct session *se, int64_t item_id, struct poll *p, struct poll_option *options,
	size_t n, const char *draft_key, struct err *e)
{
	struct item it = { 0 };
	bool ok = check_new(p, options, n, e) && store_item_load(se->store, item_id, &it, e);

	p->item_id = item_id;
	p->meeting_id = it.meeting_id;
	p->state = POLL_OPEN;
	if (ok)
		ok = session_begin(se, step_label(_("Dot vote"), item_words(&it)), e) &&
			session_end(se, save_new(se, p, options, n, draft_key, e), e);
	item_release(&it);
	return ok;
}

/* ---- Options ------------------------------------------------------------------------------------- */

static bool locked_add_option(
	struct session *se, int64_t poll_id, const char *text, int64_t *id, struct err *e)
{
	struct poll_option o = { .poll_id = poll_id, .text = xstrdup(text) };
	struct voting v = { 0 };
	bool ok = voting_load(se, poll_id, &v, e) && check_state(&v, POLL_OPEN, e) &&
		clean_option(&o, e);

	if (ok && v.votes.n_options >= POLL_OPTIONS_MAX)
		ok = err_set(e, ERR_INVALID, _("A vote has at most %d options."), POLL_OPTIONS_MAX);
	if (ok && v.votes.n_options)
		o.position = v.votes.options[v.votes.n_options - 1].position;
	o.position++;
	if (ok)
		ok = session_begin(se, step_label(_("New option"), excerpt_words(o.text)), e) &&
			session_end(se, store_poll_option_save(se->store, &o, e), e);
	if (ok && id)
		*id = o.id;
	poll_option_release(&o);
	voting_release(&v);
	return ok;
}

bool poll_add_option(
	struct session *se, int64_t poll_id, const char *text, int64_t *id, struct err *e)
{
	return session_begin(se, NULL, e) &&
		session_end(se, locked_add_option(se, poll_id, text, id, e), e);
}

static bool locked_reword(struct session *se, int64_t option_id, const char *text, struct err *e)
{
	struct poll_option o = { 0 };
	struct voting v = { 0 };
	bool ok = voting_of_option(se, option_id, &v, e) &&
		store_poll_option_load(se->store, option_id, &o, e);

	xreplace(&o.text, text);
	ok = ok && clean_option(&o, e);
	if (ok)
		ok = session_begin(se, step_label(_("Option changed"), excerpt_words(o.text)), e) &&
			session_end(se,
				store_poll_option_save(se->store, &o, e) &&
					result_changed(se, &v.poll, e),
				e);
	poll_option_release(&o);
	voting_release(&v);
	return ok;
}

bool poll_reword_option(struct session *se, int64_t option_id, const char *text, struct err *e)
{
	return session_begin(se, NULL, e) &&
		session_end(se, locked_reword(se, option_id, text, e), e);
}

/* ---- Dots ---------------------------------------------------------------------------------------- */

static bool check_present(
	struct session *se, const struct voting *v, int64_t person_id, struct err *e)
{
	struct err gone = { 0 };
	struct roll_row row = { 0 };
	bool ok = tally_dots(&v->votes, person_id, 0) > 0;
	char *name;

	if (!ok && store_attendance_find(se->store, v->poll.meeting_id, person_id, &row.a, &gone))
		ok = tally_may_vote(&v->votes, &row);
	attendance_release(&row.a);
	if (ok || !err_absent(e, &gone))
		return ok;
	name = person_words(se, person_id, _("not present, has no dots"));
	err_set(e, ERR_INVALID, "%s", name);
	free(name);
	return false;
}

static bool check_dot(struct session *se, const struct voting *v, int64_t person_id,
	int64_t option_id, struct err *e)
{
	int given = tally_dots(&v->votes, person_id, option_id);

	if (!check_state(v, POLL_OPEN, e) || !check_present(se, v, person_id, e))
		return false;
	if (tally_left(&v->votes, person_id) == 0)
		return err_set(e, ERR_INVALID, _("All %d dots are given."), (int)v->poll.dots);
	if (given < v->poll.most)
		return true;
	return err_set(e, ERR_INVALID,
		ngettext("At most %d dot on one option.", "At most %d dots on one option.",
			(unsigned long)v->poll.most),
		(int)v->poll.most);
}

static bool save_dot(struct session *se, const struct voting *v, int64_t person_id,
	int64_t option_id, struct err *e)
{
	struct ballot b = { .poll_id = v->poll.id, .person_id = person_id, .option_id = option_id };

	for (size_t i = 0; i < v->votes.n_ballots; i++)
		if (v->votes.ballots[i].person_id == person_id &&
			v->votes.ballots[i].option_id == option_id)
			b = v->votes.ballots[i];
	b.dots++;
	return store_ballot_save(se->store, &b, e);
}

static bool locked_dot(struct session *se, int64_t person_id, int64_t option_id, struct err *e)
{
	struct voting v = { 0 };
	bool ok = voting_of_option(se, option_id, &v, e) &&
		check_dot(se, &v, person_id, option_id, e);

	if (ok) {
		char *text = excerpt_words(option_of(&v, option_id)->text);

		/* TRANSLATORS: behind a name: one dot for this option */
		char *what = xasprintf(_("dot on %s"), text);

		ok = session_begin(se, person_words(se, person_id, what), e) &&
			session_end(se, save_dot(se, &v, person_id, option_id, e), e);
		free(what);
		free(text);
	}
	voting_release(&v);
	return ok;
}

bool poll_dot(struct session *se, int64_t person_id, int64_t option_id, struct err *e)
{
	return session_begin(se, NULL, e) &&
		session_end(se, locked_dot(se, person_id, option_id, e), e);
}

static bool delete_ballots(
	struct session *se, const struct voting *v, int64_t person_id, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < v->votes.n_ballots && ok; i++)
		if (v->votes.ballots[i].person_id == person_id)
			ok = store_ballot_delete(se->store, v->votes.ballots[i].id, e);
	return ok;
}

static bool locked_clear(struct session *se, int64_t poll_id, int64_t person_id, struct err *e)
{
	struct voting v = { 0 };
	bool ok = voting_load(se, poll_id, &v, e) && check_state(&v, POLL_OPEN, e);

	if (ok && tally_dots(&v.votes, person_id, 0) > 0)
		ok = session_begin(se, person_words(se, person_id, _("dots taken back")), e) &&
			session_end(se, delete_ballots(se, &v, person_id, e), e);
	voting_release(&v);
	return ok;
}

bool poll_clear(struct session *se, int64_t poll_id, int64_t person_id, struct err *e)
{
	return session_begin(se, NULL, e) &&
		session_end(se, locked_clear(se, poll_id, person_id, e), e);
}

/* ---- Closing ------------------------------------------------------------------------------------- */

static bool locked_close(struct session *se, int64_t poll_id, struct err *e)
{
	struct voting v = { 0 };
	bool ok = voting_load(se, poll_id, &v, e) && check_state(&v, POLL_OPEN, e);

	if (ok) {
		v.poll.state = POLL_CLOSED;
		ok = session_begin(se, poll_label(se, &v.poll, _("Vote closed")), e) &&
			session_end(se, write_sentence(se, &v.poll, e), e);
	}
	voting_release(&v);
	return ok;
}

bool poll_close(struct session *se, int64_t poll_id, struct err *e)
{
	return session_begin(se, NULL, e) && session_end(se, locked_close(se, poll_id, e), e);
}

static bool locked_reopen(struct session *se, int64_t poll_id, struct err *e)
{
	struct voting v = { 0 };
	bool ok = voting_load(se, poll_id, &v, e) && check_state(&v, POLL_CLOSED, e);

	if (ok) {
		v.poll.state = POLL_OPEN;
		ok = session_begin(se, poll_label(se, &v.poll, _("Vote reopened")), e);
		if (ok)
			ok = session_end(se,
				drop_sentence(se, &v.poll, e) &&
					store_poll_save(se->store, &v.poll, e),
				e);
	}
	voting_release(&v);
	return ok;
}

bool poll_reopen(struct session *se, int64_t poll_id, struct err *e)
{
	return session_begin(se, NULL, e) && session_end(se, locked_reopen(se, poll_id, e), e);
}

/* ---- Putting options together -------------------------------------------------------------------- */

static bool set_merged(struct session *se, int64_t option_id, int64_t into, struct err *e)
{
	struct poll_option o = { 0 };
	bool ok = store_poll_option_load(se->store, option_id, &o, e);

	o.merged_into = into;
	ok = ok && store_poll_option_save(se->store, &o, e);
	poll_option_release(&o);
	return ok;
}

/* The option and what is merged into it go to another one; 0: those merged into it stand alone. */
static bool regroup(
	struct session *se, const struct voting *v, int64_t option_id, int64_t into, struct err *e)
{
	bool ok = !into || set_merged(se, option_id, into, e);

	for (size_t i = 0; i < v->votes.n_options && ok; i++)
		if (v->votes.options[i].merged_into == option_id)
			ok = set_merged(se, v->votes.options[i].id, into, e);
	return ok;
}

static bool locked_merge(struct session *se, int64_t option_id, int64_t into_id, struct err *e)
{
	struct voting v = { 0 };
	const struct poll_option *o, *into;
	bool ok = voting_of_option(se, option_id, &v, e) && check_state(&v, POLL_CLOSED, e);

	if (!ok)
		goto out;
	o = option_of(&v, option_id);
	into = option_of(&v, into_id);
	if (into && into->merged_into)
		into = option_of(&v, into->merged_into);
	if (!into || into == o || o->merged_into) {
		ok = err_set(e, ERR_INVALID,
			_("Two different options of the same vote are put "
			  "together."));
		goto out;
	}
	ok = session_begin(se, step_label(_("Put together"), excerpt_words(o->text)), e);
	if (ok)
		ok = session_end(se,
			regroup(se, &v, o->id, into->id, e) && result_changed(se, &v.poll, e), e);
out:
	voting_release(&v);
	return ok;
}

bool poll_merge(struct session *se, int64_t option_id, int64_t into_id, struct err *e)
{
	return session_begin(se, NULL, e) &&
		session_end(se, locked_merge(se, option_id, into_id, e), e);
}

static bool locked_split(struct session *se, int64_t option_id, struct err *e)
{
	struct voting v = { 0 };
	bool ok = voting_of_option(se, option_id, &v, e) && check_state(&v, POLL_CLOSED, e);

	if (ok)
		ok = session_begin(se,
			     step_label(_("Taken apart"),
				     excerpt_words(option_of(&v, option_id)->text)),
			     e) &&
			session_end(se,
				regroup(se, &v, option_id, 0, e) && result_changed(se, &v.poll, e),
				e);
	voting_release(&v);
	return ok;
}

bool poll_split(struct session *se, int64_t option_id, struct err *e)
{
	return session_begin(se, NULL, e) && session_end(se, locked_split(se, option_id, e), e);
}

/* ---- Going --------------------------------------------------------------------------------------- */

/* Merged options refer to others of the poll: they go first. */
static bool delete_options(struct session *se, const struct poll_votes *votes, struct err *e)
{
	bool ok = true;

	for (int merged = 1; merged >= 0; merged--)
		for (size_t i = 0; i < votes->n_options && ok; i++)
			if ((votes->options[i].merged_into != 0) == merged)
				ok = store_poll_option_delete(se->store, votes->options[i].id, e);
	return ok;
}

static bool delete_poll(struct session *se, int64_t poll_id, struct err *e)
{
	struct poll_votes votes = { 0 };
	bool ok = store_poll_votes(se->store, poll_id, &votes, e) &&
		session_delete_referring(se, &ballot_table, "poll_id", poll_id, e) &&
		delete_options(se, &votes, e) && store_poll_delete(se->store, poll_id, e);

	pool_release(&votes.pool);
	return ok;
}

static bool locked_delete(struct session *se, int64_t poll_id, struct err *e)
{
	struct voting v = { 0 };
	bool ok = voting_load(se, poll_id, &v, e) &&
		session_begin(se, poll_label(se, &v.poll, _("Vote removed")), e);

	if (ok)
		ok = session_end(
			se, drop_sentence(se, &v.poll, e) && delete_poll(se, poll_id, e), e);
	voting_release(&v);
	return ok;
}

bool poll_delete(struct session *se, int64_t poll_id, struct err *e)
{
	return session_begin(se, NULL, e) && session_end(se, locked_delete(se, poll_id, e), e);
}

bool polls_delete_of_item(struct session *se, int64_t item_id, struct err *e)
{
	struct id_list rows = { 0 };
	bool ok = store_referring(se->store, &poll_table, "item_id", item_id, &rows, e);

	for (size_t i = 0; i < rows.n && ok; i++)
		ok = delete_poll(se, rows.v[i], e);
	pool_release(&rows.pool);
	return ok;
}
