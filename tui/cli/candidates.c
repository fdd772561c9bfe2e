/* Proposed dates from the shell: proposed, answered, chosen, and how they stand. */
#include "services/candidates.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "formats/when.h"
#include "services/find.h"
#include "services/wording.h"

#include "tui/cli/command.h"
#include "tui/cli/rows.h"

/* ---- Which one ---------------------------------------------------------------------------------- */

/* Is it what was typed: its number, or its day (with its clock time)? */
static bool fits(const struct candidate *c, int64_t number, const struct when *w)
{
	struct moment starts = moment_of(c->starts);

	if (number)
		return c->id == number;
	return w->day == starts.day && (w->start == MINUTE_NONE || w->start == starts.minute);
}

static int64_t plain_number(const char *s)
{
	return strspn(s, "0123456789") == strlen(s) && strlen(s) < 10 ? strtoll(s, NULL, 10) : 0;
}

/* The proposed date that a word names: its number in the list, or its day. */
static bool find_date(
	struct cli *c, const struct date_sheet *s, const char *word, int64_t *id, struct err *e)
{
	int64_t number = plain_number(word);
	struct when w = { .day = DAY_NONE };
	size_t n = 0;

	if (!number && (!when_read(word, clock_local(c->env->clock).day, &w) || w.day == DAY_NONE))
		return err_set(e, ERR_USAGE,
			_("“%s” is no proposed date: write its number in “arshjul candidates”, or "
			  "its day."),
			word);
	for (size_t i = 0; i < s->n; i++) {
		if (fits(&s->dates[i], number, &w)) {
			*id = s->dates[i].id;
			n++;
		}
	}
	if (n == 0)
		return err_set(e, ERR_NOT_FOUND,
			_("“%s” is not among the proposed dates. “arshjul candidates” lists them."),
			word);
	return n == 1 ||
		err_set(e, ERR_AMBIGUOUS,
			_("Several dates are proposed on that day: give the number."));
}

/* The sheet of the meeting that the first argument names, and the date that the second does. */
static bool meeting_and_date(struct cli *c, struct date_sheet *s, int64_t *date, struct err *e)
{
	int64_t meeting;

	return cli_meeting(c, &meeting, e) && date_sheet_load(&c->se, meeting, s, e) &&
		find_date(c, s, c->args.arg[1], date, e);
}

static char *date_time_words(struct cli *c, int64_t id)
{
	struct candidate d = { 0 };
	struct err none = { 0 };
	char *words = store_candidate_load(c->se.store, id, &d, &none) ? candidate_time_words(&d)
								       : xstrdup("");

	candidate_release(&d);
	return words;
}

/* "Valt: tis 24 mars kl. 9:00–12:00" */
static void said(struct cli *c, int64_t id, const char *done)
{
	char *words = date_time_words(c, id);

	cli_done(c, id, "%s %s", done, words);
	free(words);
}

/* ---- Proposing ---------------------------------------------------------------------------------- */

bool cli_add_candidate(struct cli *c, struct err *e)
{
	int64_t meeting, id = 0;
	struct meeting m = { 0 };
	bool ok = cli_meeting(c, &meeting, e) && store_meeting_load(c->se.store, meeting, &m, e) &&
		session_begin(&c->se, step_label(_("Dates proposed"), meeting_words(&m)), e);

	if (ok) {
		for (size_t i = 1; i < c->args.n_args && ok; i++) {
			struct moment starts, ends;

			ok = cli_new_time(c, meeting, c->args.arg[i], &starts, &ends, e) &&
				candidate_add(&c->se, meeting, starts, ends, &id, e);
		}
		ok = session_end(&c->se, ok, e);
	}
	if (ok)
		cli_done(c, id,
			ngettext("Proposed %zu date for %s", "Proposed %zu dates for %s",
				c->args.n_args - 1),
			c->args.n_args - 1, m.title);
	meeting_release(&m);
	return ok;
}

bool cli_remove_candidate(struct cli *c, struct err *e)
{
	struct date_sheet s = { 0 };
	int64_t date;
	char *words = NULL;
	bool ok = meeting_and_date(c, &s, &date, e);

	if (ok)
		words = date_time_words(c, date);
	ok = ok && candidate_remove(&c->se, date, e);
	if (ok)
		cli_done(c, date, _("No longer proposed: %s"), words);
	free(words);
	date_sheet_release(&s);
	return ok;
}

/* ---- Answering ---------------------------------------------------------------------------------- */

/* A party by its name, else a person. */
static bool find_voice(
	struct cli *c, const char *word, int64_t *party, int64_t *person, struct err *e)
{
	struct err none = { 0 };

	*party = *person = 0;
	return party_find(&c->se, word, party, &none) ||
		((*party = 0) == 0 && person_find(&c->se, word, 0, person, e));
}

