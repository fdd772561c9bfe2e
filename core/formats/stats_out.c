#include "formats/stats_out.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/csv_out.h"
#include "formats/notes_out_parts.h"
#include "rules/names.h"

/* ---- Words ------------------------------------------------------------------------------------------ */

enum word {
	W_TITLE,
	W_TIME,
	W_MEETINGS,
	W_WITHOUT,
	W_PRESENCE,
	W_GROUPS,
	W_GROUP,
	W_YEARS,
	W_YEAR,
	W_PARTIES,
	W_PARTY,
	W_PEOPLE,
	W_NAME,
	W_SIZE,
	W_PRESENT,
	W_SHARE,
	W_CHANGE,
	W_REPRESENTED,
	W_MUST,
	W_MISSED,
	W_CALLED,
	W_UNMARKED,
	W_GUEST,
	W_HALF_1,
	W_HALF_2,
	W_HOW,
	W_RULES,
	W_NAMELESS,
	W_DATE,
	W_MEETING,
	W_NUMBER,
	W_WAS,
	W_LETTER,
	W_COUNTS,
	W_PARTLY,
	W_YES,
	W_NO,
	W_OF,
	WORDS,
};
static const char *const words[WORDS][2] = {
	[W_TITLE] = { "Närvaro", "Attendance" },
	[W_TIME] = { "Tid", "Time" },
	[W_MEETINGS] = { "Möten", "Meetings" },
	[W_WITHOUT] = { "utan upprop, räknas inte", "without a roll, not counted" },
	[W_PRESENCE] = { "Närvaro", "Attendance" },
	[W_GROUPS] = { "Grupper", "Groups" },
	[W_GROUP] = { "Grupp", "Group" },
	[W_YEARS] = { "Över tid", "Over time" },
	[W_YEAR] = { "År", "Year" },
	[W_PARTIES] = { "Parter", "Parties" },
	[W_PARTY] = { "Part", "Party" },
	[W_PEOPLE] = { "Personer", "People" },
	[W_NAME] = { "Namn", "Name" },
	[W_SIZE] = { "Kallade per möte", "Called a meeting" },
	[W_PRESENT] = { "Närvarande", "Present" },
	[W_SHARE] = { "Andel", "Share" },
	[W_CHANGE] = { "Förändring", "Change" },
	[W_REPRESENTED] = { "Företrädd", "Represented" },
	[W_MUST] = { "Ska vara med", "Must be there" },
	[W_MISSED] = { "Saknades", "Missed" },
	[W_CALLED] = { "Kallad", "Called" },
	[W_UNMARKED] = { "Ej noterade", "Not noted" },
	[W_GUEST] = { "Utöver kallelse", "Beside the call" },
	[W_HALF_1] = { "våren", "spring" },
	[W_HALF_2] = { "hösten", "autumn" },
	[W_HOW] = { "Så har vi räknat", "How this was counted" },
	[W_RULES] = { "Varje person räknas en gång per möte, och bara vid möten med upprop i en grupp där "
		      "personen var medlem den dagen. Närvarande är på plats eller digitalt, om så bara en "
		      "del av mötet. Andelen är närvarande av noterade: vem inget noterats om räknas varken "
		      "som närvarande eller frånvarande. Procent anges när minst fem noterats. Ersättare "
		      "räknas för sin part, inte som ledamotens närvaro. Gäster ingår inte.",
		"Each person counts once a meeting, and only at meetings with a roll, of a group that the "
		"person was a member of that day. Present is on site or remote, if only for a part. The "
		"share is present of noted: whoever nothing was noted about is neither present nor absent. "
		"A percentage is given from five noted on. Substitutes count for their party, not as the "
		"member's presence. Guests are left out." },
	[W_NAMELESS] = { "Bladet nämner inga personer.", "No people are named here." },
	[W_DATE] = { "Datum", "Date" },
	[W_MEETING] = { "Möte", "Meeting" },
	[W_NUMBER] = { "Nummer i registret", "Number of the person" },
	[W_WAS] = { "Närvaro", "Attendance" },
	[W_LETTER] = { "Bokstav", "Letter" },
	[W_COUNTS] = { "Räknas", "Counts" },
	[W_PARTLY] = { "Del av mötet", "For a part" },
	[W_YES] = { "ja", "yes" },
	[W_NO] = { "nej", "no" },
	[W_OF] = { "av", "of" },
};

