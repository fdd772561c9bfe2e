#include "rules/org_names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/words.h"

enum { TOKENS_MAX = 16, TOKEN_SIZE = 48 };

/* The words of a name: lower case, marks off, in their plain form. */
struct tokens {
	char v[TOKENS_MAX][TOKEN_SIZE];
	size_t n;
};

static bool cut_ending(char *s, const char *ending, size_t keep)
{
	size_t n = strlen(s), m = strlen(ending);

	if (n < m || strcmp(s + n - m, ending) != 0)
		return false;
	s[n - m + keep] = '\0';
	return true;
}

/* Points of the compass in one form, and groups without their definite endings. */
static void plain_form(char *s)
{
	static const char *const compass[][2] = { { "norra|norr|nord", "norr" },
		{ "vastra|vaster|vast", "vast" }, { "ostra|oster|ost", "ost" },
		{ "sodra|soder|syd", "syd" } };
	static const struct {
		const char *ending;
		size_t keep;
	} endings[] = { { "gruppens", 5 }, { "gruppen", 5 }, { "styrelsens", 8 },
		{ "styrelsen", 8 }, { "radets", 3 }, { "radet", 3 }, { "namndens", 5 },
		{ "namnden", 5 }, { "beredningens", 9 }, { "beredningen", 9 } };

	for (size_t i = 0; i < ARRAY_LEN(compass); i++) {
		if (word_in(s, strlen(s), compass[i][0])) {
			snprintf(s, TOKEN_SIZE, "%s", compass[i][1]);
			return;
		}
	}
	for (size_t i = 0; i < ARRAY_LEN(endings); i++) {
		if (cut_ending(s, endings[i].ending, endings[i].keep))
			return;
	}
}

static size_t any_word_len(const char *s)
{
	size_t n = word_len(s);

	return n > 0 ? n : strspn(s, "0123456789");
}

static void token_set(char out[TOKEN_SIZE], const char *s, size_t n)
{
	struct buf b = { 0 };
	uint32_t cp;

	for (size_t i = 0; i < n;) {
		i += utf8_next(s + i, n - i, &cp, NULL);
		buf_put_utf8(&b, letter_base(cp));
	}
	snprintf(out, TOKEN_SIZE, "%s", buf_str(&b));
	buf_release(&b);
	plain_form(out);
}

/* Words that tell one group from another; all of them where there are no such words. */
static bool says_nothing(const char *token)
{
	return word_in(token, strlen(token), "beredning|beredningsgrupp|grupp|gruppen|for|i|och");
}

static void tokens_read(struct tokens *t, const char *s, bool telling)
{
	t->n = 0;
	while (*s && t->n < TOKENS_MAX) {
		size_t n = any_word_len(s);
		uint32_t cp;

		if (n == 0) {
			s += utf8_next(s, strnlen(s, 4), &cp, NULL);
			continue;
		}
		token_set(t->v[t->n], s, n);
		t->n += !telling || !says_nothing(t->v[t->n]);
		s += n;
	}
}

static bool has_token(const struct tokens *t, const char *token)
{
	for (size_t i = 0; i < t->n; i++) {
		if (strcmp(t->v[i], token) == 0)
			return true;
	}
	return false;
}

static bool all_in(const struct tokens *t, const struct tokens *in)
{
	for (size_t i = 0; i < t->n; i++) {
		if (!has_token(in, t->v[i]))
			return false;
	}
	return true;
}

bool group_name_same(const char *a, const char *b)
{
	struct tokens x, y;

	tokens_read(&x, a, true);
	tokens_read(&y, b, true);
	if (x.n == 0 && y.n == 0) {
		tokens_read(&x, a, false);
		tokens_read(&y, b, false);
	}
	return x.n > 0 && y.n > 0 && all_in(&x, &y) && all_in(&y, &x);
}

bool group_name_within(const char *title, const char *name)
{
	struct tokens x, y;

	tokens_read(&x, name, true);
	tokens_read(&y, title, false);
	return x.n > 0 && all_in(&x, &y);
}

/* ---- Titles ---- */

static const char type_words[] =
	"minnesanteckningar|minnesanteckning|mötesanteckningar|anteckningar|protokoll|mötesprotokoll|"
	"sammanträdesprotokoll|styrelseprotokoll|kallelse|dagordning|referat|mötesnotat|noteringar|"
	"minutes|notes|meeting notes";