bool cli_answer(struct cli *c, struct err *e)
{
	const char *word = c->args.arg[3];
	int answer =
		strcmp(word, "clear") == 0 ? DATE_SILENT : keyword_index(date_answer_names, word);
	struct date_sheet s = { 0 };
	int64_t date, party, person;
	bool ok;

	if (answer < 0 && strcmp(word, "clear") != 0)
		return err_set(e, ERR_USAGE,
			_("“%s” is no answer. Write can, cannot, rather-not or clear."), word);
	ok = meeting_and_date(c, &s, &date, e) &&
		find_voice(c, c->args.arg[2], &party, &person, e) &&
		candidate_answer(&c->se, date, party, person, answer, e);
	if (ok) {
		char *words = date_time_words(c, date);

		cli_done(c, date, _("%s says of %s: %s"), c->args.arg[2], words,
			date_answer_words(answer));
		free(words);
	}
	date_sheet_release(&s);
	return ok;
}

bool cli_choose(struct cli *c, struct err *e)
{
	struct date_sheet s = { 0 };
	int64_t date;
	bool ok = meeting_and_date(c, &s, &date, e) &&
		candidate_choose(&c->se, date, cli_value(&c->args, OPT_WHY), e);

	if (ok)
		said(c, date, _("Chosen:"));
	date_sheet_release(&s);
	return ok;
}

/* ---- How they stand ----------------------------------------------------------------------------- */

static void answer_json(const char *name, const char *key, int says, bool own, struct json *j)
{
	if (says == DATE_SILENT)
		return;
	json_open(j, '{');
	json_kstr(j, key, name);
	json_kstr(j, "answer", date_answer_names[says]);
	json_kbool(j, "own", own);
	json_close(j, '}');
}

static void date_json(const struct date_sheet *s, size_t date, struct json *j)
{
	const struct candidate *d = &s->dates[date];
	const struct date_matrix *m = &s->matrix;
	struct date_tally t = date_tally(m, date);

	json_open(j, '{');
	json_kint(j, "id", d->id);
	json_kstr(j, "uid", d->uid);
	json_kstr(j, "start", d->starts);
	json_kstr(j, "end", d->ends);
	json_kbool(j, "all_day", d->all_day);
	json_kstr(j, "state", candidate_state_names[d->state]);
	json_kint(j, "can", t.can);
	json_kint(j, "cannot", t.cannot);
	json_kint(j, "rather_not", t.rather_not);
	json_kint(j, "silent", t.silent);
	json_kstr(j, "words", s->words[date]);
	json_kopt(j, "remarks", s->remarks[date]);
	json_kopen(j, "answers", '[');
	for (size_t i = 0; i < m->n_parties; i++) {
		bool own;
		int says = date_party_says(m, date, i, &own);

		answer_json(m->parties[i].name, "party", says, own, j);
	}
	for (size_t i = 0; i < m->n_people; i++)
		answer_json(m->people[i].name, "person", date_person_says(m, date, i), true, j);
	json_close(j, ']');
	json_close(j, '}');
}

static void dates_json(struct cli *c, const struct date_sheet *s)
{
	struct json j;

	cli_json_open(c, &j);
	json_kint(&j, "meeting", s->row.v[0].m.id);
	json_kbool(&j, "open", s->open);
	json_kopen(&j, "candidates", '[');
	for (size_t i = 0; i < s->n; i++)
		date_json(s, s->order[i], &j);
	json_close(&j, ']');
	cli_json_close(c, &j);
}

static void dates_list(struct cli *c, const struct date_sheet *s)
{
	const char *heads[] = { _("No."), _("When"), _("State"), _("Answers"), _("The day") };
	struct listing g = { .heads = heads, .columns = ARRAY_LEN(heads) };

	for (size_t i = 0; i < s->n; i++) {
		const struct candidate *d = &s->dates[s->order[i]];
		char *when = candidate_time_words(d);

		listing_printf(&g, "%" PRId64, d->id);
		listing_put(&g, c->plain ? d->starts : when);
		if (c->plain)
			listing_put(&g, candidate_state_names[d->state]);
		else
			listing_put(&g,
				d->state == CANDIDATE_CHOSEN              ? Q_("date|chosen")
					: d->state == CANDIDATE_CANCELLED ? Q_("date|cancelled")
									  : "");
		listing_put(&g, s->words[s->order[i]]);
		listing_put(&g, s->remarks[s->order[i]]);
		free(when);
	}
	listing_print(&g, c->plain, &c->out);
	listing_release(&g);
}

bool cli_candidates(struct cli *c, struct err *e)
{
	struct date_sheet s = { 0 };
	int64_t meeting;
	bool ok = cli_meeting(c, &meeting, e) && date_sheet_load(&c->se, meeting, &s, e);

	if (ok && c->json)
		dates_json(c, &s);
	else if (ok)
		dates_list(c, &s);
	if (ok && s.n == 0)
		cli_say(c, "%s",
			_("No dates are proposed for it. “arshjul add candidate MEETING TIME” "
			  "proposes one."));
	date_sheet_release(&s);
	return ok;
}
