#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/notes_in_decide.h"
#include "formats/when_due.h"
#include "rules/names.h"
#include "rules/words.h"

enum { WHO_BYTES = 60, TASKS_MAX = 12, HEADING_BYTES = 60 };

/* ---- The words ---- */

/* What somebody takes on, said outright. Those of the second list are told where they go on with some
 * words: "skriver att …", "frågar om …". */
#define NOW_PLAIN                                                                                          \
	"skickar|mailar|mejlar|återkommer|bjuder in|tar med|tar fram|tar kontakt|"                        \
	"tar hand om|tar reda på|tar på sig|tar ansvar|tar frågan|tar itu|"                             \
	"ansvarar|stämmer av|kontaktar|bokar|undersöker|kollar|sammanställer|"                          \
	"ordnar|hör med|hör av sig|håller i|ser över|ser till|uppdaterar|"                             \
	"beställer|fixar|betalar|begär in|skriver ihop|skriver klart|"                                   \
	"skriver rent|renskriver|lägger in|lägger ut|lägger upp|pratar med|"                            \
	"talar med|ringer|förbereder|utarbetar|utformar|kallar till|rekryterar|"                          \
	"publicerar|letar|hämtar|trycker|utreder|kartlägger|planerar in|bokar in|"                       \
	"reviderar|framför till|följer upp|vidarebefordrar|förmedlar|lämnar in|"                       \
	"översätter|svarar för|bevakar|arrangerar|organiserar|inventerar|"                              \
	"sätter upp|jobbar vidare|arbetar vidare|går vidare|hjälper till|"                              \
	"reparerar|lagar|bakar|städar|målar|tillfrågar|efterhör|distribuerar|"                         \
	"rekvirerar|färdigställer|sköter|håller kontakten|återkopplar|"                               \
	"lyfter frågan i|lyfter frågan med|lyfter frågan på|lyfter detta i|"                           \
	"lyfter detta med|lyfter det med|lyfter det i|tar upp det med|"                                    \
	"tar upp detta med|tar upp det på|tar upp frågan i|tar upp frågan på|"                         \
	"tar upp saken|tar upp frågan med|formulerar|skickar ut|bestiller|"                               \
	"lämnar underlag|lämnar synpunkter|delar ut|delar länken|byter|kokar|sätter in|hör sig för|" \
	"räknar om|räknar på|testar|tar in|tar det med|tar detta med|tittar på|tittar vidare|"         \
	"ser efter|tar det vidare|tar detta vidare|kollar upp|"                                            \
	"ordner|sjekker|kontakter|sender|laver|undersøker|følger op|følger opp|inviterer|finder ud af|" \
	"finner ut|kjøper inn|køber ind|tar kontakt med|sørger for|skriver til|"                        \
	"lämnar förslag|sends|contacts|prepares|books|tar opp|undersøger|aftaler|indkalder|innkaller"
#define NOW_SAID "skriver|frågar|köper|handlar|gör|söker|ansöker|anmäler|kör|bygger|håller en|delar"

static const char not_now[] = "inte|ej|aldrig|fram till|att";
static const char not_said[] =
	"presentation|dragning|genomgång|kort|inledande|inledning|föreläsning|liten|parentation|"
	"inte|ej|att|om|i|på|hur|vad|när|varför|vem|ifall|sig|det|en genomgång|genomgång|"
	"en presentation|en dragning|en redovisning|gällande|bra|fina|mycket|ett bra|en insats|"
	"stor|ny|nytt jobb|med|gott|under";
static const char infinitives[] =
	"skicka|maila|mejla|återkomma|räkna|titta|testa|ansöka|höra sig för|ta in|meddela|bjuda in|ta med|ta fram|ta kontakt|ta hand om|ta reda på|"
	"ta upp|ta frågan|stämma av|kontakta|boka|undersöka|kolla|sammanställa|ordna|höra med|"
	"höra av sig|hålla i|se över|se till|uppdatera|beställa|fixa|betala|begära in|skriva|"
	"lägga in|lägga ut|lägga upp|prata med|tala med|ringa|förbereda|utarbeta|utforma|"
	"kalla till|rekrytera|publicera|leta|hämta|trycka|utreda|kartlägga|planera|följa upp|"
	"vidarebefordra|förmedla|lämna in|översätta|bevaka|arrangera|organisera|inventera|"
	"sätta upp|jobba vidare|arbeta vidare|gå vidare|reparera|laga|baka|städa|måla|"
	"tillfråga|köpa|handla|göra|söka|anmäla|fråga|påminna|informera|återkoppla|meddela|"
	"rekvirera|färdigställa|formulera|köra|köpa in|lyfta|dela ut|skaffa|presentera|"
	"redovisa|framföra|gå igenom|lämna|svara|hjälpa|revidera|ansvara för|delta i|delta på|"
	"representera|"
	"send|contact|check|prepare|book|call|invite|arrange|draft|write|follow up|circulate|update|"
	"organise|organize|ask|investigate|find out|look into|report back|share|collect|order|"
	"schedule|coordinate|review|submit|set up|talk to|speak to|bring|buy|email";

