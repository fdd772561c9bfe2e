#include "formats/notes_in_decide.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "formats/compose.h"
#include "formats/notes_in_items.h"
#include "rules/words.h"

/* Goes through the notes, sentence by sentence: a sentence may run over several lines. */

enum { PASSAGE_LINES = 16, SENTENCE_MAX = 1200, WRAPPED_BYTES = 55, DOER_BYTES = 40, OPENING = 2 };

struct decider {
	struct reader *r;
	struct bodies bodies;
	enum note_kind pending;
	bool open; /* a decision's heading or open sentence stands above; its clauses follow */
	bool rows; /* … and so do rows and plain text */
	size_t rows_seen;
	bool proposed;    /* under "Förslag till beslut": not decided yet */
	size_t proposals; /* paragraphs of it so far */
	bool listing;     /* under a heading of things to do */
	const char *doer; /* whose name stands alone above; NULL */
	int item;         /* whose first sentences are being read */
	size_t sentences; /* of it */
};

/* Lines that are one running text. */
struct passage {
	char *text;
	size_t line[PASSAGE_LINES], start[PASSAGE_LINES], n;
};

static void add_decision(struct decider *d, size_t i, enum note_kind kind, const char *s, size_t n)
{
	struct reader *r = d->r;
	struct notes_doc *doc = r->doc;
	struct notes_decision x = { .item = doc->lines[i].item, .kind = kind, .line = (int)i + 1 };

	n = end_without(s, n, " .,;");
	x.text = doc_text(r, s, n);
	if (!x.text)
		return;
	doc->decisions = pool_grow(
		&doc->pool, doc->decisions, doc->decision_count, &r->decision_cap, sizeof(x));
	doc->decisions[doc->decision_count++] = x;
}

/* ---- Sentences ---- */

static bool lower_at(const char *s)
{
	uint32_t cp;

	utf8_next(s, strnlen(s, 4), &cp, NULL);
	return letter_is(cp) && !letter_is_upper(cp);
}

/* A full stop that ends no sentence: "kl. 9", "p.g.a. att", "B. Ek". */
static bool abbreviates(const char *s, size_t dot)
{
	static const char words[] =
		"kl|nr|v|ca|p|pkt|st|sid|bil|tel|dvs|jfr|resp|inkl|ev|prel|dnr|§";
	size_t from = dot, after = dot + 1 + space_len(s + dot + 1);

	while (from > 0 && space_len(s + from - 1) == 0)
		from--;
	return lower_at(s + after) || word_in(s + from, dot - from, words) ||
		(dot - from == 1 && letter_is_upper((unsigned char)s[from]));
}

size_t sentence_len(const char *s)
{
	size_t i = 0;

	for (; s[i]; i++) {
		bool end = strchr(".!?", s[i]) && (s[i + 1] == '\0' || space_len(s + i + 1) > 0);

		if (end && !(s[i] == '.' && s[i + 1] && abbreviates(s, i)))
			break;
	}
	return i;
}

/* "1. Bo Ek utses", "a) avslå": the bytes of the sign of a row. */
static size_t row_sign(const char *s)
{
	int number;
	size_t n = number_len(s, 2, &number);

	if (n == 0 && *s >= 'a' && *s <= 'h' && (s[1] == ')' || (s[1] == '.' && s[2] == ')')))
		n = s[1] == ')' ? 1 : 2;
	return n > 0 && strchr(".)", s[n]) && space_len(s + n + 1) > 0
		? n + 1 + space_len(s + n + 1)
		: 0;
}

static bool att_at(const char *s)
{
	return words_start(s, "att|at") > 0;
}