struct page {
	const struct stats_out *o;
	struct notes_document *d;
	bool english;
};

static bool is_english(const char *language)
{
	return strcmp(language, "en") == 0;
}

static const char *word(const struct page *p, enum word w)
{
	return words[w][p->english];
}

/* ---- Cells ------------------------------------------------------------------------------------------ */

static void heads(const struct page *p, enum word title, const enum word *v, size_t n)
{
	block_add(p->d, BLOCK_HEADING, NULL, word(p, title));
	block_add(p->d, BLOCK_COLUMNS, NULL, NULL);
	for (size_t i = 0; i < n; i++)
		block_cell(p->d, word(p, v[i]));
}

static void row(const struct page *p, const char *first)
{
	block_add(p->d, BLOCK_ROW, NULL, NULL);
	block_cell(p->d, first);
}

static void cell_int(const struct page *p, int n)
{
	char *s = xasprintf("%d", n);

	block_cell(p->d, s);
	free(s);
}

static void cell_of(const struct page *p, int part, int of)
{
	char *s = of ? xasprintf("%d %s %d", part, word(p, W_OF), of) : xstrdup("–");

	block_cell(p->d, s);
	free(s);
}

static void cell_percent(const struct page *p, int percent)
{
	char *s = percent < 0 ? xstrdup("–") : xasprintf("%d %%", percent);

	block_cell(p->d, s);
	free(s);
}

static void cell_size(const struct page *p, const struct stats_sum *s)
{
	int tenths = stats_size_tenths(s);
	char *text = xasprintf("%d%c%d", tenths / 10, p->english ? '.' : ',', tenths % 10);

	block_cell(p->d, text);
	free(text);
}

static void cell_change(const struct page *p, int before, int now)
{
	char *s = before < 0 || now < 0 ? xstrdup("") : xasprintf("%+d", now - before);

	block_cell(p->d, s);
	free(s);
}

/* ---- The page --------------------------------------------------------------------------------------- */

static void put_field(const struct page *p, enum word label, struct buf *text)
{
	block_add(p->d, BLOCK_FIELD, word(p, label), buf_str(text));
	buf_release(text);
}

static void put_head(const struct page *p)
{
	const struct stats_sum *s = &p->o->st->total;
	struct buf b = { 0 };
	int percent = attended_percent(&s->a);

	buf_printf(&b, "%s %s", word(p, W_TITLE), p->o->scope);
	block_add(p->d, BLOCK_TITLE, NULL, buf_str(&b));
	buf_release(&b);
	if (!text_blank(p->o->association))
		block_add(p->d, BLOCK_LINE, NULL, p->o->association);
	buf_printf(&b, "%d", s->meetings);
	if (s->without_roll)
		buf_printf(&b, " (+ %d %s)", s->without_roll, word(p, W_WITHOUT));
	put_field(p, W_MEETINGS, &b);
	buf_printf(&b, "%d %s %d", attended_present(&s->a), word(p, W_OF), attended_noted(&s->a));
	if (percent >= 0)
		buf_printf(&b, ", %d %%", percent);
	put_field(p, W_PRESENCE, &b);
	if (s->a.unmarked) {
		buf_printf(&b, "%d", s->a.unmarked);
		put_field(p, W_UNMARKED, &b);
	}
}

static void sum_cells(const struct page *p, const struct stats_sum *s)
{
	cell_int(p, s->meetings);
	cell_size(p, s);
	cell_of(p, attended_present(&s->a), attended_noted(&s->a));
	cell_percent(p, attended_percent(&s->a));
}

