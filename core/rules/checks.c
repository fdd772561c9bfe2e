#include "rules/checks.h"

#include <inttypes.h>
#include <string.h>

#include "base/date_text.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/checks_parts.h"
#include "rules/words.h"

enum { EXCERPT_CELLS = 40, CAVEAT_BYTES_MIN = 8 };

const char *const finding_names[] = { "no-outcome", "no-who", "no-due", "overdue", "speaker-absent",
	"unknown-name", "ambiguous-name", "party-absent", "representation", "weekday",
	"next-missing", "next-differs", "term", "attachment", "health", "unmarked", NULL };

const char *finding_label(int kind)
{
	static const char *const words[FINDING_KINDS] = { N_("finding|no outcome"),
		N_("finding|nobody named"), N_("finding|no time"), N_("finding|overdue"),
		N_("finding|not here"), N_("finding|unknown name"), N_("finding|which one?"),
		N_("finding|party absent"), N_("finding|too few"), N_("finding|weekday"),
		N_("finding|next meeting"), N_("finding|next meeting"), N_("finding|wording"),
		N_("finding|attachment"), N_("finding|health?"), N_("finding|unmarked") };

	return kind >= 0 && kind < FINDING_KINDS ? Q_(words[kind]) : "?";
}

/* ---- Remarks ---------------------------------------------------------------------------------- */

struct finding *checks_add(
	struct checker *c, enum finding_kind kind, const char *subject, const char *words)
{
	struct findings *out = c->out;
	struct finding *f;

	out->v = pool_grow(&out->pool, out->v, out->n, &out->cap, sizeof(*out->v));
	f = &out->v[out->n++];
	*f = (struct finding) {
		.kind = (int)kind,
		.item_id = c->item ? c->item->id : 0,
		.note_id = c->note ? c->note->id : 0,
		.place = pool_strdup(&out->pool, c->item ? or_empty(c->item->number) : ""),
		.subject = pool_strdup(&out->pool, or_empty(subject)),
		.words = words,
		.reason = "",
	};
	return f;
}

/* The beginning of a text in one line, "…" where it is cut; in the pool of the findings. */
static const char *excerpt(struct checker *c, const char *text)
{
	const char *line = or_empty(text);
	char *first = pool_strndup(&c->out->pool, line, strcspn(line, "\n"));
	size_t fits = text_fit(first, EXCERPT_CELLS, NULL);

	if (!first[fits])
		return first;
	fits = text_fit(first, EXCERPT_CELLS - 1, NULL);
	return pool_printf(&c->out->pool, "%.*s…", (int)fits, first);
}

bool finding_is(const struct finding *f, const struct waiver *w)
{
	return f->item_id == w->item_id && f->note_id == w->note_id &&
		strcmp(finding_names[f->kind], or_empty(w->finding)) == 0 &&
		strcmp(f->subject, or_empty(w->subject)) == 0;
}

const char *finding_key(const struct finding *f, struct pool *p)
{
	char where[32] = "";

	if (f->note_id)
		snprintf(where, sizeof(where), ":n%" PRId64, f->note_id);
	else if (f->item_id)
		snprintf(where, sizeof(where), ":i%" PRId64, f->item_id);
	return pool_printf(
		p, "%s%s%s%s", finding_names[f->kind], where, *f->subject ? ":" : "", f->subject);
}

/* ---- Where things stand ----------------------------------------------------------------------- */

static bool begun(const struct check_sheet *s)
{
	return s->meeting->status == STATUS_RUNNING || s->meeting->status == STATUS_HELD;
}

bool check_roll_taken(const struct check_sheet *s)
{
	for (size_t i = 0; i < s->n_roll && begun(s); i++) {
		if (s->roll[i].a.status != ATTENDANCE_UNMARKED)
			return true;
	}
	return false;
}

/* The words of a phrase before what is filled in. */
static bool begins_like(const char *text, const char *phrase)
{
	size_t n = phrase ? strcspn(phrase, "{") : 0;

	while (n > 0 && phrase[n - 1] == ' ')
		n--;
	return n >= CAVEAT_BYTES_MIN && strncmp(text, phrase, n) == 0;
}

bool check_is_caveat(const char *text, const char *const phrases[2])
{
	if (!text)
		return false;
	return begins_like(text, phrases[0]) || begins_like(text, phrases[1]) ||
		words_find(text,
			"förbehåll|förbehållet|med reservation för|ej beslutför|ej beslutsför|"
			"inte beslutför|inte beslutsför|inte representativ|caveat|proviso|"
			"with reservation|subject to",
			NULL);
}

