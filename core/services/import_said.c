#include "services/import_said.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/when.h"
#include "rules/words.h"

static const char label_words[] =
	"datum|dag|tid|plats|lokal|rum|kl|klockan|möte|mötet|mötesdatum|mötestid|mötesplats|den|och|på|"
	"via|till|från|av|vid|i|med|ordförande|ordf|mötesordförande|sekreterare|antecknare|anteckningar|"
	"antecknat|fört|förda|förs|minnesanteckningar|närvarande|närvaro|närvarolista|närvarade|"
	"deltagare|deltog|frånvarande|frånvaro|ej|förhinder|anmält|anmälda|ledamöter|ledamot|övriga|"
	"distans|digitalt|digital|fysiskt|länk|teams|zoom|skype|plats|date|time|place|present|absent|"
	"chair|secretary|and|the|at|a|by";

static char *lowered(const char *s, size_t n)
{
	struct buf b = { 0 };
	uint32_t cp;

	for (size_t i = 0; i < n;) {
		i += utf8_next(s + i, n - i, &cp, NULL);
		buf_put_utf8(&b, letter_lower(cp));
	}
	return b.s ? buf_take(&b) : xstrdup("");
}

/* A word or a number. */
static size_t piece_len(const char *s)
{
	size_t n = word_len(s);

	return n > 0 ? n : strspn(s, "0123456789");
}

static size_t skip(const char *s)
{
	uint32_t cp;

	return utf8_next(s, strnlen(s, 4), &cp, NULL);
}

static void add_text(struct import_said *said, const char *s)
{
	while (s && *s) {
		size_t n = piece_len(s);

		if (n > 0) {
			said->words = xgrow(said->words, said->n, &said->cap, sizeof(*said->words));
			said->words[said->n++] = lowered(s, n);
		}
		s += n > 0 ? n : skip(s);
	}
}

static int compare(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

void import_said_init(struct import_said *s, const struct notes_doc *d, const struct meeting *m)
{
	*s = (struct import_said) { 0 };
	add_text(s, m->title);
	add_text(s, m->place);
	add_text(s, m->chair);
	add_text(s, m->note_taker);
	for (size_t i = 0; i < d->person_count; i++) {
		add_text(s, d->people[i].name);
		add_text(s, d->people[i].organisation);
		add_text(s, d->people[i].nickname);
		add_text(s, d->people[i].role);
	}
	qsort(s->words, s->n, sizeof(*s->words), compare);
}

void import_said_release(struct import_said *s)
{
	for (size_t i = 0; i < s->n; i++)
		free(s->words[i]);
	free(s->words);
	*s = (struct import_said) { 0 };
}

static bool known(const struct import_said *s, const char *word, size_t n, bool labels)
{
	char *w;
	bool found;

	if (when_month(word, n) || when_weekday(word, n) != WEEKDAY_NONE ||
		(labels && word_in(word, n, label_words)))
		return true;
	w = lowered(word, n);
	found = s->n > 0 && bsearch(&w, s->words, s->n, sizeof(*s->words), compare);
	free(w);
	return found;
}

/* The next day or time in the line, found once and kept until it is passed. */
struct ahead {
	bool (*find)(const char *s, size_t at, struct when *w);
	struct when w;
	bool looked, none;
};

static bool find_day(const char *s, size_t at, struct when *w)
{
	return when_find(s, at, DAY_NONE, w);
}

static bool find_time(const char *s, size_t at, struct when *w)
{
	return when_find_time(s, at, w);
}

/* The end of the day or time that stands at that place; 0 where none does. */
static size_t ends_at(struct ahead *a, const char *line, size_t at)
{
	if (!a->none && (!a->looked || a->w.to <= at)) {
		a->looked = true;
		a->none = !a->find(line, at, &a->w);
	}
	return !a->none && a->w.from <= at && a->w.to > at ? a->w.to : 0;
}

bool import_said_all(const struct import_said *s, const char *line, bool labels)
{
	struct ahead day = { .find = find_day }, time = { .find = find_time };
	size_t at = 0;

	while (line[at]) {
		size_t n = piece_len(line + at), to;

		if (n == 0) {
			at += skip(line + at);
			continue;
		}
		to = ends_at(&day, line, at);
		if (to == 0)
			to = ends_at(&time, line, at);
		if (to == 0 && !known(s, line + at, n, labels))
			return false;
		at = to > 0 ? to : at + n;
	}
	return true;
}
