#include "formats/notes_in_entry.h"

#include <string.h>

#include "base/text.h"
#include "rules/words.h"

enum { ENTRY_BYTES_MAX = 240 };

struct span span_trim(struct span t)
{
	while (t.n > 0 && (strchr(" \t", *t.s) || space_len(t.s) > 0)) {
		size_t sp = space_len(t.s);

		sp = sp > t.n || sp == 0 ? t.n : sp;
		t.s += sp;
		t.n -= sp;
	}
	while (t.n > 0 && strchr(" \t", t.s[t.n - 1]))
		t.n--;
	while (t.n > 1 && memcmp(t.s + t.n - 2, "\xc2\xa0", 2) == 0)
		t.n -= 2;
	return t;
}

static struct span span(const char *s, size_t n)
{
	return span_trim((struct span) { s, n });
}

/* Without list sign, list number, final full stop or comma, table bars. */
static struct span bare(struct span t)
{
	int number;
	size_t n;

	t = span_trim(t);
	n = t.n > 0 ? number_len(t.s, 2, &number) : 0;
	if (n > 0 && n < t.n && strchr(".)", t.s[n]))
		t = span(t.s + n + 1, t.n - n - 1);
	while (t.n > 0 && strchr(".,;:|*", t.s[t.n - 1]) &&
		!(t.n > 2 && t.s[t.n - 1] == '.' && t.s[t.n - 3] == ' '))
		t = span(t.s, t.n - 1);
	while (t.n > 0 && strchr("|*", *t.s))
		t = span(t.s + 1, t.n - 1);
	return t;
}

void entry_add(struct entry *e, struct span attribute)
{
	struct span t = bare(attribute);

	if (t.n > 0 && e->count < ATTRIBUTES_MAX)
		e->attributes[e->count++] = t;
}

/* Attributes between commas. */
static void add_attributes(struct entry *e, struct span t)
{
	size_t from = 0;

	for (size_t i = 0; i <= t.n; i++)
		if (i == t.n || t.s[i] == ',') {
			entry_add(e, span(t.s + from, i - from));
			from = i + 1;
		}
}

/* The bytes of what parts a name from what follows: wide space, a spaced dash, a bar, a slash. */
static size_t separator(const char *s, size_t at)
{
	size_t sp = space_len(s + at), dash = dash_len(s + at + sp);

	if (sp >= 2 || (sp > 0 && memchr(s + at, '\t', sp)))
		return sp;
	if (sp > 0 && (dash || s[at + sp] == '/') && space_len(s + at + sp + (dash ? dash : 1)))
		return sp + (dash ? dash : 1);
	return s[at] == '|' || s[at] == '\t';
}

/* Cut the text into cells at separators and commas; what stands in parentheses becomes attributes,
 * or a nickname where more of the name follows. */
static size_t cells_of(struct span t, struct entry *e, struct span *cells, size_t max)
{
	size_t from = 0, n = 0;

	for (size_t i = 0; i < t.n;) {
		size_t sep = t.s[i] == ',' ? 1 : separator(t.s, i);

		if (t.s[i] == '(') {
			size_t end = i + 1;

			while (end < t.n && t.s[end] != ')')
				end++;
			if (n < max && i > from)
				cells[n++] = span(t.s + from, i - from);
			if (n == 1 && end + 2 < t.n && t.s[end + 1] == ' ' && !e->nickname.s &&
				name_looks(t.s + i + 1, end - i - 1) == NAME_GIVEN_ONLY &&
				separator(t.s, end + 1) == 0)
				e->nickname = span(t.s + i + 1, end - i - 1);
			else
				add_attributes(e, span(t.s + i + 1, end - i - 1));
			i = from = end < t.n ? end + 1 : end;
			continue;
		}
		if (sep == 0) {
			i++;
			continue;
		}
		if (n < max && i > from)
			cells[n++] = span(t.s + from, i - from);
		i += sep;
		from = i;
	}
	if (n < max && t.n > from)
		cells[n++] = span(t.s + from, t.n - from);
	return n;
}