/* Said of somebody, with the task after "att". */
#define CHARGED                                                                                     \
	"får i uppdrag att|fick i uppdrag att|ges i uppdrag att|gavs i uppdrag att|åtar sig att|" \
	"åtog sig att|lovar att|lovade att|erbjuder sig att|erbjöd sig att|tar på sig att|"      \
	"tog på sig att|ansvarar för att|får i uppgift att|fick i uppgift att|"                  \
	"har fått i uppgift att|uppdrogs att|uppdras att|utsågs att kontakta|har lovat att|"      \
	"har åtagit sig att|har tagit på sig att|har erbjudit sig att|har fått i uppdrag att|"   \
	"påtar sig at|påtok seg å|lover at"
/* … before whom is charged, with the task after "att". */
#define CHARGES                                                                                    \
	"uppdra åt|uppdrar åt|uppdrog åt|uppdras åt|uppdrogs åt|uppdraga åt|uppdrages åt|"  \
	"uppdrag åt|uppdrag till|uppdrar|uppdrog"
#define GIVES "ge|ger|gav|ges|gavs|lämna|lämnar|lämnade|att ge"
#define WILL "ska|skall|kommer att|får|will|to"
#define DONE_BY                                                                                    \
	"skickas av|ordnas av|kontaktas av|bokas av|beställs av|sammanställs av|skrivs av|"      \
	"tas fram av|utförs av|görs av|skickas ut av|mailas av|mejlas av|utreds av|fixas av"

const char action_words[] =
	NOW_PLAIN "|" NOW_SAID "|" CHARGED "|" CHARGES "|" GIVES "|" DONE_BY
		  "|ska|skall|får|kommer|ansvarig|ansvarlig|ansvar|åtgärd|åtgärder|"
		  "i uppdrag|will|to|action";

static const char little[] = "även|också|sedan|därefter|då|själv|nu|gemensamt|tillsammans";

/* ---- Who ---- */

struct who {
	size_t from, to;
};

/* "Vår kontaktperson Mari Ek kontaktar": a whole name from the lists needs no comma before it. */
static bool apposed(struct reader *r, const char *s, const struct who *w)
{
	static const char leads[] =
		"med|till|av|för|hos|från|att|som|åt|om|när|på|i|vid|mellan|mot|efter|utan";
	size_t end = end_without(s, w->from, " "), word = end;
	const char *name = doc_text(r, s + w->from, w->to - w->from);

	while (word > 0 && s[word - 1] != ' ')
		word--;
	return name && name_looks(name, strlen(name)) == NAME_FULL && people_full_name(r, name) &&
		!word_in(s + word, end - word, leads);
}

/* Who does what begins at byte verb. */
static bool who_does(struct reader *r, const char *s, size_t verb, struct who *w)
{
	size_t end = end_without(s, verb, " "), word = end;

	while (word > 0 && s[word - 1] != ' ')
		word--;
	if (word > 0 && word_in(s + word, end - word, little))
		end = end_without(s, word, " ");
	/* "Åsa Berg, Ekby kommun, tar fram" */
	if (end > 0 && s[end - 1] == ',') {
		size_t n = strcspn(s, ",");

		if (n + 1 < end && name_looks(s, n) == NAME_FULL) {
			*w = (struct who) { 0, n };
			return true;
		}
		return false;
	}
	*w = (struct who) { named_before(r, s, end, true), end };
	return w->from < w->to && (named_clause(s, w->from) || apposed(r, s, w));
}

