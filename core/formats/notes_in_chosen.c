#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_in_decide.h"
#include "formats/notes_in_entry.h"
#include "rules/names.h"
#include "rules/words.h"

/* Who has which post, in one sentence: "Till ordförande valdes A och till sekreterare B", "A och B valdes
 * till ordförande respektive sekreterare", "Mötet leddes av A. B förde anteckningar." */

enum { EVENTS_MAX = 16, NAME_WORDS = 5 };

static const char chosen[] =
	"valdes|väljs|valts|utses|utsågs|utsetts|valde|utser|utsåg|utse|väljer|välja|omvaldes|"
	"fick i uppdrag|åtog sig|fungerade|fungerar|tjänstgjorde|tjänstgör|agerade|agerar|ble valgt|blev valgt|velges|vælges|valgt|enades om";
/* Who it is stands right behind, or right before. */
static const char led_by[] =
	"leddes av|leds av|leda av|ledet av|ledes av|ledes af|ordförs av|ordfördes av";
static const char led[] =
	"leder mötet|ledde mötet|leder dagens möte|ledde dagens möte|leder stämman|"
	"ledde stämman|ledde årsmötet|ledde sammanträdet|ledde förhandlingarna|höll i klubban";
static const char written_by[] =
	"antecknades av|fördes av|förs av|förts av|skrevs av|skrivs av|nedtecknades av|"
	"protokollfördes av|protokollförs av|ført av|skrevet av";

enum event_kind { EVENT_NAME, EVENT_POST };
/* How a post says where its name is: after a preposition of its own or of the post before on either side,
 * beside "är", behind or before. */
enum bond { BOND_NONE, BOND_SAME, BOND_TO, BOND_IS, BOND_NEXT, BOND_BEFORE };

struct event {
	enum event_kind kind;
	enum bond bond;
	struct post post;
	const char *name;
	bool used;
};

struct sentence {
	struct reader *r;
	struct event events[EVENTS_MAX];
	size_t n, plain;  /* words that are neither names, posts, nor go with them */
	bool chosen;      /* somebody is, in so many words */
	const char *verb; /* what stands behind that word */
};

static const char wrote[] =
	WRITES "|för dagens protokoll|för dagens anteckningar|förde dagens anteckningar|"
	       "förde dagens protokoll";

/* The longest name at the start of s; *len gets its bytes. */
static const char *name_at(struct reader *r, const char *s, size_t *len)
{
	size_t best = 0, at = 0;
	bool stop;

	for (int words = 0; s[at] && words < NAME_WORDS; words++) {
		while (s[at] && space_len(s + at) == 0)
			at++;
		stop = at > 0 && strchr(".,;:", s[at - 1]);
		if (name_in_list(s, at - stop) == NAME_FULL ||
			(words == 0 && name_looks(s, at - stop) != NAME_NONE))
			best = at - stop;
		if (stop)
			break;
		at += space_len(s + at);
	}
	/* "Tomas S" */
	if (best > 0 && !memchr(s, ' ', best) && s[best] == ' ' &&
		letter_is_upper((unsigned char)s[best + 1]) && word_len(s + best + 1) == 1)
		best += 2;
	*len = best;
	return best ? doc_text(r, s, best) : NULL;
}

/* The name as the lists have it; else itself where it is a full one, or stands beside the verb (with beside)
 * and no list tells who that is; NULL. */
static const char *person_of(const struct sentence *t, const char *name, bool beside)
{
	const char *full = people_full_name(t->r, name);
	size_t len;

	if (full)
		return full;
	if (strchr(name, ' '))
		return name;
	return beside && (t->r->doc->person_count == 0 || name_is_given(name, strlen(name))) &&
			!coming_meeting(name, &len) &&
			!entry_body_ends((struct span) { name, strlen(name) })
		? name
		: NULL;
}

/* Are the n bytes at s the first letters of the words of name? */
static bool initials_are(const char *s, size_t n, const char *name)
{
	size_t i = 0;
	uint32_t letter, first;

	while (i < n && *name) {
		i += utf8_next(s + i, n - i, &letter, NULL);
		utf8_next(name, strlen(name), &first, NULL);
		if (letter != first || !letter_is_upper(letter))
			return false;
		while (*name && *name != ' ' && *name != '-')
			name++;
		name += *name != '\0';
	}
	return i == n && *name == '\0';
}

/* "AR", who is Ada Ring and nobody else of the lists; NULL. */
static const char *of_initials(const struct reader *r, const char *s, size_t n)
{
	const char *found = NULL;

	for (size_t i = 0; n > 1 && i < r->doc->person_count; i++) {
		const char *name = r->doc->people[i].name;

		if (!strchr(name, ' ') || !initials_are(s, n, name))
			continue;
		if (found)
			return NULL;
		found = name;
	}
	return found;
}