static void put_groups(const struct page *p)
{
	static const enum word v[] = { W_GROUP, W_MEETINGS, W_SIZE, W_PRESENT, W_SHARE, W_PARTIES };
	const struct stats *st = p->o->st;

	heads(p, W_GROUPS, v, ARRAY_LEN(v));
	for (size_t i = 0; i < st->reg->n_groups; i++) {
		const struct stats_sum *s = &st->groups[i].s;

		if (!s->meetings)
			continue;
		row(p, st->groups[i].info->name);
		sum_cells(p, s);
		cell_of(p, s->parties_there, s->parties_called);
	}
}

static void put_periods(const struct page *p)
{
	static const enum word v[] = { W_YEAR, W_MEETINGS, W_SIZE, W_PRESENT, W_SHARE, W_CHANGE };
	const struct stats *st = p->o->st;
	int before = -1;

	if (st->n_periods < 2)
		return;
	heads(p, W_YEARS, v, ARRAY_LEN(v));
	for (size_t i = 0; i < st->n_periods; i++) {
		const struct stats_period *at = &st->periods[i];
		int percent = attended_percent(&at->s.a);
		char *name = xasprintf("%d%s%s", at->year, at->half ? " " : "",
			at->half == 0           ? ""
				: at->half == 1 ? word(p, W_HALF_1)
						: word(p, W_HALF_2));

		row(p, name);
		sum_cells(p, &at->s);
		cell_change(p, before, percent);
		before = percent;
		free(name);
	}
}

static void put_parties(const struct page *p)
{
	static const enum word v[] = { W_PARTY, W_REPRESENTED, W_SHARE, W_MUST, W_MISSED };
	const struct stats *st = p->o->st;

	heads(p, W_PARTIES, v, ARRAY_LEN(v));
	for (size_t i = 0; i < st->reg->n_parties; i++) {
		const struct stats_party *at = &st->parties[i];

		if (!at->called && !at->must)
			continue;
		row(p, at->info->name);
		cell_of(p, at->there, at->called);
		cell_percent(p, stats_percent(at->there, at->called));
		cell_int(p, at->must);
		cell_int(p, at->missed);
	}
}

static void put_people(const struct page *p)
{
	static const enum word v[] = { W_NAME, W_PARTY, W_CALLED, W_PRESENT, W_SHARE, W_UNMARKED,
		W_GUEST };
	const struct stats *st = p->o->st;
	size_t n, *order = stats_people_in_order(st, STATS_BY_NAME, &n);

	heads(p, W_PEOPLE, v, ARRAY_LEN(v));
	for (size_t i = 0; i < n; i++) {
		const struct stats_person *at = &st->people[order[i]];
		const struct stats_party_info *party = stats_party_info(st->reg, at->party_id);
		char *name = name_family_first(at->who->given, at->who->family);

		row(p, name);
		block_cell(p->d, party ? party->short_name : "");
		cell_int(p, at->a.called);
		cell_of(p, attended_present(&at->a), attended_noted(&at->a));
		cell_percent(p, attended_percent(&at->a));
		cell_int(p, at->a.unmarked);
		cell_int(p, at->guest);
		free(name);
	}
	free(order);
}

void stats_document(const struct stats_out *o, struct notes_document *out)
{
	bool english = is_english(o->language);
	const struct page p = { .o = o, .d = out, .english = english };

	*out = (struct notes_document) { .language = english ? "en" : "sv" };
	put_head(&p);
	put_groups(&p);
	put_periods(&p);
	put_parties(&p);
	if (o->names)
		put_people(&p);
	block_add(out, BLOCK_HEADING, NULL, word(&p, W_HOW));
	block_add(out, BLOCK_TEXT, NULL, word(&p, W_RULES));
	if (!o->names)
		block_add(out, BLOCK_TEXT, NULL, word(&p, W_NAMELESS));
}