/* n without the spaces, dashes and brackets that end there. */
static size_t without_signs(const char *s, size_t n)
{
	for (;;) {
		if (n > 0 && strchr(" .,;:(-", s[n - 1]))
			n--;
		else if (n >= 3 && dash_len(s + n - 3) == 3)
			n -= 3;
		else
			return n;
	}
}

/* ---- When ---- */

static const char due_words[] =
	"senast|till|innan|före|inför|under|klart|klar|i|v|v.|vecka|omgående|"
	"snarast|den|på|efter|nästa";
static const char due_fixed[] =
	"till nästa möte|till nästa gång|till nästa träff|till nästa sammanträde|innan nästa möte|"
	"före nästa möte|inför nästa möte|under veckan|innan sommaren|före sommaren|före jul|"
	"innan jul|till vårens möte|till höstens möte";

/* When the words of a task say that it is due; they are left out of it where they end it. */
static const char *due_of(struct reader *r, const char **what)
{
	const char *s = *what, *hit;
	size_t n = strlen(s);
	struct when_due due;

	n = end_without(s, n, " .,;)");
	s = pool_strndup(&r->doc->pool, s, n);
	for (const char *p = s; (hit = words_find(p, due_words, NULL)) != NULL;) {
		size_t skip = words_start(hit, "klart|klar|till|senast den|senast");

		if (hit > s && when_due(hit + skip + space_len(hit + skip), DAY_NONE, &due) &&
			hit[skip + space_len(hit + skip)]) {
			const char *rest = doc_text(r, s, end_without(s, (size_t)(hit - s), " "));
			size_t len = rest ? strlen(rest) : 0;

			len = end_without(rest, len, ",(;-");
			*what = len ? doc_text(r, rest, len) : s;
			return hit + skip + space_len(hit + skip);
		}
		p = hit + (word_len(hit) ? word_len(hit) : 1);
	}
	/* "… (15/10)" */
	n = strlen(s);
	hit = strrchr(s, '(');
	if (hit && hit > s && when_due(hit + 1, DAY_NONE, &due) && hit[1] >= '0' && hit[1] <= '9') {
		*what = doc_text(r, s, end_without(s, (size_t)(hit - s), " "));
		return doc_text(r, hit + 1, strcspn(hit + 1, ")"));
	}
	hit = words_find(s, due_fixed, &n);
	return hit ? doc_text(r, hit, n) : NULL;
}

/* ---- Tasks in sentences ---- */

static void task_add(struct reader *r, size_t i, struct notes_action x)
{
	struct notes_doc *d = r->doc;

	x.item = d->lines[i].item;
	x.line = (int)i + 1;
	d->actions = pool_grow(&d->pool, d->actions, d->action_count, &r->action_cap, sizeof(x));
	d->actions[d->action_count++] = x;
}

static const char everybody[] = "alla|samtliga|alla deltagare|alla parter";

/* Does a task end by saying that it is done already? */
static bool is_done(const char *what)
{
	const char *last = strrchr(what, ' ');
	size_t end = last ? end_without(what, (size_t)(last - what), " ") : 0;

	return end > 3 &&
		word_in(last + 1, strlen(last + 1), "klart|klar|gjort|utfört|genomfört|done") &&
		(dash_len(what + end - 1) == 1 || dash_len(what + end - 3) == 3 ||
			strchr(",;:(", what[end - 1]));
}

static void add(struct reader *r, size_t i, const char *who, const char *what)
{
	struct notes_action x = { .who = who, .guess = _("by what the text says") };

	if (!what || !who)
		return;
	x.what = doc_text(r, what, without_signs(what, strlen(what)));
	if (!x.what)
		return;
	/* "stämma av med juristen – klart" */
	if (is_done(x.what))
		return;
	x.due = due_of(r, &x.what);
	/* "Alla skickar synpunkter senast fredag", not "Alla tar med sina barn". */
	if (x.due || !word_in(who, strlen(who), everybody))
		task_add(r, i, x);
}

/* "uppdra åt Bo Ek att …": who stands after the verb, n bytes at s. */
static bool charged(struct reader *r, size_t i, const char *s, size_t n)
{
	const char *who = s + n + space_len(s + n), *att = strstr(who, " att ");

	if (!att || (size_t)(att - who) > WHO_BYTES || words_start(who, "att"))
		return false;
	att += strlen(" att ");
	add(r, i, doc_text(r, who, (size_t)(att - who) - strlen(" att ")),
		doc_text(r, att, strlen(att)));
	return true;
}

