#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/attendance.h"
#include "rules/checks_parts.h"
#include "rules/labels.h"
#include "rules/names.h"
#include "rules/names_called.h"
#include "rules/org_names.h"
#include "rules/words.h"

enum { PARTS_MAX = 12, SHOWN_MAX = 3 };

/* Who is named by what they are or all together, in any meeting. */
static const char collectives[] =
	"alla|samtliga|var och en|vi|gruppen|gruppens|grupperna|mötet|deltagarna|en deltagare|"
	"deltagare|flera|någon|kansliet|kansli|styrelsen|beredningen|beredningarna|beredningsgruppen|"
	"beredningsgrupperna|arbetsgruppen|styrgruppen|ordföranden|ordförande|ordf|sekreteraren|"
	"sekreterare|förbundschefen|processtödjaren|processtödjarna|projektledaren|projektägaren|"
	"föredraganden|anteckningsföraren|kommunerna|kommunen|parterna|respektive part|berörda|"
	"berörda parter|ledamöterna|förbundet|samordningsförbundet|fråga|svar|kommentar|tillägg|"
	"inspel|synpunkt|synpunkter|all|everyone|everybody|the group|the office|the chair";

/* ---- Who it may be ---------------------------------------------------------------------------- */

struct people {
	enum called how;
	int64_t ids[SHOWN_MAX];
	const char *names[SHOWN_MAX];
	size_t n;                   /* how many there are, of whom SHOWN_MAX are kept */
	const struct roll_row *row; /* the first one's, or NULL */
	size_t present;
};

static void consider(struct people *p, enum called how, int64_t id, const char *name)
{
	if (how == CALLED_NOT || how < p->how)
		return;
	if (how > p->how)
		*p = (struct people) { .how = how };
	for (size_t i = 0; i < p->n && i < SHOWN_MAX; i++) {
		if (p->ids[i] == id)
			return;
	}
	if (p->n < SHOWN_MAX) {
		p->ids[p->n] = id;
		p->names[p->n] = name;
	}
	p->n++;
}

static struct people on_the_roll(struct checker *c, const char *written)
{
	struct people p = { 0 };

	for (size_t i = 0; i < c->s->n_roll; i++) {
		const struct roll_row *r = &c->s->roll[i];
		const char *name = pool_printf(
			&c->out->pool, "%s%s%s", r->given, *r->family ? " " : "", r->family);
		enum called how = name_called(written, name);
		size_t before;

		if (how > p.how)
			p = (struct people) { 0 };
		before = p.n;
		consider(&p, how, r->a.person_id, name);
		if (p.n == before)
			continue;
		p.row = p.row ? p.row : r;
		p.present += roll_is_present(r);
	}
	return p;
}

static struct people in_the_register(struct checker *c, const char *written)
{
	struct people p = { 0 };

	for (size_t i = 0; i < c->s->n_names; i++) {
		const struct name_row *r = &c->s->names[i];

		consider(&p, name_called(written, r->name), r->person_id, r->name);
	}
	return p;
}

static bool is_body(const struct check_sheet *s, const char *written)
{
	size_t n = strlen(written);

	for (size_t i = 0; i < s->n_parties; i++) {
		const struct party *p = &s->parties[i].p;

		if (party_name_same(p->name, written) ||
			(p->short_name && *p->short_name &&
				words_equal(p->short_name, strlen(p->short_name), written, n)))
			return true;
	}
	for (size_t i = 0; i < s->n_groups; i++) {
		const struct group *g = &s->groups[i].g;

		if (group_name_same(g->name, written) ||
			(g->short_name && *g->short_name &&
				words_equal(g->short_name, strlen(g->short_name), written, n)))
			return true;
	}
	return false;
}

/* "Grupp 1", "Kansliet", "AF": nobody's name. */
static bool is_collective(const struct check_sheet *s, const char *written)
{
	size_t n = strlen(written);

	return word_in(written, n, collectives) || words_start(written, "grupp|bord|group|table") ||
		is_body(s, written);
}

/* ---- Remarks ---------------------------------------------------------------------------------- */

/* "Elsa Sandberg, Elsa Süderholm …" */
static const char *listed(struct checker *c, const struct people *p)
{
	struct buf b = { 0 };
	const char *text;

	for (size_t i = 0; i < p->n && i < SHOWN_MAX; i++)
		buf_printf(&b, "%s%s", i ? ", " : "", p->names[i]);
	if (p->n > SHOWN_MAX)
		buf_puts(&b, " …");
	text = pool_strdup(&c->out->pool, buf_str(&b));
	buf_release(&b);
	return text;
}

static void ambiguous(struct checker *c, const char *written, const struct people *p)
{
	checks_add(c, FINDING_AMBIGUOUS_NAME, written,
		pool_printf(&c->out->pool, _("%s may be %s."), written, listed(c, p)));
}

static void unknown(struct checker *c, const char *written)
{
	checks_add(c, FINDING_UNKNOWN_NAME, written,
		pool_printf(&c->out->pool, _("Nobody who is known is called %s."), written));
}

static bool is_absent(const struct roll_row *r)
{
	return r->a.status == ATTENDANCE_ABSENT || r->a.status == ATTENDANCE_EXCUSED;
}

static void absent(struct checker *c, const char *written, const struct people *p)
{
	struct finding *f = checks_add(c, FINDING_SPEAKER_ABSENT, written,
		pool_printf(&c->out->pool, _("%s speaks but is marked %s."), p->names[0],
			attendance_label(p->row->a.status)));

	f->person_id = p->row->a.person_id;
}

/* One who speaks was there: so they are looked for on the roll first. */
static void check_speaker(struct checker *c, const char *written)
{
	struct people p = on_the_roll(c, written);
	struct people known;

	if (p.n == 1 || p.present == 1) {
		if (p.n == 1 && check_roll_taken(c->s) && is_absent(p.row))
			absent(c, written, &p);
		return;
	}
	if (p.n > 1) {
		ambiguous(c, written, &p);
		return;
	}
	known = in_the_register(c, written);
	if (known.how >= CALLED_FORM && known.n == 1) {
		if (check_roll_taken(c->s))
			checks_add(c, FINDING_SPEAKER_ABSENT, written,
				pool_printf(&c->out->pool, _("%s speaks but is not on the roll."),
					known.names[0]));
	} else if (name_looks(written, strlen(written)) != NAME_NONE) {
		unknown(c, written);
	}
}

/* Whoever is to do something need not have been there. */
static void check_doer(struct checker *c, const char *written)
{
	struct people p = on_the_roll(c, written);

	if (p.n == 0)
		p = in_the_register(c, written);
	if (p.n > 1 && p.present != 1)
		ambiguous(c, written, &p);
	else if (p.n == 0)
		unknown(c, written);
}

static void each_name(
	struct checker *c, const char *written, void (*check)(struct checker *c, const char *name))
{
	const char *v[PARTS_MAX];
	size_t n;

	if (is_collective(c->s, written))
		return;
	n = names_apart(written, &c->out->pool, v, PARTS_MAX);
	for (size_t i = 0; i < n; i++) {
		if (!is_collective(c->s, v[i]))
			check(c, v[i]);
	}
}

void checks_speaker(struct checker *c)
{
	each_name(c, c->note->speaker, check_speaker);
}

void checks_who(struct checker *c)
{
	each_name(c, c->note->who, check_doer);
}
