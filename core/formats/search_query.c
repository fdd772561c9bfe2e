#include "formats/search_query.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"

const char *const search_kind_names[] = { "heading", "line", "decision", "action", "meeting",
	"person", NULL };

enum filter { FILTER_WHO, FILTER_GROUP, FILTER_YEAR, FILTER_TYPE, FILTER_NONE };

static const struct {
	const char *word;
	enum filter filter;
} filters[] = {
	{ "vem", FILTER_WHO },
	{ "who", FILTER_WHO },
	{ "grupp", FILTER_GROUP },
	{ "group", FILTER_GROUP },
	{ "år", FILTER_YEAR },
	{ "year", FILTER_YEAR },
	{ "typ", FILTER_TYPE },
	{ "type", FILTER_TYPE },
};

/* The beginning of one is enough; the first that fits counts. */
static const struct {
	const char *word;
	enum search_kind kind;
} types[] = {
	{ "beslut", SEARCH_DECISION },
	{ "decision", SEARCH_DECISION },
	{ "anteckning", SEARCH_LINE },
	{ "note", SEARCH_LINE },
	{ "line", SEARCH_LINE },
	{ "uppgift", SEARCH_ACTION },
	{ "att göra", SEARCH_ACTION },
	{ "attgöra", SEARCH_ACTION },
	{ "action", SEARCH_ACTION },
	{ "rubrik", SEARCH_HEADING },
	{ "punkt", SEARCH_HEADING },
	{ "item", SEARCH_HEADING },
	{ "heading", SEARCH_HEADING },
	{ "möte", SEARCH_MEETING },
	{ "meeting", SEARCH_MEETING },
	{ "person", SEARCH_PERSON },
	{ "people", SEARCH_PERSON },
};

void search_query_release(struct search_query *q)
{
	pool_release(&q->pool);
	*q = (struct search_query) { 0 };
}

/* ---- Filters ------------------------------------------------------------------------------------ */

static bool read_type(struct search_query *q, const char *value)
{
	bool known = false;
	char *folded = text_fold(value, FOLD_CASE);

	for (size_t i = 0; *folded && !known && i < ARRAY_LEN(types); i++) {
		known = text_starts(types[i].word, folded);
		if (known)
			q->kinds |= 1u << types[i].kind;
	}
	free(folded);
	return known;
}

/* Four digits; 0 where there are none. */
static int read_year(const char **p)
{
	char *end;
	long year = strtol(*p, &end, 10);

	if (end - *p != 4 || year < 1000)
		return 0;
	*p = end;
	return (int)year;
}

/* "2026", "2024-2026", "2024–" */
static bool read_years(struct search_query *q, const char *value)
{
	const char *p = value;
	int from = read_year(&p), to = from;
	size_t sign = *p == '-' ? 1 : text_starts(p, "–") ? strlen("–") : 0;

	p += sign;
	if (sign)
		to = *p ? read_year(&p) : 0;
	if (!from || *p)
		return false;
	q->from_year = from;
	q->to_year = to;
	return true;
}

static bool take_filter(struct search_query *q, enum filter f, const char *value)
{
	switch (f) {
	case FILTER_WHO:
		q->who = value;
		return true;
	case FILTER_GROUP:
		q->group = value;
		return true;
	case FILTER_YEAR:
		return read_years(q, value);
	case FILTER_TYPE:
		return read_type(q, value);
	case FILTER_NONE:
		break;
	}
	return false;
}

/* The filter whose name stands before a colon at s; *len is what name and colon take. */
static enum filter filter_at(const char *s, size_t *len)
{
	for (size_t i = 0; i < ARRAY_LEN(filters); i++) {
		size_t n = strlen(filters[i].word);

		if (strncmp(s, filters[i].word, n) == 0 && s[n] == ':') {
			*len = n + 1;
			return filters[i].filter;
		}
	}
	*len = 0;
	return FILTER_NONE;
}

/* ---- Words -------------------------------------------------------------------------------------- */

static bool is_quote(const char *s, size_t *len)
{
	static const char *const quotes[] = { "\"", "”", "“", "»", "«" };

	for (size_t i = 0; i < ARRAY_LEN(quotes); i++) {
		*len = strlen(quotes[i]);
		if (strncmp(s, quotes[i], *len) == 0)
			return true;
	}
	*len = 0;
	return false;
}

/* One piece from *p on, up to a blank, or up to the closing quote where it opens with one. */
static const char *piece(struct search_query *q, const char **p, bool *quoted)
{
	const char *from = *p, *end;
	size_t quote;

	*quoted = is_quote(from, &quote);
	from += quote;
	end = from;
	while (*end && (*quoted ? !is_quote(end, &quote) : *end != ' '))
		end++;
	*p = end + (*quoted && *end ? quote : 0);
	return pool_strndup(&q->pool, from, (size_t)(end - from));
}

void search_query_read(const char *text, struct search_query *out)
{
	char *clean = text_clean(text, strlen(text), false);
	const char *p = clean;
	size_t cap = 0;

	*out = (struct search_query) { .who = "", .group = "" };
	for (p += strspn(p, " "); *p; p += strspn(p, " ")) {
		const char *start = p, *value;
		size_t name;
		enum filter f = filter_at(p, &name);
		bool quoted;

		p += name;
		value = piece(out, &p, &quoted);
		if (f != FILTER_NONE) {
			/* "typ:" is still being typed. */
			if (*value && !take_filter(out, f, value) && !out->unread)
				out->unread = pool_strndup(&out->pool, start, (size_t)(p - start));
		} else if (!text_blank(value)) {
			out->v = pool_grow(&out->pool, out->v, out->n, &cap, sizeof(*out->v));
			out->v[out->n++] = (struct search_term) { value, quoted };
		}
	}
	free(clean);
}

bool search_query_empty(const struct search_query *q)
{
	for (size_t i = 0; i < q->n; i++)
		if (utf8_len(q->v[i].text) >= 2)
			return false;
	return !*q->who && !*q->group && !q->from_year && !q->to_year && !q->kinds;
}