/* Under an item, or (NULL) anywhere in the meeting. */
static bool has_caveat(const struct check_sheet *s, const struct item *it)
{
	for (size_t i = 0; i < s->n_notes; i++) {
		const struct note *n = &s->notes[i];

		if ((!it || n->item_id == it->id) && n->kind != NOTE_PRIVATE &&
			check_is_caveat(n->text, s->caveats))
			return true;
	}
	return false;
}

/* ---- An item ---------------------------------------------------------------------------------- */

static bool has_open_child(const struct check_sheet *s, const struct item *it)
{
	for (size_t i = 0; i < s->n_items; i++) {
		if (s->items[i].parent_id == it->id && s->items[i].outcome == OUTCOME_OPEN)
			return true;
	}
	return false;
}

/* While the meeting runs, what has not been its turn yet is no loose end. */
static void check_outcome(struct checker *c)
{
	const struct meeting *m = c->s->meeting;
	const struct item *it = c->item;

	if (it->outcome != OUTCOME_OPEN || !begun(c->s) || has_open_child(c->s, it))
		return;
	if (m->status == STATUS_RUNNING && (!it->started_at || m->item_id == it->id))
		return;
	checks_add(c, FINDING_NO_OUTCOME, NULL,
		pool_printf(&c->out->pool, _("\"%s\" has no outcome."), excerpt(c, it->title)));
}

/* Was it dealt with, so that it matters who was there? */
static bool dealt_with(const struct check_sheet *s, const struct item *it)
{
	switch ((enum outcome)it->outcome) {
	case OUTCOME_TREATED:
	case OUTCOME_DECIDED:
	case OUTCOME_AGREED:
	case OUTCOME_ENDORSED:
	case OUTCOME_MESSAGE:
	case OUTCOME_FINISHED:
		return true;
	case OUTCOME_OPEN:
		return s->meeting->item_id == it->id;
	case OUTCOME_NOT_RAISED:
	case OUTCOME_REFERRED:
	case OUTCOME_POSTPONED:
	case OUTCOME_STRUCK:
		break;
	}
	return false;
}

static void check_affected(struct checker *c)
{
	const struct check_sheet *s = c->s;

	if (!check_roll_taken(s) || !dealt_with(s, c->item) || has_caveat(s, c->item))
		return;
	for (size_t i = 0; i < s->n_absent; i++) {
		const struct check_party *p = &s->absent[i];

		if (p->item_id != c->item->id)
			continue;
		checks_add(c, FINDING_PARTY_ABSENT, p->name,
			pool_printf(&c->out->pool,
				_("\"%s\" is about %s, from where nobody was there, and no caveat "
				  "says so."),
				excerpt(c, c->item->title), p->name));
	}
}

/* ---- An action -------------------------------------------------------------------------------- */

static void check_action(struct checker *c)
{
	const struct note *n = c->note;
	const char *due = *or_empty(n->due_to) ? n->due_to : or_empty(n->due_from);
	const char *what = excerpt(c, n->text);
	struct moment day = MOMENT_NONE;
	char text[DATE_TEXT_SIZE];

	if (text_blank(or_empty(n->who)))
		checks_add(c, FINDING_NO_WHO, NULL,
			pool_printf(&c->out->pool, _("Nobody is named for \"%s\"."), what));
	else
		checks_who(c);
	if (!*due && text_blank(or_empty(n->due_text)))
		checks_add(c, FINDING_NO_DUE, NULL,
			pool_printf(&c->out->pool, _("No time is set for \"%s\"."), what));
	if (!*due || n->state != ACTION_OPEN || strcmp(due, c->s->today) >= 0)
		return;
	moment_parse(due, &day);
	day_text(day.day, text);
	checks_add(c, FINDING_OVERDUE, due,
		pool_printf(&c->out->pool, _("\"%s\" was due %s and is open."), what, text));
}

/* ---- Dates ------------------------------------------------------------------------------------ */

static bool here(const struct checker *c, int64_t item_id, int64_t note_id)
{
	return item_id == (c->item ? c->item->id : 0) && note_id == (c->note ? c->note->id : 0);
}

static void check_dates(struct checker *c)
{
	const struct check_sheet *s = c->s;
	char day[DATE_TEXT_SIZE];

	for (size_t i = 0; i < s->n_dates; i++) {
		if (!here(c, s->dates[i].item_id, s->dates[i].note_id))
			continue;
		day_text_year(s->dates[i].day, day);
		checks_add(c, FINDING_WEEKDAY, s->dates[i].written,
			pool_printf(&c->out->pool, _("\"%s\": the calendar says %s."),
				s->dates[i].written, day));
	}
	for (size_t i = 0; i < s->n_announced; i++) {
		const struct check_announced *a = &s->announced[i];

		if (!here(c, a->item_id, a->note_id) || (a->in_year && a->at_start))
			continue;
		checks_add(c, FINDING_NEXT_DIFFERS, a->written,
			pool_printf(&c->out->pool,
				a->in_year ? _("\"%s\": the year has another time that day.")
					   : _("\"%s\": the year has no meeting that day."),
				a->written));
	}
}