/* "ge kansliet i uppdrag att …" */
static bool given(struct reader *r, size_t i, const char *s, size_t n)
{
	static const char *const duties[] = { " i uppdrag att ", " i uppgift att " };
	const char *who = s + n + space_len(s + n);

	for (size_t k = 0; k < ARRAY_LEN(duties); k++) {
		const char *att = strstr(who, duties[k]);

		if (!att || (size_t)(att - who) > WHO_BYTES)
			continue;
		n = (size_t)(att - who);
		att += strlen(duties[k]);
		add(r, i, doc_text(r, who, n), doc_text(r, att, strlen(att)));
		return true;
	}
	return false;
}

/* "Skickas av Bo.": what is the item's title. */
static bool done_by(struct reader *r, size_t i, const char *s, size_t at, size_t n)
{
	const char *who = s + at + n + space_len(s + at + n);
	size_t end = strcspn(who, ".,;(");
	int item = r->doc->lines[i].item;

	if (!named_person(r, who, end, true))
		return false;
	if (at > 0)
		add(r, i, doc_text(r, who, end), doc_text(r, s, at + n - strlen(" av")));
	else if (item >= 0)
		add(r, i, doc_text(r, who, end),
			pool_printf(&r->doc->pool, "%s: %s", r->doc->items[item].title, s));
	return true;
}

struct hit {
	struct who who;
	size_t what;
};

enum said {
	SAID_CHARGED,
	SAID_WILL,
	SAID_NOW,
	SAID_SAID,
	SAID_CHARGES,
	SAID_GIVES,
	SAID_DONE_BY,
	SAID_COUNT,
};

void tasks_words(struct notes_words *w)
{
	static const char *const lists[SAID_COUNT] = { [SAID_CHARGED] = CHARGED,
		[SAID_WILL] = WILL,
		[SAID_NOW] = NOW_PLAIN,
		[SAID_SAID] = NOW_SAID,
		[SAID_CHARGES] = CHARGES,
		[SAID_GIVES] = GIVES,
		[SAID_DONE_BY] = DONE_BY };

	phrasebook_init(&w->tasks, &w->pool, lists, SAID_COUNT);
}

/* What the words of n bytes at byte at of s make: a task whose subject stands before them. */
static bool hit_at(
	struct reader *r, const char *s, size_t at, size_t n, enum said said, struct hit *h)
{
	size_t after = at + n + space_len(s + at + n), little_len;

	h->what = at;
	switch (said) {
	case SAID_CHARGED:
		h->what = after;
		break;
	case SAID_WILL:
		little_len = words_start(s + after, little);
		h->what = after + little_len + (little_len ? space_len(s + after + little_len) : 0);
		if (!tasks_infinitive(s + h->what))
			return false;
		break;
	case SAID_NOW:
		if (words_start(s + after, not_now))
			return false;
		break;
	case SAID_SAID:
		if (words_start(s + after, not_said))
			return false;
		break;
	case SAID_CHARGES:
	case SAID_GIVES:
	case SAID_DONE_BY:
	case SAID_COUNT:
		return false;
	}
	return who_does(r, s, at, &h->who);
}

/* Looks at the word at byte at. True where it makes all of the sentence one task. */
static bool word_at(
	struct reader *r, size_t i, const char *s, size_t at, struct hit *hits, size_t *n)
{
	size_t next = 0, len, said;

	while ((len = phrasebook_next(&r->words->tasks, s + at, &next, &said)) > 0) {
		if ((said == SAID_CHARGES && charged(r, i, s + at, len)) ||
			(said == SAID_GIVES && given(r, i, s + at, len)) ||
			(said == SAID_DONE_BY && done_by(r, i, s, at, len)))
			return true;
		if (*n < TASKS_MAX && (*n == 0 || at > hits[*n - 1].what) &&
			hit_at(r, s, at, len, (enum said)said, &hits[*n])) {
			(*n)++;
			return false;
		}
	}
	return false;
}

