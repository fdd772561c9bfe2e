#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "formats/compose.h"
#include "formats/notes_in_parts.h"
#include "rules/names.h"
#include "rules/words.h"

enum { SENTENCE_MAX = 600, SUBJECT_BYTES_MAX = 60 };

/* Who decides in notes of a group; a board only in its own minutes. */
static const char group_words[] =
	"beredningsgruppen|beredningen|gruppen|arbetsgruppen|styrgruppen|partsgruppen|"
	"referensgruppen|samverkansgruppen|utvecklingsgruppen|strategiska utvecklingsgruppen|"
	"lokusgruppen|rådet|mötet|årsmötet|vi|samrådet|nätverket|folkhälsorådet|utskottet|"
	"kommittén|parterna|alla";
static const char board_words[] =
	"styrelsen|förbundsstyrelsen|presidiet|direktionen|nämnden|ordföranden";

static const char decision_verbs[] =
	"beslutar|beslutade|beslöt|fastställer|fastställde|antar|antog|godkänner|godkände|"
	"säger ja till|sa ja till|utser|utsåg|bordlägger|bordlade|bifaller|biföll|avslår|avslog";
static const char agreement_verbs[] =
	"enas|enades|är enig|är eniga|var enig|var eniga|är överens|var överens|kommer överens|"
	"kom överens|kommer fram till|kom fram till|ställer sig bakom|ställde sig bakom|"
	"tillstyrker|tillstyrkte|förordar|förordade";
static const char passive_decision[] =
	"beslutades att|beslut togs att|det beslutades att|beslöts att|beslut fattades att|"
	"beslut att";

struct decider {
	struct reader *r;
	bool board;       /* the text is the board's own minutes */
	int pending_line; /* a decision's heading or open sentence above; its att-clauses follow */
	enum note_kind pending;
};

static void add_decision(struct decider *d, size_t i, enum note_kind kind, const char *s, size_t n)
{
	struct reader *r = d->r;
	struct notes_doc *doc = r->doc;
	struct notes_decision x = { .item = doc->lines[i].item, .kind = kind, .line = (int)i + 1 };

	while (n > 0 && strchr(" .,;", s[n - 1]))
		n--;
	x.text = doc_text(r, s, n);
	if (!x.text)
		return;
	doc->decisions = pool_grow(
		&doc->pool, doc->decisions, doc->decision_count, &r->decision_cap, sizeof(x));
	doc->decisions[doc->decision_count++] = x;
}

/* The end of the sentence that begins at s. */
static size_t sentence_len(const char *s)
{
	size_t i = 0;

	while (s[i] && !(strchr(".!?", s[i]) && (s[i + 1] == '\0' || space_len(s + i + 1) > 0)))
		i++;
	return i;
}

/* "Gruppen beslutade att …" at the start of s: the offset of what was decided; 0 for anything
 * else. */
static size_t decision_at(const struct decider *d, const char *s, enum note_kind *kind)
{
	size_t who = words_start(s, group_words), at, n, verb;

	*kind = NOTE_DECISION;
	n = words_start(s, passive_decision);
	if (n > 0)
		return n + space_len(s + n);
	if (who == 0 && d->board)
		who = words_start(s, board_words);
	if (who == 0)
		return 0;
	at = who + space_len(s + who);
	n = words_start(s + at, decision_verbs);
	if (n == 0) {
		n = words_start(s + at, agreement_verbs);
		*kind = NOTE_AGREEMENT;
	}
	if (n == 0)
		return 0;
	verb = at;
	at += n;
	at += space_len(s + at);
	n = words_start(s + at, "om att|att|om|även att");
	if (n > 0)
		return at + n + space_len(s + at + n);
	/* "ställer sig bakom ansökan": without att the verb says what was decided. */
	return words_start(s + verb, "beslutar|beslutade|beslöt") ? at : verb;
}

/* "Beslut", "Beslut:", "Folkhälsorådets beslut", "Styrelsen beslutar": what follows is the
 * decision. */
static bool opens_decision(const struct decider *d, const char *s)
{
	size_t n = strlen(s), colon = n > 0 && s[n - 1] == ':';
	const char *last;
	enum note_kind kind;
	size_t at;

	if (n > SUBJECT_BYTES_MAX)
		return false;
	last = strrchr(s, ' ');
	last = last ? last + 1 : s;
	if (word_in(last, n - colon - (size_t)(last - s), "beslut|beslutet|besluten|beslutning"))
		return true;
	at = decision_at(d, s, &kind);
	return at > 0 && (s[at] == '\0' || s[at] == ':');
}

/* An att-clause below an open decision. */
static bool att_clause(struct decider *d, size_t i)
{
	const char *s = d->r->src[i].body;
	size_t n = words_start(s, "att"), len;

	if (n == 0)
		return false;
	n += space_len(s + n);
	len = strlen(s + n);
	if (len > 5 && strcmp(s + n + len - 5, " samt") == 0)
		len -= 5;
	if (len > 4 && strcmp(s + n + len - 4, " och") == 0)
		len -= 4;
	add_decision(d, i, d->pending, s + n, len);
	d->r->doc->lines[i].note = d->pending;
	return true;
}