/* ---- The whole meeting ------------------------------------------------------------------------ */

static bool announced_on(const struct check_sheet *s, int32_t day)
{
	for (size_t i = 0; i < s->n_announced; i++) {
		if (s->announced[i].day == day)
			return true;
	}
	return false;
}

/* Days out, trainings and visits are not followed by another of their kind. */
static void check_next(struct checker *c)
{
	const struct check_sheet *s = c->s;
	struct pool *p = &c->out->pool;
	char day[DATE_TEXT_SIZE];

	if (!begun(s) ||
		(s->meeting->kind != MEETING_ORDINARY && s->meeting->kind != MEETING_BOARD))
		return;
	for (size_t i = 0; i < s->n_coming && (i == 0 || s->next_said); i++) {
		const struct check_coming *k = &s->coming[i];

		day_text(k->day, day);
		if (k->day == DAY_NONE && s->n_announced == 0)
			checks_add(c, FINDING_NEXT_MISSING, k->group,
				pool_printf(p, _("The year has no next meeting of %s."), k->group));
		else if (k->day != DAY_NONE && !s->next_said)
			checks_add(c, FINDING_NEXT_MISSING, k->group,
				pool_printf(p,
					_("The notes do not say when %s meets next; the year says "
					  "%s."),
					k->group, day));
		else if (k->day != DAY_NONE && s->n_announced > 0 && !announced_on(s, k->day))
			checks_add(c, FINDING_NEXT_DIFFERS, k->group,
				pool_printf(p,
					_("%s meets next %s; the notes announce other days."),
					k->group, day));
	}
}

/* A roll that was begun and not finished. */
static void check_unmarked(struct checker *c)
{
	const struct check_sheet *s = c->s;
	size_t n = 0;

	for (size_t i = 0; i < s->n_roll; i++)
		n += s->roll[i].a.status == ATTENDANCE_UNMARKED;
	if (n > 0 && s->meeting->status == STATUS_HELD && check_roll_taken(s))
		checks_add(c, FINDING_UNMARKED, "",
			pool_printf(&c->out->pool,
				ngettext(
					"%zu person who was called is unmarked, and so not in the notes.",
					"%zu people who were called are unmarked, and so not in the notes.",
					n),
				n));
}

static void check_meeting_rules(struct checker *c)
{
	const struct check_sheet *s = c->s;

	check_dates(c);
	check_unmarked(c);
	if (check_roll_taken(s) && !has_caveat(s, NULL)) {
		for (size_t i = 0; i < s->n_unmet; i++)
			checks_add(c, FINDING_REPRESENTATION, s->unmet[i].rule,
				pool_printf(&c->out->pool, _("%s, and no caveat says so."),
					s->unmet[i].lacks));
	}
	check_next(c);
}

static void check_files(struct checker *c)
{
	const struct check_sheet *s = c->s;

	for (size_t i = 0; i < s->n_files; i++) {
		const struct check_file *f = &s->files[i];

		if (!here(c, f->item_id, 0))
			continue;
		checks_add(c, FINDING_ATTACHMENT, f->label,
			pool_printf(&c->out->pool,
				f->gone ? _("The attachment %s is not where it was.")
					: _("The attachment %s was changed after it was attached."),
				f->label));
	}
}

/* Private lines never leave the house. */
static void check_lines(struct checker *c)
{
	int64_t item_id = c->item ? c->item->id : 0;

	for (size_t i = 0; i < c->s->n_notes; i++) {
		const struct note *n = &c->s->notes[i];

		if (n->item_id != item_id || n->kind == NOTE_PRIVATE)
			continue;
		c->note = n;
		if (n->kind == NOTE_ACTION)
			check_action(c);
		else if (*or_empty(n->speaker))
			checks_speaker(c);
		check_dates(c);
		checks_terms(c, or_empty(n->text));
		checks_health(c, or_empty(n->text));
	}
	c->note = NULL;
}

void checks_run(const struct check_sheet *s, struct findings *out)
{
	struct checker c = { .s = s, .out = out };

	*out = (struct findings) { 0 };
	check_meeting_rules(&c);
	check_files(&c);
	check_lines(&c);
	for (size_t i = 0; i < s->n_items; i++) {
		c.item = &s->items[i];
		check_outcome(&c);
		check_affected(&c);
		check_files(&c);
		check_dates(&c);
		checks_terms(&c, or_empty(c.item->title));
		checks_health(&c, or_empty(c.item->title));
		check_lines(&c);
	}
}