/* Does line k go on with what line k - 1 says? */
static bool goes_on(const struct decider *d, size_t k)
{
	const struct source_line *s = &d->r->src[k];
	const char *before = d->r->src[k - 1].body;
	size_t n = strlen(before), text;

	if (s->claimed || s->blank || s->bullet || s->heading || n == 0 ||
		strchr(".!?:;", before[n - 1]) || row_sign(s->text) || strstr(s->text, "   ") ||
		strstr(before, "   ") || speaker_len(s->text, &text) || verdict_label(s->text) ||
		((d->open || att_at(before)) && att_at(s->text)))
		return false;
	return lower_at(s->text) || strchr("(0123456789", *s->text) || n >= WRAPPED_BYTES;
}

static void take_passage(struct decider *d, size_t i, struct passage *p)
{
	struct pool *pool = &d->r->doc->pool;

	*p = (struct passage) { .text = pool_strdup(pool, d->r->src[i].body), .n = 1 };
	p->line[0] = i;
	for (size_t k = i + 1; k < d->r->n && p->n < PASSAGE_LINES && goes_on(d, k); k++) {
		p->line[p->n] = k;
		p->start[p->n++] = strlen(p->text) + 1;
		p->text = pool_printf(pool, "%s %s", p->text, d->r->src[k].body);
		line_claim(d->r, k, NOTES_LINE_NOTE);
	}
}

static size_t passage_line(const struct passage *p, size_t at, bool *begins)
{
	size_t k = p->n - 1;

	while (k > 0 && p->start[k] > at)
		k--;
	*begins = p->start[k] == at;
	return p->line[k];
}

/* Does a line of the passage hold such words? */
static bool passage_has(const struct decider *d, const struct passage *p, enum signal what)
{
	for (size_t k = 0; k < p->n; k++)
		if (line_has(&d->r->src[p->line[k]], what))
			return true;
	return false;
}

/* The tasks of some sentences. */
static void read_tasks(struct decider *d, size_t i, const char *s)
{
	for (size_t n; *s; s += n + (s[n] != '\0')) {
		s += space_len(s);
		n = sentence_len(s);
		tasks_read(d->r, i, pool_strndup(&d->r->doc->pool, s, n));
	}
}

static void read_sentence(struct decider *d, size_t i, const char *s, bool begins, bool decides)
{
	struct verdict v = { .text = s };

	d->bodies.electing = d->r->doc->lines[i].item >= 0 &&
		words_find(d->r->doc->items[d->r->doc->lines[i].item].title, "val", NULL);
	d->bodies.choosing = d->r->doc->item_count == 0 || d->r->doc->lines[i].item >= 0;
	if (decides && !d->proposed && verdict_read(d->r, &d->bodies, s, &v)) {
		add_decision(d, i, v.kind, v.text, strlen(v.text));
		if (begins && d->r->doc->lines[i].kind == NOTES_LINE_NOTE)
			d->r->doc->lines[i].note = v.kind;
	}
	/* Of a decision only what it says: "Styrelsen beslutade att Bo kontaktar …". */
	if (!d->proposed)
		tasks_read(d->r, i, v.text);
}

/* Decisions and tasks in a passage; a line becomes a decision where its first sentence is one. */
static void read_sentences(struct decider *d, const struct passage *p, size_t from)
{
	int item = d->r->doc->lines[p->line[0]].item;
	bool decides = passage_has(d, p, SIGNAL_DECISION);
	bool worth = decides || passage_has(d, p, SIGNAL_ACTION);

	if (item != d->item)
		d->sentences = 0;
	d->item = item;
	for (size_t at = from; p->text[at];) {
		size_t n = sentence_len(p->text + at), whole = n + (p->text[at + n] == '?'), line;
		bool begins, ends;

		line = passage_line(p, at, &begins);
		begins |= at == row_sign(p->text);
		/* A line with half of the sentence is none itself. */
		begins &= passage_line(p, at + whole, &ends) == line || ends;
		if (n > 0 && n < SENTENCE_MAX && (worth || d->sentences < OPENING)) {
			const char *s = pool_strndup(&d->r->doc->pool, p->text + at, whole);

			if (item >= 0 && d->sentences++ < OPENING)
				presenter_by_text(d->r, item, s);
			if (worth)
				read_sentence(d, line, s, begins, decides);
			if (worth)
				tasks_due(d->r, line, s);
		}
		at += n + (p->text[at + n] != '\0');
		at += space_len(p->text + at);
	}
}