/* Decisions in a line's sentences; the line becomes one where its first sentence is. */
static void read_decisions(struct decider *d, size_t i)
{
	struct notes_line *l = &d->r->doc->lines[i];
	const char *s = d->r->src[i].body;
	enum note_kind kind;

	for (size_t at = 0; s[at];) {
		size_t n = sentence_len(s + at), skip = decision_at(d, s + at, &kind);

		if (skip > 0 && skip < n) {
			add_decision(d, i, kind, s + at + skip, n - skip);
			if (at == 0)
				l->note = kind;
		}
		at += n + (s[at + n] != '\0');
		at += space_len(s + at);
	}
}

/* "Beslut: att …" on one line. */
static bool labelled_decision(struct decider *d, size_t i)
{
	const char *s = d->r->src[i].body;
	size_t n = words_start(s, "beslut|beslutet"), skip;

	if (n == 0 || s[n] != ':' || s[n + 1] == '\0')
		return false;
	n += 1 + space_len(s + n + 1);
	skip = words_start(s + n, "att");
	n += skip ? skip + space_len(s + n + skip) : 0;
	add_decision(d, i, NOTE_DECISION, s + n, strlen(s + n));
	d->r->doc->lines[i].note = NOTE_DECISION;
	return true;
}

size_t presenter_label(const char *s)
{
	size_t n = words_start(s, "föredragande|föredras av|föredrogs av|presenter");

	if (n == 0)
		return 0;
	n += s[n] == ':';
	return n + space_len(s + n);
}

/* "Föredragande: Åsa Berg" belongs to the item. */
static bool presenter_line(struct reader *r, size_t i)
{
	struct notes_line *l = &r->doc->lines[i];
	const char *s = r->src[i].body;
	size_t n = presenter_label(s), len;

	if (n == 0 || l->item < 0)
		return false;
	len = strlen(s + n);
	if (len > 0 && s[n + len - 1] == '.')
		len--;
	if (len == 0 || name_looks(s + n, strcspn(s + n, ",(.")) == NAME_NONE)
		return false;
	if (!r->doc->items[l->item].presenter)
		r->doc->items[l->item].presenter = doc_text(r, s + n, len);
	line_claim(r, i, NOTES_LINE_PRESENTER);
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

/* What somebody takes on, said outright at the start of a sentence. */
const char action_words[] =
	"skickar|mailar|mejlar|återkommer|bjuder in|tar med sig|tar med frågan|tar frågan|tar fram|"
	"ansvarar|stämmer av|kontaktar|bokar|undersöker|kollar|sammanställer|ordnar|hör med|"
	"håller i|ser över|får i uppdrag att|uppdaterar";

static void read_actions(struct reader *r, size_t i)
{
	struct notes_doc *d = r->doc;
	const char *s = r->src[i].body;

	if (!line_has(&r->src[i], SIGNAL_ACTION))
		return;
	for (size_t at = 0; s[at];) {
		size_t n = sentence_len(s + at), verb;
		const char *hit =
			n < SENTENCE_MAX ? words_find_within(s + at, n, action_words, &verb) : NULL;
		const char *who = NULL;

		if (hit && hit > s + at && (size_t)(hit - (s + at)) < SUBJECT_BYTES_MAX) {
			size_t lead = (size_t)(hit - (s + at));

			who = text_name_before(r, s + at, lead);
			if (!who || !text_starts(s + at, who))
				who = NULL;
			if (words_start(s + at, "kansliet") > 0)
				who = doc_text(r, s + at, strlen("kansliet"));
		}
		if (who) {
			struct notes_action x = { .item = d->lines[i].item,
				.who = who,
				.what = doc_text(r, hit, n - (size_t)(hit - (s + at))),
				.line = (int)i + 1,
				.guess = _("by what the text says") };

			d->actions = pool_grow(
				&d->pool, d->actions, d->action_count, &r->action_cap, sizeof(x));
			d->actions[d->action_count++] = x;
		}
		at += n + (s[at + n] != '\0');
		at += space_len(s + at);
	}
}

static bool own_board(const struct notes_doc *d)
{
	const char *board = "styrelsen|styrelsemöte|direktionen|nämnden|förbundsstyrelsen|"
			    "sammanträdesprotokoll";

	return strcmp(d->type, "protokoll") == 0 ||
		(d->title && words_find(d->title, board, NULL)) ||
		(d->body && words_find(d->body, board, NULL));
}

static void read_line(struct decider *d, size_t i)
{
	struct reader *r = d->r;
	const char *s = r->src[i].body;
	bool opened = opens_decision(d, s);

	line_claim(r, i, NOTES_LINE_NOTE);
	if (presenter_line(r, i))
		return;
	notes_elected(r, i);
	if (d->pending_line > 0 && att_clause(d, i)) {
		d->pending_line = (int)i + 1;
		return;
	}
	d->pending_line = opened ? (int)i + 1 : 0;
	d->pending = NOTE_DECISION;
	if (opened || labelled_decision(d, i) || message_line(r, i) || remark_line(r, i))
		return;
	read_decisions(d, i);
	read_actions(r, i);
}

void notes_decide(struct reader *r)
{
	struct decider d = { .r = r, .board = own_board(r->doc) };

	for (size_t i = 0; i < r->n; i++) {
		if (r->doc->lines[i].kind == NOTES_LINE_ITEM) {
			d.pending_line = 0;
			notes_elected(r, i);
		}
		if (!r->src[i].claimed)
			read_line(&d, i);
	}
}
