#include <string.h>

#include "base/fnv.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_in_entry.h"
#include "rules/words.h"

/* "§ 84–89", "t.o.m. kl. 11.00", "punkt 2", "första dagen", "från pass 3", "(- 92)". */
static bool part_like(struct span t)
{
	int number;

	return words_start(t.s,
		       "ej §|ej punkt|ej pkt|punkt|punkterna|pkt|t o m|t.o.m.|tom|till och med|"
		       "till kl|till|fr o m|fr.o.m.|from|från och med|från kl|från pass|kl|kl.|"
		       "del av|delvis|första dagen|andra dagen|dag 1|dag 2|tjänstgör|ej vid|deltog|"
		       "anlände|lämnade|förmiddagen|eftermiddagen|fm|em|utom|gick|kom") > 0 ||
		text_starts(t.s, "§") ||
		(dash_len(t.s) &&
			number_len(t.s + dash_len(t.s) + space_len(t.s + dash_len(t.s)), 3,
				&number)) ||
		number_len(t.s, 3, &number) > 0;
}

static bool role_like(struct span t)
{
	static const char roles[] =
		"anteckningar|anteckningsförare|referent|mötesledare|vid pennan|protokoll|"
		"verksamhetschef|enhetschef|kommunchef|förvaltningschef|socialchef|chef|direktör|"
		"förbundsdirektör|sektionschef|föredragande|revisor|suppleant|observatör|utredare|"
		"handläggare|utvecklare|verksamhetsutvecklare|kommunikatör|koordinator|ekonom|"
		"rektor|praktikant|konsult|vice|v.|tf|tf.|biträdande|deltar|medlem|sammankallande";

	static const char *const ends[] = { "sekreterare", "chef", "ledare", "samordnare",
		"ordförande", "direktör", "handläggare", "strateg", "utvecklare", "koordinator",
		"ledamot", "ersättare" };
	uint32_t cp;

	if (role_start(t.s) > 0 || words_start(t.s, roles) > 0)
		return true;
	utf8_next(t.s, t.n, &cp, NULL);
	for (size_t i = 0; i < ARRAY_LEN(ends) && !letter_is_upper(cp); i++)
		if (t.n > strlen(ends[i]) &&
			memcmp(t.s + t.n - strlen(ends[i]), ends[i], strlen(ends[i])) == 0)
			return true;
	return false;
}

/* Does the attribute say that this one was there for somebody else? Its bytes up to the name. */
static size_t stand_in_lead(struct span t)
{
	size_t n = words_start(t.s,
		"tjänstgörande ersättare för|tjänstgör för|ersättare för|ersätter|"
		"i stället för|istället för|ers för|ers. för|för");

	return n ? n + space_len(t.s + n) : 0;
}

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
	"läkarbesök|läkare|tandläkare|vård av sjukt barn|barn|dubbelbokad|annat uppdrag|jour|"
	"pga|p.g.a.|på grund av|på begravning|på semester|på kurs|på resa|på annat|på sjukhus|"
	"hos läkare|hos tandläkare|tid hos";

/* Of those who are there such a word may begin the name of an organisation: "Barn och unga". */
static bool is_reason(const char *s, bool away)
{
	size_t n = words_start(s, reason_words);

	return words_find(s, health_words, NULL) || (n > 0 && (away || s[n] == '\0'));
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

/* "digitalt", "på plats" beside a name. */
static bool set_manner(struct notes_person *p, const char *s)
{
	enum notes_status manner;

	if (words_start(s,
		    "digitalt|distans|på distans|via länk|via teams|teams|länk|"
		    "deltar på distans|på länk|via skype|zoom"))
		manner = NOTES_REMOTE;
	else if (words_start(s, "på plats"))
		manner = NOTES_ONSITE;
	else
		return false;
	if (p->status == NOTES_PRESENT)
		p->status = manner;
	return true;
}

/* Classify what stands beside the name. */
static void set_attribute(struct notes_person *p, struct reader *r, const char *s)
{
	struct span t = { s, strlen(s) };
	size_t lead = stand_in_lead(t);

	if (lead > 0 && name_looks(s + lead, t.n - lead) != NAME_NONE)
		p->stands_in_for = doc_text(r, s + lead, t.n - lead);
	else if (part_like(t))
		set_part(p, r, t);
	else if (set_manner(p, s) || is_reason(s, !present(p->status)) || is_contact(s))
		return;
	else if (role_like(t))
		p->role = p->role ? p->role : s;
	else if (!p->organisation || is_party_letter(p->organisation))
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
	r->slots = pool_alloc(&d->pool, r->slot_count * sizeof(*r->slots));
	for (size_t i = 0; i < d->person_count; i++)
		*slot_of(r, d->people[i].name) = i + 1;
}

/* One name twice in a list, for two organisations. */
static bool same_list_other_body(const struct notes_person *a, const struct notes_person *b)
{
	return present(a->status) == present(b->status) && a->organisation &&
		strcmp(a->organisation, b->organisation) != 0;
}

void person_add(const struct people_list *l, const struct entry *e)
{
	struct reader *r = l->r;
	struct notes_doc *d = r->doc;
	struct notes_person p = { .status = l->status,
		.role = l->role,
		.left = MINUTE_NONE,
		.line = l->line,
		.given_only = e->kind == NAME_GIVEN_ONLY };
	bool own_organisation;
	size_t *slot;

	p.name = doc_text(r, e->name.s, e->name.n);
	if (e->nickname.s) {
		p.nickname = doc_text(r, e->nickname.s, e->nickname.n);
		p.name = pool_printf(&d->pool, "%.*s%s", (int)(e->nickname.s - 1 - e->name.s),
			e->name.s, e->nickname.s + e->nickname.n + 2);
	}
	for (size_t i = 0; i < e->count; i++) {
		const char *text = doc_text(r, e->attributes[i].s, e->attributes[i].n);

		if (text)
			set_attribute(&p, r, text);
	}
	own_organisation = p.organisation != NULL;
	if (!own_organisation)
		p.organisation = l->organisation;
	widen_slots(r);
	slot = slot_of(r, p.name);
	/* Two people of one name are both kept; the table leads to the first. */
	if (*slot && !(own_organisation && same_list_other_body(&d->people[*slot - 1], &p))) {
		enum notes_status before = d->people[*slot - 1].status;

		if (present(before) != present(p.status) && !l->invited)
			notes_warn(r, NOTES_WARN_TWICE, p.line, _("%s is listed more than once."),
				p.name);
		return;
	}
	d->people = pool_grow(&d->pool, d->people, d->person_count, &r->person_cap, sizeof(p));
	d->people[d->person_count++] = p;
	if (!*slot)
		*slot = d->person_count;
}