/* ---- Below headings ---- */

static void take_clause(struct decider *d, const struct passage *p, size_t skip)
{
	const char *s = p->text + skip;
	size_t n = words_start(s, "att|at"), len;
	struct verdict v;

	/* "Beslut" over "Styrelsen beslutar att …" */
	if (n == 0 && verdict_read(d->r, &d->bodies, s, &v) && v.text > s &&
		strstr(s, v.text) == v.text)
		s = v.text;

	n += n ? space_len(s + n) : 0;
	len = strlen(s + n);
	if (len > 5 && strcmp(s + n + len - 5, " samt") == 0)
		len -= 5;
	if (len > 4 && strcmp(s + n + len - 4, " och") == 0)
		len -= 4;
	add_decision(d, p->line[0], d->pending, s + n, len);
	if (d->r->doc->lines[p->line[0]].kind == NOTES_LINE_NOTE && p->n == 1)
		d->r->doc->lines[p->line[0]].note = d->pending;
	read_tasks(d, p->line[0], pool_strndup(&d->r->doc->pool, s + n, len));
	d->rows_seen++;
}

/* An att-clause below an open decision; below a heading also rows, or the first paragraph. */
static bool below_open(struct decider *d, const struct passage *p)
{
	size_t i = p->line[0], sign = row_sign(p->text);
	bool row = sign > 0 || d->r->src[i].bullet;

	if (!d->open)
		return false;
	if (!att_at(p->text + sign) && !(row && d->rows) &&
		!((row || d->rows_seen == 0) && verdict_clause(p->text + sign))) {
		d->open = false;
		if (!d->rows || d->rows_seen > 0 || verdict_no_text(p->text))
			return false;
	}
	take_clause(d, p, sign);
	return true;
}

/* "Beslut: att …" on one line. */
static bool labelled_decision(struct decider *d, const struct passage *p)
{
	size_t n = verdict_label(p->text), i = p->line[0];

	n = n ? n : verdict_own_label(&d->bodies, p->text);
	if (n == 0 || verdict_no_text(p->text + n))
		return false;
	d->proposed = false;
	add_decision(d, i, NOTE_DECISION, p->text + n, strlen(p->text + n));
	if (p->n == 1)
		d->r->doc->lines[i].note = NOTE_DECISION;
	read_tasks(d, i, p->text + n);
	/* "Beslut: att …," may go on with further clauses. */
	d->open = true;
	d->rows = false;
	d->pending = NOTE_DECISION;
	return true;
}

/* "Att fastställa dagordningen." where minutes have no verb before it. */
static bool bare_clause(struct decider *d, const struct passage *p)
{
	const char *s = p->text;
	size_t n = words_start(s, "att"), i = p->line[0];

	if (n == 0 || !d->bodies.minutes || d->proposed || d->r->src[i].bullet ||
		d->r->doc->lines[i].item < 0 || !verdict_clause(s + n + space_len(s + n)))
		return false;
	d->pending = NOTE_DECISION;
	take_clause(d, p, 0);
	d->r->doc->decisions[d->r->doc->decision_count - 1].guess = _("by what the text says");
	return true;
}

/* "Elin: …" is speech. */
static bool remark_line(struct reader *r, size_t i)
{
	struct notes_line *l = &r->doc->lines[i];
	const char *s = r->src[i].body;
	size_t text, n = speaker_len(s, &text);

	if (n == 0 || s[text] == '\0')
		return false;
	l->note = NOTE_REMARK;
	l->speaker = doc_text(r, s, n);
	l->text = doc_text(r, s + text, strlen(s + text));
	return true;
}

static bool message_line(struct reader *r, size_t i)
{
	const char *s = r->src[i].body;

	if (!words_start(s, "medskick till styrelsen|medskick till förbundsstyrelsen|medskick"))
		return false;
	r->doc->lines[i].note = NOTE_MESSAGE;
	return true;
}