/* ---- The table -------------------------------------------------------------------------------------- */

static const char *was(char letter, bool english)
{
	static const struct {
		char letter;
		const char *words[2];
	} v[] = {
		{ 'P', { "på plats", "on site" } },
		{ 'D', { "digitalt", "remote" } },
		{ 'F', { "frånvarande", "absent" } },
		{ 'A', { "anmält förhinder", "excused" } },
		{ 'E', { "anmält förhinder (ersatt)", "excused (substituted)" } },
		{ '.', { "ej noterad", "not noted" } },
		{ 'g', { "gäst", "guest" } },
		{ 's', { "ersättare", "substitute" } },
	};

	for (size_t i = 0; i < ARRAY_LEN(v); i++)
		if (v[i].letter == letter)
			return v[i].words[english];
	return "";
}

/* A cell with the place of its person in the order of names. */
struct placed {
	const struct stats_cell *cell;
	size_t place;
};

static int by_meeting(const void *a, const void *b)
{
	const struct placed *x = a, *y = b;

	if (x->cell->meeting != y->cell->meeting)
		return x->cell->meeting < y->cell->meeting ? -1 : 1;
	return (x->place > y->place) - (x->place < y->place);
}

static struct placed *place_cells(const struct stats *st)
{
	struct placed *v = xcalloc(st->n_cells + 1, sizeof(*v));
	size_t n, *order = stats_people_in_order(st, STATS_BY_NAME, &n), k = 0;

	for (size_t i = 0; i < n; i++) {
		const struct stats_person *p = &st->people[order[i]];

		for (size_t c = p->cells; c < p->cells + p->n_cells; c++)
			v[k++] = (struct placed) { &st->cells[c], i };
	}
	qsort(v, k, sizeof(*v), by_meeting);
	free(order);
	return v;
}

static void csv_line(
	struct csv_out *csv, const struct stats *st, const struct stats_cell *c, bool english)
{
	const struct stats_held *h = &st->meetings[c->meeting];
	const struct stats_who *who = st->people[c->person].who;
	const struct stats_party_info *party = stats_party_info(st->reg, c->party_id);
	const char letter[] = { c->letter, '\0' };
	char *name = name_given_first(who->given, who->family);
	bool counts = c->letter != 'g' && c->letter != 's' && c->letter != '.';
	char day[11];
	struct buf b = { 0 };

	for (size_t i = 0; i < h->n_groups; i++)
		buf_printf(
			&b, "%s%s", i ? ", " : "", stats_group_info(st->reg, h->groups[i])->name);
	snprintf(day, sizeof(day), "%.10s", h->starts);
	csv_cell(csv, day);
	csv_cell(csv, h->title);
	csv_cell(csv, buf_str(&b));
	csv_int(csv, who->id);
	csv_cell(csv, name);
	csv_cell(csv, party ? party->name : "");
	csv_cell(csv, was(c->letter, english));
	csv_cell(csv, letter);
	csv_cell(csv, words[counts ? W_YES : W_NO][english]);
	csv_cell(csv, words[c->partly ? W_YES : W_NO][english]);
	csv_end_row(csv);
	buf_release(&b);
	free(name);
}

void stats_csv(const char *language, const struct stats *st, struct buf *out)
{
	static const enum word v[] = { W_DATE, W_MEETING, W_GROUPS, W_NUMBER, W_NAME, W_PARTY,
		W_WAS, W_LETTER, W_COUNTS, W_PARTLY };
	bool english = is_english(language);
	struct placed *cells = place_cells(st);
	struct csv_out csv;

	csv_begin(&csv, out);
	for (size_t i = 0; i < ARRAY_LEN(v); i++)
		csv_cell(&csv, words[v[i]][english]);
	csv_end_row(&csv);
	for (size_t i = 0; i < st->n_cells; i++)
		csv_line(&csv, st, cells[i].cell, english);
	free(cells);
}