void tasks_read(struct reader *r, size_t i, const char *s)
{
	struct hit hits[TASKS_MAX];
	size_t n = 0;

	if (verdict_elsewhere(s) || (*s && s[strlen(s) - 1] == '?'))
		return;
	for (size_t at = 0; s[at];) {
		size_t word = word_len(s + at);

		if (word > 0 && word_at(r, i, s, at, hits, &n))
			return;
		at += word ? word : 1;
	}
	for (size_t k = 0; k < n; k++) {
		size_t end = k + 1 < n ? end_without(s, hits[k + 1].who.from, " ") : strlen(s);
		const char *who =
			doc_text(r, s + hits[k].who.from, hits[k].who.to - hits[k].who.from);

		if (k + 1 < n)
			end -= named_joint(s, end);
		while (end > hits[k].what && strchr(" ,;", s[end - 1]))
			end--;
		add(r, i, who, doc_text(r, s + hits[k].what, end - hits[k].what));
	}
}

/* ---- Lists of things to do ---- */

bool tasks_heading(const char *s)
{
	static const char words[] =
		"att göra|att göra-lista|att-göra|att-göra-lista|att göra till nästa möte|todo|"
		"to do|åtgärder|åtgärdslista|uppgifter|arbetsuppgifter|att göra nu|uppdrag|"
		"aktivitetslista|vem gör vad|arbetsfördelning|action points|actions|"
		"gjøremål|oppgaver|opgaver|to-do";
	static const char until[] =
		"till|innan|före|inför|efter|tills|nu|snarast|framåt|denna vecka";
	size_t n = strlen(s), at = words_start(s, words);

	if (n > 0 && at > 0 && strchr(":?", s[n - 1]))
		n--;
	if (at == 0 || at == n)
		return at > 0;
	/* "Att göra till nästa möte" */
	return n <= HEADING_BYTES && s[at] == ' ' &&
		words_start(s + at + space_len(s + at), until) > 0 && s[n - 1] != '.';
}

/* The bytes of "[ ]", "→", "->", "Åtgärd:" before a task. */
static size_t mark_len(const char *s)
{
	static const char *const marks[] = { "[ ]", "[x]", "[X]", "→", "->", "=>", "☐", "☑", "➔" };
	size_t n =
		words_start(s, "åtgärd|åtgärder|att göra|todo|to do|aktivitet|action|ap|uppgift");

	if (n > 0)
		return s[n] == ':' ? n + 1 + space_len(s + n + 1) : 0;
	for (size_t i = 0; i < ARRAY_LEN(marks); i++)
		if (text_starts(s, marks[i]))
			return strlen(marks[i]) + space_len(s + strlen(marks[i]));
	return 0;
}

/* "Bo: ring kommunen", "Bo och Siri – boka lokal": the bytes of who, and *what. */
static size_t who_first(struct reader *r, const char *s, size_t *what)
{
	for (size_t n = 1; s[n] && n < WHO_BYTES; n++) {
		size_t sp = space_len(s + n), dash = sp ? dash_len(s + n + sp) : 0;

		if (s[n] != ':' && (dash == 0 || space_len(s + n + sp + dash) == 0))
			continue;
		*what = s[n] == ':' ? n + 1 : n + sp + dash;
		*what += space_len(s + *what);
		return named_before(r, s, n, false) == 0 ? n : 0;
	}
	return 0;
}

/* "Ansvarig:" in s, and where the name after it begins; NULL. */
static const char *charge(const char *s, const char **name)
{
	size_t len;
	const char *hit = words_find(s, "ansvarig|ansvariga|ansvarlig|ansvar|ansv", &len);

	if (!hit)
		return NULL;
	*name = hit + len + (hit[len] == '.');
	*name += **name == ':';
	/* "(ansvarig Bo, klart 15/10)" */
	return (*name)[-1] == ':' || (hit > s && hit[-1] == '(' && **name == ' ') ? hit : NULL;
}

/* "boka lokal (Bo)", "boka lokal – Bo", "Boka lokal. Ansvarig: Bo. Klart 14 maj": what and who; NULL. */
static const char *who_last(struct reader *r, const char *s, const char **who)
{
	struct pool *p = &r->doc->pool;
	const char *name, *hit = charge(s, &name);
	size_t n, from, what;

	if (hit) {
		n = strcspn(name, hit > s && hit[-1] == '(' ? ".;)," : ".;)");
		*who = doc_text(r, name, n);
		n += name[n] != '\0';
		return pool_printf(
			p, "%.*s%s", (int)without_signs(s, (size_t)(hit - s)), s, name + n);
	}
	n = strlen(s);
	n = end_without(s, n, " .)");
	from = named_before(r, s, n, false);
	what = without_signs(s, from);
	if (from == n || what == 0 || what == end_without(s, from, " "))
		return NULL;
	*who = doc_text(r, s + from, n - from);
	return doc_text(r, s, what);
}

