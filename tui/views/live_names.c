/* Names while typing: Tab fills them in, a box asks where several may be meant. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "rules/names.h"

#include "tui/views/live.h"

enum { NAME_WORDS_MAX = 3, ASKED_MAX = 9 };

/* ---- The box ------------------------------------------------------------------------------------- */

/* Who may be meant, as indices of the composing's speakers; in one piece, as choices want it. */
struct asked {
	const struct composing *composing;
	struct field *field;
	size_t who[ASKED_MAX], n;
	size_t from;           /* completing: the bytes from here to the cursor become the name */
	const char *behind;    /* and this */
	struct live_state *st; /* filing: the view, and the name as it is written */
	char texts[];          /* the name, then the lines of the box, each with its NUL */
};

typedef unsigned asked_fn(struct app *a, void *ctx, size_t chosen);

/* as_written: the last line of the box leaves the name as it is. */
static void ask(struct app *a, const struct asked *about, const char *name, const size_t *hits,
	size_t n, bool as_written, asked_fn *done)
{
	const struct speakers *s = &about->composing->who;
	struct choice choices[ASKED_MAX + 1] = { 0 };
	char *title = xasprintf(_("Which %s?"), name);
	struct buf texts = { 0 };
	struct asked *ctx;
	size_t at = strlen(name) + 1;

	n = n < ASKED_MAX ? n : ASKED_MAX;
	buf_add(&texts, name, at);
	for (size_t i = 0; i < n; i++) {
		buf_puts(&texts, s->names[hits[i]]);
		if (*s->parties[hits[i]])
			buf_printf(&texts, " (%s)", s->parties[hits[i]]);
		buf_putc(&texts, '\0');
	}
	ctx = xcalloc(1, sizeof(*ctx) + texts.len);
	*ctx = *about;
	memcpy(ctx->texts, texts.s, texts.len);
	memcpy(ctx->who, hits, n * sizeof(*hits));
	ctx->n = n;
	for (size_t i = 0; i < n; i++, at += strlen(ctx->texts + at) + 1) {
		choices[i].key.code = (uint32_t)('1' + i);
		choices[i].text = ctx->texts + at;
	}
	choices[n].key.code = '0';
	choices[n].text = _("as it is written");
	choices_open(a,
		&(struct choices_spec) { .title = title,
			.v = choices,
			.n = n + as_written,
			.done = done,
			.ctx = ctx });
	buf_release(&texts);
	free(title);
}

/* ---- Tab ------------------------------------------------------------------------------------------ */

static void fill_in(
	struct field *f, const struct composing *c, size_t from, size_t who, const char *behind)
{
	char *label = speakers_label(&c->who, who), *with = xasprintf("%s%s", label, behind);

	field_replace(f, from, with);
	free(with);
	free(label);
}

static unsigned completion_chosen(struct app *a, void *ctx, size_t chosen)
{
	const struct asked *q = ctx;

	(void)a;
	fill_in(q->field, q->composing, q->from, q->who[chosen], q->behind);
	return FX_REDRAW;
}

/* Where the last n words before the cursor begin, on its line; *got: how many there are. */
static size_t words_back(const char *text, size_t at, size_t n, size_t *got)
{
	for (*got = 0; *got < n; ++*got) {
		size_t from = at;

		while (from > 0 && text[from - 1] == ' ' && *got > 0)
			from--;
		while (from > 0 && text[from - 1] != ' ' && text[from - 1] != '\n')
			from--;
		if (from == at || (*got > 0 && text[from] == ' '))
			break;
		at = from;
	}
	return at;
}

/* Does the first name begin as the first of several words does ("sof be", not "till be")? */
static bool begins_so(const char *name, const char *fragment)
{
	char *given = xstrndup(name, strcspn(name, " "));
	char *typed = xstrndup(fragment, strcspn(fragment, " "));
	const char *one = given;
	size_t hit;
	bool is = name_resolve(typed, &one, 1, &hit) > 0;

	free(given);
	free(typed);
	return is;
}

/* The longest run of words before the cursor that is somebody's name. */
static size_t find(const struct field *f, const struct composing *c, size_t *from, size_t *hits)
{
	const char *text = field_text(f);

	for (size_t words = NAME_WORDS_MAX; words > 0; words--) {
		size_t got, at = words_back(text, f->at, words, &got), n;
		char *fragment;

		if (got < words)
			continue;
		fragment = xstrndup(text + at, f->at - at);
		n = *fragment ? speakers_match(&c->who, fragment, hits) : 0;
		if (words > 1 && n > 0 && !begins_so(c->who.names[hits[0]], fragment))
			n = 0;
		free(fragment);
		*from = at;
		if (n > 0)
			return n;
	}
	return 0;
}

static bool is_complete(const struct field *f, const struct composing *c, size_t from, size_t who)
{
	char *label = speakers_label(&c->who, who);
	bool is = f->at - from == strlen(label) &&
		strncmp(field_text(f) + from, label, f->at - from) == 0;

	free(label);
	return is;
}

bool names_complete(struct app *a, struct field *f, const struct composing *c, const char *leads,
	const char *follows)
{
	size_t *hits = xreallocarray(NULL, c->who.n + 1, sizeof(*hits)), from = 0;
	size_t n = find(f, c, &from, hits);
	bool begins = from == 0 || field_text(f)[from - 1] == '\n';
	const char *behind = begins ? leads : follows;
	bool done = n > 1;

	if (n == 1 && !(is_complete(f, c, from, hits[0]) && *behind != ':')) {
		fill_in(f, c, from, hits[0], behind);
		done = true;
	} else if (n > 1) {
		char *name = xstrndup(field_text(f) + from, f->at - from);

		ask(a,
			&(struct asked) {
				.composing = c, .field = f, .from = from, .behind = behind },
			name, hits, n, false, completion_chosen);
		free(name);
	}
	free(hits);
	return done;
}

/* ---- Enter ---------------------------------------------------------------------------------------- */

static unsigned filing_chosen(struct app *a, void *ctx, size_t chosen)
{
	const struct asked *q = ctx;
	struct live_state *st = q->st;
	struct compose_with with = composing_with(q->composing, &a->session);
	struct composed c;
	struct buf line = { 0 };

	if (chosen == q->n) {
		st->as_written = true;
		return live_file(st, a);
	}
	live_reading(st, a, &c);
	composing_choose(q->composing, &c, q->texts, q->who[chosen]);
	compose_field(&c, &with, &line);
	field_set(&st->line, buf_str(&line));
	st->kind = NOTE_TEXT;
	buf_release(&line);
	composed_release(&c);
	return live_file(st, a);
}

void live_names_ask(
	struct app *a, struct live_state *st, const char *name, const size_t *hits, size_t n)
{
	ask(a, &(struct asked) { .composing = &st->composing, .field = &st->line, .st = st }, name,
		hits, n, true, filing_chosen);
}
