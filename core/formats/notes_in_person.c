#include <string.h>

#include "base/fnv.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_in_entry.h"
#include "rules/words.h"

static void set_part(struct notes_person *p, struct reader *r, struct span t)
{
	const char *text = doc_text(r, t.s, t.n);
	struct when w;

	p->part = text;
	if (words_start(text, "t o m|t.o.m.|tom|till och med|till kl|till|gick|lämnade") &&
		when_find_time(text, 0, &w))
		p->left = w.start;
}

static bool present(enum notes_status s)
{
	return s == NOTES_PRESENT || s == NOTES_ONSITE || s == NOTES_REMOTE;
}

/* Why somebody is away, or left, is nobody's business: it is read over. */
static const char reason_words[] =
	"semester|ledig|ledigt|tjänstledig|annat möte|krock|kurs|tjänsteresa|resa|bortrest|"
	"upptagen|förhinder|anmält|anmäld|anmält förhinder|förhindrad|frånvarande|begravning|"
	"nej|läkarbesök|läkare|tandläkare|vård av sjukt barn|barn|dubbelbokad|annat uppdrag|jour|"
	"pga|p.g.a.|på grund av|på begravning|på semester|på kurs|på resa|på annat|på sjukhus|"
	"hos läkare|hos tandläkare|tid hos";

/* Of those who are there such a word may begin the name of an organisation: "Barn och unga". */
static bool is_reason(const char *s, bool away)
{
	size_t n = words_start(s, reason_words);

	return words_find(s, health_words, NULL) || (n > 0 && (away || s[n] == '\0'));
}

/* A reason alone: nobody is ill or on leave and there. */
static bool is_absence(const char *s)
{
	return word_in(s, strlen(s),
		"ledig|sjuk|sjukskriven|semester|vab|vabbar|tjänstledig|föräldraledig|bortrest|"
		"förhindrad|annat möte|på semester|nej");
}

/* A telephone number or an address is no organisation, and goes into no document. */
static bool is_contact(const char *s)
{
	enum { DIGITS_OF_A_PHONE = 6 };
	int digits = 0;

	for (const char *p = s; *p; p++)
		digits += *p >= '0' && *p <= '9';
	return strchr(s, '@') || digits >= DIGITS_OF_A_PHONE;
}

/* "digitalt", "på plats", "frånvarande", "deltog via Teams" beside a name: words that a label may have too. */
static bool set_status(struct notes_person *p, struct reader *r, const char *s)
{
	struct label l;
	size_t n = status_read(r, s, &l), more = n + space_len(s + n);
	bool whole = s[n] == '\0', manner = l.status == NOTES_REMOTE || l.status == NOTES_ONSITE;
	struct span rest = { s + more, strlen(s + more) };

	if (n == 0 || l.kind != LABEL_PEOPLE || (!whole && !manner) || (l.weak && !manner))
		return false;
	/* "på plats från § 5" */
	if (!whole && entry_part_like(rest)) {
		set_part(p, r, rest);
		if (l.status == NOTES_REMOTE && p->status == NOTES_PRESENT)
			p->status = NOTES_REMOTE;
		return true;
	}
	if (present(p->status) && (l.status != NOTES_PRESENT) &&
		(p->status == NOTES_PRESENT || !manner))
		p->status = l.status;
	return true;
}

/* "IA" of Ida Alm, or the heading of the column: says nothing more. */
static bool says_nothing(const struct notes_person *p, struct span t)
{
	const char *name = p->name;
	size_t at = 0;

	if (word_in(t.s, t.n, "ledamöter|beslutande|undertecknad|även|dessutom"))
		return true;
	while (*name && at < t.n && *name == t.s[at]) {
		at++;
		name += strcspn(name, " -");
		name += strspn(name, " -");
	}
	return at == t.n && *name == '\0' && at >= 2;
}

/* "deltog", "indkaldt" in a list of those absent: came for one of them. */
static bool comes_instead(const char *s)
{
	return !strpbrk(s, "0123456789") &&
		words_start(s,
			"deltog|deltar|deltager|deltok|indkaldt|inkallad|inkallades|kom i stället") >
		0;
}

/* Classify what stands beside the name. */
static void set_attribute(struct notes_person *p, struct reader *r, const char *s)
{
	struct span t = { s, strlen(s) };
	size_t lead = entry_stand_in(t);

	if (says_nothing(p, t))
		return;
	if (entry_mark(t) && p->status == NOTES_ABSENT) {
		/* A cross in a list of those called. */
		p->status = NOTES_PRESENT;
		p->guess = NULL;
	} else if (entry_mark(t)) {
		return;
	} else if (lead > 0 && name_looks(s + lead, strcspn(s + lead, "(")) != NAME_NONE)
		p->stands_in_for = doc_text(r, s + lead, strcspn(s + lead, "("));
	else if (!present(p->status) && comes_instead(s))
		p->status = NOTES_PRESENT;
	else if (entry_part_like(t))
		set_part(p, r, t);
	else if (set_status(p, r, s))
		return;
	else if (is_reason(s, !present(p->status)) || is_contact(s)) {
		/* "Bo Ek – ledig" among those present */
		if (p->status == NOTES_PRESENT && is_absence(s))
			p->status = NOTES_ABSENT;
		notes_found(r, (size_t)p->line - 1, NOTES_WHAT_NOTHING, NOTES_LEFT_OUT,
			_("a reason or an address is not kept"));
	} else if (entry_role_like(t) || (!memchr(t.s, ' ', t.n) && entry_trade(t)))
		p->role = p->role ? pool_printf(&r->doc->pool, "%s, %s", p->role, s) : s;
	else if (!p->organisation ||
		entry_party((struct span) { p->organisation, strlen(p->organisation) }))
		p->organisation = s;
	else if (!p->role)
		p->role = s;
}