void task_of(struct reader *r, size_t i, const char *who, const char *s)
{
	add(r, i, who, doc_text(r, s, strlen(s)));
	r->doc->lines[i].note = NOTE_ACTION;
}

bool tasks_infinitive(const char *s)
{
	return words_start(s, infinitives) > 0;
}

bool tasks_begin(const char *s)
{
	return tasks_infinitive(s) || words_start(s, NOW_PLAIN "|" NOW_SAID) > 0;
}

bool tasks_charge(struct reader *r, size_t i)
{
	struct notes_doc *d = r->doc;
	const char *s = r->src[i].body, *hit = charge(s, &s);
	size_t len;
	struct notes_action *last = d->action_count ? &d->actions[d->action_count - 1] : NULL;
	int item = d->lines[i].item;

	if (hit != r->src[i].body || strcmp(d->type, "kallelse") == 0)
		return false;
	s += space_len(s);
	len = strcspn(s, ".;(");
	if (named_before(r, s, len, true) != 0)
		return false;
	if (last && last->line == (int)i && !last->who)
		last->who = doc_text(r, s, len);
	else if (item >= 0)
		add(r, i, doc_text(r, s, len), d->items[item].title);
	return true;
}

bool tasks_said(struct reader *r, size_t i, const char *s)
{
	size_t what, n = who_first(r, s, &what);

	if (n == 0 || !tasks_infinitive(s + what))
		return false;
	task_of(r, i, doc_text(r, s, n), s + what);
	return true;
}

bool tasks_bracketed(struct reader *r, size_t i, const char *s)
{
	const char *open = strrchr(s, '(');
	size_t n = open ? strcspn(open + 1, ")") : 0;

	if (n == 0 || open == s || open[1 + n] != ')' || open[2 + n + strspn(open + 2 + n, " .")] ||
		!(tasks_infinitive(s) ||
			words_find_within(s, (size_t)(open - s), "ska|skall|måste|bör", NULL)) ||
		!named_person(r, open + 1, n, true))
		return false;
	task_of(r, i, doc_text(r, open + 1, n),
		pool_strndup(&r->doc->pool, s, end_without(s, (size_t)(open - s), " ")));
	return true;
}

void tasks_due(struct reader *r, size_t i, const char *s)
{
	struct notes_doc *d = r->doc;
	struct notes_action *last = d->action_count ? &d->actions[d->action_count - 1] : NULL;
	size_t n = words_start(s, "klart senast|klart till|klart|klar|senast|deadline");
	struct when_due due;

	n += s[n] == ':';
	n += space_len(s + n);
	if (n > 0 && last && last->line == (int)i + 1 && !last->due &&
		when_due(s + n, DAY_NONE, &due))
		last->due = doc_text(r, s + n, strlen(s + n));
}

bool tasks_row(struct reader *r, size_t i, const char *s, enum task_row sort)
{
	size_t mark = mark_len(s), what, n, before = r->doc->action_count;
	const char *who, *last;

	if (mark == 0 && sort == ROW_MARKED && !charge(s, &who))
		return false;
	s += mark;
	s += *s == '@';
	/* "[x] Bo Ek" is a list of who came. */
	if (name_looks(s, strcspn(s, ",(")) != NAME_NONE)
		return false;
	n = who_first(r, s, &what);
	if (n > 0) {
		add(r, i, doc_text(r, s, n), doc_text(r, s + what, strlen(s + what)));
	} else {
		tasks_read(r, i, s);
		last = r->doc->action_count == before ? who_last(r, s, &who) : NULL;
		if (last)
			add(r, i, who, last);
	}
	if (r->doc->action_count == before && *s && (mark > 0 || sort == ROW_LISTED) &&
		!is_done(s)) {
		struct notes_action x = { .what = doc_text(r, s, strlen(s)) };

		x.due = x.what ? due_of(r, &x.what) : NULL;
		if (x.what)
			task_add(r, i, x);
	}
	if (r->doc->action_count > before)
		r->doc->lines[i].note = NOTE_ACTION;
	return r->doc->action_count > before;
}