/* "Anna", over what she does. */
static bool doer_line(struct decider *d, const char *s)
{
	size_t n = strlen(s);

	if (n > 0 && s[n - 1] == ':')
		n--;
	if (n == 0 || n > DOER_BYTES)
		return false;
	d->doer = people_full_name(d->r, pool_strndup(&d->r->doc->pool, s, n));
	/* "Anna och Bo" */
	if (!d->doer && words_find_within(s, n, "och|&", NULL) &&
		named_before(d->r, s, n, false) == 0)
		d->doer = doc_text(d->r, s, n);
	return d->doer != NULL;
}

/* Rows of things to do. */
static bool task_line(struct decider *d, size_t i)
{
	const char *s = d->r->src[i].body;
	bool row = d->r->src[i].bullet || row_sign(s) > 0;

	if (!row)
		d->listing = d->listing && (d->doer || strlen(s) <= WRAPPED_BYTES);
	if (d->doer && (row ? d->listing || tasks_begin(s) : tasks_begin(s))) {
		task_of(d->r, i, d->doer, s);
		return true;
	}
	if (!row && doer_line(d, s))
		return true;
	/* "Bo: kontakta kommunen" */
	if (!d->listing && (tasks_said(d->r, i, s) || tasks_bracketed(d->r, i, s + row_sign(s))))
		return true;
	if (!row)
		d->doer = NULL;
	if (tasks_charge(d->r, i))
		return true;
	if (!d->listing && text_starts(d->r->src[i].text, "→"))
		return tasks_row(d->r, i, s, ROW_NAMED);
	return tasks_row(d->r, i, s + row_sign(s),
		!d->listing   ? ROW_MARKED
			: row ? ROW_LISTED
			      : ROW_NAMED);
}

static bool open_at(struct decider *d, size_t i, const char *s)
{
	enum note_kind kind;
	bool rows;

	if (!line_has(&d->r->src[i], SIGNAL_DECISION) ||
		!verdict_opens(&d->bodies, s, &kind, &rows))
		return false;
	/* A proposal says "Styrelsen beslutar att …" too. */
	if (d->proposed && !rows && d->proposals == 0)
		return false;
	d->open = true;
	d->proposed = false;
	d->rows = rows;
	d->rows_seen = 0;
	d->pending = kind;
	return true;
}

/* "Förslag till beslut" and the paragraph below it, with its clauses. True for the heading. */
static bool proposal(struct decider *d, size_t i, const char *s)
{
	if (verdict_proposes(s)) {
		d->proposed = true;
		d->proposals = 0;
		d->open = false;
		return true;
	}
	if (d->proposed && d->proposals > 0 && d->r->src[i].after_blank && !att_at(s))
		d->proposed = false;
	d->proposals += d->proposed;
	return false;
}

static void read_line(struct decider *d, size_t i)
{
	struct reader *r = d->r;
	struct passage p;
	const char *s = r->src[i].body;
	line_claim(r, i, NOTES_LINE_NOTE);
	if (presenter_line(r, i))
		return;
	notes_elected(r, i);
	if (proposal(d, i, s) || open_at(d, i, s))
		return;
	if (tasks_heading(s)) {
		d->listing = true;
		d->open = false;
		return;
	}
	if (!d->open && !d->proposed && task_line(d, i))
		return;
	take_passage(d, i, &p);
	if (below_open(d, &p) || labelled_decision(d, &p) || bare_clause(d, &p) ||
		message_line(r, i))
		return;
	if (remark_line(r, i)) {
		/* "Lokalen: rådet beslutade …" is no speech. */
		size_t text, n = speaker_len(s, &text);

		if (!named_person(r, s, n, true))
			read_sentences(d, &p, text);
		return;
	}
	read_sentences(d, &p, row_sign(p.text));
}