static void event_add(struct sentence *t, struct event e)
{
	if (t->n < EVENTS_MAX)
		t->events[t->n++] = e;
}

/* A phrase that gives a post to the name beside it. */
static size_t phrase_add(struct sentence *t, const char *whole, const char *s)
{
	static const char notes[] =
		"anteckningar|anteckningarna|minnesanteckningar|minnesanteckningarna|protokoll|"
		"protokollet|pennan|referat|referatet";
	struct event e = { .kind = EVENT_POST, .post.of_meeting = true };
	size_t n;

	if ((n = words_start(s, led_by)) > 0) {
		e.post.kind = LABEL_CHAIR;
		e.bond = BOND_NEXT;
	} else if ((n = words_start(s, led)) > 0) {
		e.post.kind = LABEL_CHAIR;
		e.bond = BOND_BEFORE;
	} else if ((n = words_start(s, wrote)) > 0) {
		e.post.kind = LABEL_NOTE_TAKER;
		e.bond = BOND_BEFORE;
	} else if ((n = words_start(s, written_by)) > 0) {
		if (!words_find_within(whole, (size_t)(s - whole), notes, NULL) &&
			!text_starts(s, "anteck") && !text_starts(s, "protokoll"))
			return 0;
		e.post.kind = LABEL_NOTE_TAKER;
		e.bond = BOND_NEXT;
	}
	if (n > 0)
		event_add(t, e);
	return n;
}

/* Whom words such as "jämte" and "på förslag av" name is not who the sentence is about: their bytes with
 * the posts or the name behind. */
static size_t aside(struct sentence *t, const char *s)
{
	size_t n = words_start(s, "jämte|tillsammans med|utöver|av|från|efter|enligt|för"), len;
	bool beside = n > 0 && words_start(s, "jämte|tillsammans med|utöver") > 0;
	struct post p;

	if (n == 0)
		return 0;
	t->plain++;
	for (bool more = true; more;) {
		size_t sp = space_len(s + n);

		len = beside ? post_start(s + n + sp, &p) : 0;
		if (len == 0)
			name_at(t->r, s + n + sp, &len);
		n += len > 0 ? sp + len : 0;
		len = len > 0 && beside ? space_len(s + n) : 0;
		more = len > 0 && words_start(s + n + len, "och|samt") > 0;
		n += more ? len + words_start(s + n + len, "och|samt") : 0;
	}
	return n;
}

/* Whom the lists have by the n bytes at s: "tms" beside the verb, or initials; NULL. */
static const char *short_name(const struct sentence *t, const char *whole, const char *s, size_t n)
{
	const char *name =
		n > 1 && strlen(whole) > n && words_start(s + n + space_len(s + n), chosen) > 0
		? people_full_name(t->r, doc_text(t->r, s, n))
		: NULL;

	return name || !t->chosen ? name : of_initials(t->r, s, n);
}

/* Reads one word or phrase of the sentence: its bytes. */
static size_t event_read(struct sentence *t, const char *whole, const char *s, enum bond *bond)
{
	struct event e = { .kind = EVENT_NAME };
	size_t n;

	if ((n = words_start(s, chosen)) > 0) {
		t->verb = s + n + space_len(s + n);
		return n;
	}
	if ((n = phrase_add(t, whole, s)) > 0)
		return n;
	if ((n = words_start(s, "till|som|att|til|genom att")) > 0) {
		*bond = BOND_TO;
		return n;
	}
	if ((n = words_start(s, "är|var|blir|blev")) > 0) {
		/* "Ordförande för mötet var Bo Ek" */
		if (t->n > 0 && t->events[t->n - 1].kind == EVENT_POST &&
			t->events[t->n - 1].bond == BOND_NONE)
			t->events[t->n - 1].bond = BOND_IS;
		*bond = BOND_IS;
		return n;
	}
	if ((n = post_start(s, &e.post)) > 0) {
		e.kind = EVENT_POST;
		/* "Mötesordförande: Bo Ek." */
		e.bond = s[n] == ':' && t->n == 0 ? BOND_IS : *bond;
		event_add(t, e);
		*bond = e.bond == BOND_TO || e.bond == BOND_SAME ? BOND_SAME : BOND_NONE;
		return n;
	}
	if ((n = aside(t, s)) > 0)
		return n;
	if ((n = words_start(s, "undertecknad")) > 0) {
		event_add(t, e);
		return n;
	}
	e.name = name_at(t->r, s, &n);
	if (n > 0 &&
		(e.name = person_of(t, e.name,
			 t->verb == s || words_start(s + n + space_len(s + n), chosen) > 0)) !=
			NULL) {
		event_add(t, e);
		*bond = BOND_NONE;
		return n;
	}
	n = word_len(s);
	n = n > 0 ? n : 1;
	e.name = short_name(t, whole, s, n);
	if (e.name) {
		event_add(t, e);
		*bond = BOND_NONE;
		return n;
	}
	if (!word_in(s, n, "och|samt|respektive|resp|mötet|stämman|årsmötet|dagens|att"))
		t->plain += n > 1;
	return n;
}