/* Where the name's index stands in the table of slots, or the empty slot for it. A slot holds an
 * index + 1. */
static size_t *slot_of(struct reader *r, const char *name)
{
	size_t mask = r->slot_count - 1, at = (size_t)fnv_text(FNV_START, name) & mask;

	while (r->slots[at] && strcmp(r->doc->people[r->slots[at] - 1].name, name) != 0)
		at = (at + 1) & mask;
	return &r->slots[at];
}

static void widen_slots(struct reader *r)
{
	struct notes_doc *d = r->doc;

	if ((d->person_count + 1) * 2 <= r->slot_count)
		return;
	r->slot_count = r->slot_count ? r->slot_count * 2 : 128;
	r->slots = pool_alloc(&r->scratch, r->slot_count * sizeof(*r->slots));
	for (size_t i = 0; i < d->person_count; i++)
		*slot_of(r, d->people[i].name) = i + 1;
}

/* One name twice in a list, for two organisations. */
static bool same_list_other_body(const struct notes_person *a, const struct notes_person *b)
{
	return present(a->status) == present(b->status) && a->organisation &&
		strcmp(a->organisation, b->organisation) != 0;
}

/* "Knut-Olav (Knutte) Ek": the name round the nickname and its signs. */
static const char *without_nickname(struct notes_doc *d, const struct entry *e)
{
	size_t head = (size_t)(e->nickname.s - e->name.s), tail = head + e->nickname.n;

	while (head > 0 && e->name.s[head - 1] != ' ')
		head--;
	while (tail < e->name.n && e->name.s[tail] != ' ')
		tail++;
	tail += tail < e->name.n;
	return pool_printf(&d->pool, "%.*s%.*s", (int)head, e->name.s, (int)(e->name.n - tail),
		e->name.s + tail);
}

/* A dash where others have a cross. */
static bool crossed_out(const struct entry *e)
{
	bool dash = false;

	for (size_t i = 0; i < e->count; i++) {
		if (entry_mark(e->attributes[i]))
			return false;
		dash |= dash_len(e->attributes[i].s) == e->attributes[i].n;
	}
	return dash;
}

void person_add(const struct people_list *l, const struct entry *e)
{
	struct reader *r = l->r;
	struct notes_doc *d = r->doc;
	struct notes_person p = { .status = l->status,
		.role = l->role,
		.left = MINUTE_NONE,
		.line = l->line,
		.guess = l->guess,
		.given_only = e->kind == NAME_GIVEN_ONLY };
	bool own_organisation;
	size_t *slot;

	p.name = doc_text(r, e->name.s, e->name.n);
	if (e->nickname.s) {
		p.nickname = doc_text(r, e->nickname.s, e->nickname.n);
		p.name = without_nickname(d, e);
	}
	if (present(p.status) && crossed_out(e))
		p.status = NOTES_ABSENT;
	for (size_t i = 0; i < e->count; i++) {
		const char *text = doc_text(r, e->attributes[i].s, e->attributes[i].n);

		if (text && l->remote_letter && *text == l->remote_letter && !text[1])
			p.status = p.status == NOTES_PRESENT ? NOTES_REMOTE : p.status;
		else if (text)
			set_attribute(&p, r, text);
	}
	own_organisation = p.organisation != NULL;
	if (!own_organisation)
		p.organisation = l->organisation;
	widen_slots(r);
	slot = slot_of(r, p.name);
	/* Two people of one name are both kept; the table leads to the first. */
	if (*slot && !(own_organisation && same_list_other_body(&d->people[*slot - 1], &p))) {
		struct notes_person *first = &d->people[*slot - 1];

		if (present(first->status) != present(p.status) && !l->invited)
			notes_warn(r, NOTES_WARN_TWICE, p.line, _("%s is listed more than once."),
				p.name);
		/* Members are listed first, and then those of them who were away. */
		if (present(first->status) && !present(p.status) && !l->invited && !l->told &&
			!first->part && !p.part)
			first->status = p.status;
		return;
	}
	d->people = pool_grow(&d->pool, d->people, d->person_count, &r->person_cap, sizeof(p));
	d->people[d->person_count++] = p;
	if (!*slot)
		*slot = d->person_count;
}