/* "5. Ridhuset<tab>Ta in offert<tab>Sanna": the task of a row of an agenda in columns. */
static void column_task(struct decider *d, size_t i, const char *s)
{
	const char *what = strchr(s, '\t'), *who = what ? strchr(what + 1, '\t') : NULL;

	if (!who || strchr(who + 1, '\t') || !tasks_infinitive(what + 1) ||
		!named_person(d->r, who + 1, strlen(who + 1), true))
		return;
	task_of(d->r, i, doc_text(d->r, who + 1, strlen(who + 1)),
		pool_strndup(&d->r->doc->pool, what + 1, (size_t)(who - what - 1)));
}

/* The title of an item may be all that was decided: "4. Dagordningen godkändes." */
static void read_title(struct decider *d, size_t i)
{
	const char *s = d->r->src[i].text;
	struct passage p = { .n = 1, .line = { i } };

	d->open = d->listing = d->proposed = false;
	d->doer = NULL;
	d->item = d->r->doc->lines[i].item;
	d->sentences = 0;
	notes_elected(d->r, i);
	s += item_sign(s);
	p.text = pool_strdup(&d->r->doc->pool, s + space_len(s));
	d->listing = tasks_heading(p.text);
	if (d->r->columns)
		column_task(d, i, p.text);
	if (passage_has(d, &p, SIGNAL_DECISION) || passage_has(d, &p, SIGNAL_ACTION))
		read_sentences(d, &p, 0);
	d->sentences = 0;
}

static void read_heading(struct decider *d, size_t i)
{
	const char *s = d->r->src[i].text;

	d->doer = NULL;
	d->proposed = verdict_proposes(s);
	d->proposals = 0;
	d->open = !d->proposed && verdict_opens(&d->bodies, s, &d->pending, &d->rows);
	d->rows_seen = 0;
	d->listing = tasks_heading(s);
}

/* A line about coming meetings may be what was decided, or name who prepares them. */
static void read_next(struct decider *d, size_t i)
{
	struct passage p = { .n = 1, .line = { i } };
	const char *s = d->r->src[i].body;

	p.text = pool_strdup(&d->r->doc->pool, s);
	if (open_at(d, i, s))
		return;
	if (d->open && (att_at(s) || (d->rows && d->rows_seen == 0))) {
		take_clause(d, &p, 0);
		return;
	}
	/* "Styrelsen beslutar att mötas följande dagar: …" */
	if (line_has(&d->r->src[i], SIGNAL_DECISION))
		read_sentences(d, &p, 0);
	else if (line_has(&d->r->src[i], SIGNAL_ACTION))
		read_tasks(d, i, s);
}

/* Those of tables were found first: all in the order of their lines. */
static void sort_actions(struct notes_doc *d, size_t tabled)
{
	struct notes_action *all = pool_alloc(&d->pool, (d->action_count + 1) * sizeof(*all));
	size_t a = 0, b = tabled;

	for (size_t i = 0; i < d->action_count; i++) {
		bool first = b == d->action_count ||
			(a < tabled && d->actions[a].line <= d->actions[b].line);

		all[i] = d->actions[first ? a++ : b++];
	}
	d->actions = all;
}

void notes_decide(struct reader *r)
{
	struct decider d = { .r = r, .item = -1 };
	size_t tabled = r->doc->action_count;

	bodies_init(r, &d.bodies);
	for (size_t i = 0; i < r->n; i++) {
		enum notes_line_kind kind = r->doc->lines[i].kind;

		if (!r->src[i].claimed) {
			read_line(&d, i);
		} else if (kind == NOTES_LINE_ITEM) {
			read_title(&d, i);
		} else if (kind == NOTES_LINE_HEADING) {
			read_heading(&d, i);
		} else if (kind == NOTES_LINE_NEXT) {
			read_next(&d, i);
		} else if (kind == NOTES_LINE_ATTENDANCE) {
			notes_written(r, i);
		}
	}
	if (tabled > 0) {
		sort_actions(r->doc, tabled);
		r->action_cap = r->doc->action_count;
	}
}