static void sentence_read(struct sentence *t, const char *s)
{
	enum bond bond = BOND_NONE;

	for (const char *p = s; *p;) {
		if (strchr(" \t,;:()", *p)) {
			p++;
			continue;
		}
		p += event_read(t, s, p, &bond);
	}
}

/* Gives post k the name event at. */
static void give(struct sentence *t, size_t i, size_t k, size_t at)
{
	t->events[at].used = true;
	post_given(t->r, i, &t->events[k].post, t->events[at].name);
}

/* The names of n unused events right before k. */
static size_t names_before(const struct sentence *t, size_t k)
{
	size_t n = 0;

	while (k > n && t->events[k - 1 - n].kind == EVENT_NAME && !t->events[k - 1 - n].used)
		n++;
	return n;
}

static size_t names_behind(const struct sentence *t, size_t k)
{
	size_t n = 0;

	while (k + n < t->n && t->events[k + n].kind == EVENT_NAME && !t->events[k + n].used)
		n++;
	return n;
}

/* The posts from event k on that have no name between: gives them theirs, and returns their number. */
static size_t give_run(struct sentence *t, size_t i, size_t k)
{
	size_t posts = 1, before = names_before(t, k), n, first;

	while (k + posts < t->n && t->events[k + posts].kind == EVENT_POST &&
		(t->events[k + posts].bond == BOND_SAME ||
			(t->events[k + posts].bond == BOND_TO && before > posts)))
		posts++;
	n = t->events[k].bond == BOND_NEXT ? 0 : before;
	first = k - n;
	if (n == 0 && t->events[k].bond != BOND_BEFORE) {
		n = names_behind(t, k + posts);
		first = k + posts;
	}
	/* Two names are of two posts; else the nearest is of all. */
	for (size_t j = 0; j < posts && n > 0; j++)
		give(t, i, k + j, n >= posts && posts > 1 ? first + j : first < k ? k - 1 : first);
	/* Adjusters are several. */
	if (t->events[k + posts - 1].post.kind >= LABEL_ADJUSTERS)
		for (size_t j = 0; j < n; j++)
			t->events[first + j].used = true;
	return posts;
}

/* "A ordförande och B sekreterare": names and posts by turns, and no more than a word beside. */
static bool bare_pairs(const struct sentence *t)
{
	for (size_t k = 0; k < t->n; k++)
		if (t->events[k].kind != (k % 2 == 0 ? EVENT_NAME : EVENT_POST))
			return false;
	return t->n >= 4 && t->n % 2 == 0 && t->plain <= 1;
}

/* "Utsågs ordf. att leda …, undertecknad att föra protokoll": a post that is given another one stands for
 * whoever has it. */
static void subjects(struct sentence *t)
{
	for (size_t k = 0; k + 1 < t->n; k++) {
		struct event *e = &t->events[k];

		if (t->chosen && e->kind == EVENT_POST && e->bond == BOND_NONE &&
			t->events[k + 1].kind == EVENT_POST && t->events[k + 1].bond == BOND_TO &&
			(k == 0 || t->events[k - 1].kind == EVENT_POST)) {
			e->kind = EVENT_NAME;
			e->name = e->post.kind == LABEL_CHAIR ? t->r->doc->chair : NULL;
		}
	}
}

void post_by_sentence(struct reader *r, size_t i, const char *s)
{
	struct sentence t = { .r = r };
	bool bare;

	/* Whether somebody is chosen decides what a lone name is. */
	t.chosen = words_find(s, chosen, NULL) != NULL;
	sentence_read(&t, s);
	bare = !t.chosen && bare_pairs(&t);
	subjects(&t);
	for (size_t k = 0; k < t.n;) {
		const struct event *e = &t.events[k];

		if (e->kind == EVENT_NAME) {
			k++;
			continue;
		}
		/* "A ordförande och B sekreterare", "A är ordförande." and nothing more */
		if (e->bond >= BOND_NEXT || (t.chosen && e->bond == BOND_TO) ||
			(e->bond == BOND_IS && t.plain == 0 && t.n == 2) || bare)
			k += give_run(&t, i, k);
		else
			k++;
	}
}