static const char link_words[] = "från|fra|fört|vid|med|av|för|till|i|den|of|from|the";

/* The bytes of the kind of document, with what links it to the rest, at the start. */
static size_t type_len(const char *s)
{
	size_t at = 0, n = word_len(s);

	if (!word_in(s, n, type_words))
		return 0;
	do {
		at += n;
		at += strspn(s + at, " ,:-");
		n = word_len(s + at);
	} while (word_in(s + at, n, link_words));
	return at;
}

bool title_is_type(const char *title)
{
	size_t n = type_len(title);

	return n > 0 && text_blank(title + n);
}

static char *capitalised(const char *s, size_t n)
{
	struct buf b = { 0 };
	uint32_t cp;
	size_t first = n > 0 ? utf8_next(s, n, &cp, NULL) : 0;

	/* Only the common case: å, ä and ö are 32 below in Latin-1, as the rest. */
	if (first > 0 && cp < 0x100 && letter_is(cp) && !letter_is_upper(cp) && cp != 0xdf &&
		cp != 0xff)
		buf_put_utf8(&b, cp - 32);
	else
		buf_add(&b, s, first);
	buf_add(&b, s + first, n - first);
	return buf_take(&b);
}

char *title_without_type(const char *title)
{
	const char *rest = title + type_len(title);
	size_t n = strlen(rest);

	while (n > 0 && strchr(" .,:-", rest[n - 1]))
		n--;
	return n > 0 ? capitalised(rest, n) : NULL;
}

static bool starts_upper(const char *s, size_t n)
{
	uint32_t cp;

	if (n == 0)
		return false;
	utf8_next(s, n, &cp, NULL);
	return letter_is_upper(cp);
}

/* Is the word what a body is called, and by more than that alone? *len leaves the genitive out. */
static bool body_word(const char *s, size_t n, size_t *len, bool *telling)
{
	static const char *const endings[] = { "grupp", "styrelse", "rad", "namnd", "beredning" };
	char token[TOKEN_SIZE];
	size_t m;

	if (n >= TOKEN_SIZE)
		return false;
	token_set(token, s, n);
	m = strlen(token);
	for (size_t i = 0; i < ARRAY_LEN(endings); i++) {
		size_t k = strlen(endings[i]);

		if (m < k || strcmp(token + m - k, endings[i]) != 0)
			continue;
		*len = n - (s[n - 1] == 's');
		*telling = m > k &&
			!word_in(token, m,
				"beredningsgrupp|arbetsgrupp|styrgrupp|projektgrupp|referensgrupp|"
				"ledningsgrupp|samverkansgrupp");
		return true;
	}
	return false;
}

/* The capitalised words that follow at s, up to the end of the part of the sentence. */
static size_t names_after(const char *s)
{
	size_t end = 0, at = strspn(s, " "), n;

	while ((n = word_len(s + at)) > 0 && starts_upper(s + at, n)) {
		end = at + n;
		at = end + strspn(s + end, " ");
	}
	return end;
}

char *group_name_in(const char *title)
{
	size_t at = type_len(title), before = at, n, len;

	while (title[at]) {
		bool telling, named;

		n = word_len(title + at);
		if (n > 0 && body_word(title + at, n, &len, &telling)) {
			size_t after = len == n ? names_after(title + at + n) : 0;

			named = before < at && starts_upper(title + before, at - before);
			if (named || after > 0 || (telling && starts_upper(title + at, n)))
				return capitalised(title + (named ? before : at),
					at - (named ? before : at) + (after > 0 ? n + after : len));
		}
		before = n > 0 ? at : before;
		at += n > 0 ? n : 1;
	}
	return NULL;
}

/* ---- Kinds ---- */

static bool says(const char *s, const char *list)
{
	return words_find(s, list, NULL) != NULL;
}

static bool any_token_ends(const char *s, const char *ending)
{
	struct tokens t;
	size_t m = strlen(ending);

	tokens_read(&t, s, false);
	for (size_t i = 0; i < t.n; i++) {
		size_t n = strlen(t.v[i]);

		if (n >= m && strcmp(t.v[i] + n - m, ending) == 0)
			return true;
	}
	return false;
}