static const char party_letters[] = "s|m|c|l|v|kd|mp|sd|fp|nyd|op";

bool is_party_letter(const char *s)
{
	return word_in(s, strlen(s), party_letters);
}

/* "FK", "SBN": two to five capitals, an organisation's letters. */
static bool is_abbreviation(struct span t)
{
	size_t letters = 0;
	uint32_t cp;

	for (size_t i = 0; i < t.n; letters++) {
		i += utf8_next(t.s + i, t.n - i, &cp, NULL);
		if (!letter_is_upper(cp))
			return false;
	}
	return letters >= 2 && letters <= 5;
}

/* "Anna Ek S", "Anna Ek AF": a political party's letter or an organisation's letters at the end
 * are no part of the name. */
static struct span without_letters(struct span t, struct entry *e)
{
	size_t from = t.n;
	struct span last;

	while (from > 0 && t.s[from - 1] != ' ')
		from--;
	last = (struct span) { t.s + from, t.n - from };
	if (from == 0 || letter_lower((unsigned char)*last.s) == (unsigned char)*last.s ||
		!(word_in(last.s, last.n, party_letters) || is_abbreviation(last)) ||
		name_looks(t.s, from - 1) != NAME_FULL)
		return t;
	entry_add(e, last);
	return span(t.s, from - 1);
}

static const char role_words[] =
	"ordförande|ordf.|ordf|vice ordförande|v. ordförande|v ordförande|v. ordf.|v. ordf|v ordf|"
	"vice ordf.|vice ordf|1:e vice ordförande|2:e vice ordförande|ledamot|ersättare|tjg ers|"
	"tjg. ers.|tjänstgörande ersättare|tjg ersättare|ers.|ers|sekreterare|sekr.|sekr|"
	"adjungerad|adj.|förbundschef|kassör|gäst|vd|antecknare|processtödjare|projektledare|"
	"samordnare|insynsplats";

size_t role_start(const char *s)
{
	return words_start(s, role_words);
}

/* "Ordförande Anna Ek", "FK Anna Ek": a role or an organisation before the name. */
static struct span without_role(struct span t, struct entry *e)
{
	size_t n = words_start(t.s, role_words), word = word_len(t.s), sp;

	if (n == 0 && word < t.n && is_abbreviation((struct span) { t.s, word }))
		n = word;
	sp = space_len(t.s + n);
	if (n == 0 || sp == 0 || n + sp >= t.n ||
		name_looks(t.s + n + sp, t.n - n - sp) == NAME_NONE)
		return t;
	entry_add(e, span(t.s, n));
	return span(t.s + n + sp, t.n - n - sp);
}

/* The first cell that is a name is the name; a nickname in parentheses joins the two cells round
 * it. */
static void take_name(struct entry *e, const struct span *cells, size_t n, bool lone)
{
	for (size_t i = 0; i < n; i++) {
		struct span t = cells[i];
		enum name_kind kind;

		if (e->kind == NAME_NONE && i < 2) {
			t = bare(without_letters(without_role(bare(t), e), e));
			if (i == 0 && e->nickname.s && n > 1)
				t = span(t.s, (size_t)(cells[1].s + cells[1].n - t.s));
			kind = name_looks(t.s, t.n);
			if (kind == NAME_FULL || (kind == NAME_GIVEN_ONLY && lone && i == 0)) {
				e->name = t;
				e->kind = kind;
				i += i == 0 && e->nickname.s;
				continue;
			}
			t = cells[i];
		}
		entry_add(e, t);
	}
}

bool entry_read(struct span t, bool lone, struct entry *e)
{
	struct span cells[ATTRIBUTES_MAX];
	size_t n;

	*e = (struct entry) { 0 };
	t = bare(t);
	if (t.n == 0 || t.n > ENTRY_BYTES_MAX)
		return false;
	n = cells_of(t, e, cells, ATTRIBUTES_MAX);
	take_name(e, cells, n, lone);
	return e->kind != NAME_NONE;
}