enum group_kind group_kind_guess(const char *name)
{
	if (any_token_ends(name, "styrelse"))
		return GROUP_BOARD;
	if (any_token_ends(name, "styrgrupp"))
		return GROUP_STEERING;
	if (any_token_ends(name, "arbetsgrupp"))
		return GROUP_WORKING;
	return GROUP_PREPARATORY;
}

/* The bytes before " kommun" or " stad" at the end; the whole where there is neither. */
static size_t place_len(const char *s, bool *municipality)
{
	static const char *const endings[] = { " kommun", " kommune", " stad" };
	size_t n = strlen(s);

	*municipality = false;
	for (size_t i = 0; i < ARRAY_LEN(endings); i++) {
		size_t m = strlen(endings[i]);

		if (n > m && strcmp(s + n - m, endings[i]) == 0) {
			*municipality = true;
			return n - m;
		}
	}
	return n;
}

bool party_name_same(const char *a, const char *b)
{
	char *x = text_fold(a, FOLD_BASE), *y = text_fold(b, FOLD_BASE);
	bool mx, my;
	size_t nx = place_len(x, &mx), ny = place_len(y, &my);
	bool same = nx == ny && memcmp(x, y, nx) == 0;

	/* "Ekebys kommun" is the municipality of Ekeby. */
	if (!same && mx && !my)
		same = nx == ny + 1 && x[ny] == 's' && memcmp(x, y, ny) == 0;
	else if (!same && my && !mx)
		same = ny == nx + 1 && y[nx] == 's' && memcmp(x, y, nx) == 0;
	free(x);
	free(y);
	return same;
}

enum party_kind party_kind_guess(const char *name)
{
	if (says(name, "kommun|kommune|stad|municipality") || any_token_ends(name, "kommun"))
		return PARTY_MUNICIPALITY;
	if (says(name,
		    "arbetsförmedlingen|försäkringskassan|af|fk|nav|myndigheten|kriminalvården|"
		    "skatteverket"))
		return PARTY_AGENCY;
	if (says(name, "region|regionen|landstinget|landsting|vgr|vården") ||
		any_token_ends(name, "regionen"))
		return PARTY_REGION;
	if (says(name, "kansliet|kansli|samordningsförbundet|samordningsförbund|förbundet|finsam"))
		return PARTY_OFFICE;
	return PARTY_OTHER;
}

enum meeting_kind meeting_kind_guess(const char *title)
{
	static const struct {
		enum meeting_kind kind;
		const char *words;
	} kinds[] = {
		{ MEETING_LUNCH_TO_LUNCH,
			"lunch till lunch|lunch-till-lunch|lunch-lunch|lunch to lunch|internat" },
		{ MEETING_FULL_DAY, "heldag|heldagen|heldagsmöte|full day" },
		{ MEETING_DEADLINE, "sista dag|sista dagen|sista ansökningsdag|deadline|senast" },
		{ MEETING_TRAINING, "utbildning|utbildningsdag|workshop|kurs|training" },
		{ MEETING_VISIT, "studiebesök|studieresa|study visit" },
		{ MEETING_BOARD, "styrelsemöte|styrelsemötet|styrelsesammanträde|board meeting" },
	};

	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		if (says(title, kinds[i].words))
			return kinds[i].kind;
	}
	return MEETING_ORDINARY;
}

enum item_kind item_kind_guess(const char *title)
{
	static const struct {
		enum item_kind kind;
		const char *words;
	} kinds[] = {
		{ ITEM_FRAME,
			"välkommen|välkomna|inledning|mötets öppnande|öppnande|incheckning|upprop|"
			"dagordning|godkännande av dagordningen|val av justerare|föregående protokoll|"
			"föregående anteckningar|övrigt|övriga frågor|nästa möte|kommande möten|"
			"avslutning|mötet avslutas|utcheckning|welcome|any other business|next meeting" },
		{ ITEM_GROUP_WORK, "grupparbete|workshop|gruppdiskussion|group work" },
		{ ITEM_APPLICATION,
			"ansökan|ansökningar|ansökningarna|förlängningsansökan|application" },
		{ ITEM_REPORT,
			"rapport|rapporter|redovisning|återrapportering|lägesrapport|report" },
		{ ITEM_INFORMATION, "information|informationspunkter|info|nyhetsbrev" },
		{ ITEM_DECISION, "beslut|decision" },
	};

	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		if (says(title, kinds[i].words))
			return kinds[i].kind;
	}
	return ITEM_DISCUSSION;
}
