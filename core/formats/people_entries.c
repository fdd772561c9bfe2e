/* The cells of a row as a person. */
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "formats/people_sheet.h"
#include "formats/when.h"
#include "rules/names.h"
#include "rules/personal_number.h"
#include "rules/role_words.h"

enum { NAME_LETTERS = 200, ADDRESS_BYTES = 320 };

/* ---- For all readers ------------------------------------------------------------------------------------- */

struct people_entry *people_entry_add(struct people_entries *l, int line)
{
	l->v = pool_grow(&l->pool, l->v, l->n, &l->cap, sizeof(*l->v));
	l->v[l->n] = (struct people_entry) { .line = line,
		.given = "",
		.family = "",
		.email = "",
		.phone = "",
		.title = "",
		.party = "" };
	return &l->v[l->n++];
}

__attribute__((format(printf, 3, 4))) static void remark(
	struct people_entries *l, int line, const char *fmt, ...)
{
	struct buf b = { 0 };
	va_list ap;

	va_start(ap, fmt);
	buf_vprintf(&b, fmt, ap);
	va_end(ap);
	l->remarks =
		pool_grow(&l->pool, l->remarks, l->n_remarks, &l->remarks_cap, sizeof(*l->remarks));
	l->remarks[l->n_remarks++] =
		(struct people_remark) { line, pool_strdup(&l->pool, buf_str(&b)) };
	buf_release(&b);
}

/* One line of clean text in the pool. */
static const char *one_line(struct people_entries *l, const char *s)
{
	char *clean = text_clean(s, strlen(s), false);
	const char *kept = *clean ? pool_strdup(&l->pool, clean) : "";

	free(clean);
	return kept;
}

const char *people_without_number(struct people_entries *l, int line, const char *text)
{
	struct personal_number found;
	struct buf b = { 0 };
	const char *kept;
	size_t at = 0;

	if (!personal_number_find(text, 0, &found))
		return one_line(l, text);
	while (personal_number_find(text, at, &found)) {
		buf_add(&b, text + at, found.at - at);
		at = found.at + found.length;
	}
	buf_puts(&b, text + at);
	if (l->personal_numbers++ == 0)
		remark(l, line,
			_("there is a personal number: the register has no place for one, it is left out"));
	kept = one_line(l, buf_str(&b));
	buf_release(&b);
	return kept;
}

void people_entries_release(struct people_entries *l)
{
	pool_release(&l->pool);
	*l = (struct people_entries) { 0 };
}

/* ---- Names ------------------------------------------------------------------------------------------------ */

/* "karin.alm@…" is Karin Alm: two or more words with full stops between, letters only. */
static const char *name_of_address(struct people_entries *l, const char *address)
{
	size_t n = strcspn(address, "@");
	struct buf b = { 0 };
	const char *name;
	bool begins = true, divided = false;

	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)address[i];

		if (!isalpha(c) && c != '.' && c != '-') {
			buf_release(&b);
			return "";
		}
		divided |= c == '.';
		buf_putc(&b, c == '.' ? ' ' : (char)(begins ? toupper(c) : tolower(c)));
		begins = !isalpha(c);
	}
	name = divided ? one_line(l, buf_str(&b)) : "";
	buf_release(&b);
	return strchr(name, ' ') ? name : "";
}

static bool has_digit(const char *s)
{
	return s[strcspn(s, "0123456789")] != '\0';
}

static void put_name(struct people_entries *l, struct people_entry *p, const char *name)
{
	struct name_parts parts;

	name_split(name, &parts);
	p->given = pool_strdup(&l->pool, parts.given);
	p->family = pool_strdup(&l->pool, parts.family);
	name_parts_release(&parts);
}

void people_entry_name(struct people_entries *l, struct people_entry *p, const char *name)
{
	if (text_blank(name) && *p->email) {
		name = name_of_address(l, p->email);
		p->guessed = *name != '\0';
	}
	if (text_blank(name))
		p->skip = _("without a name");
	else if (has_digit(name) || strchr(name, '@'))
		p->skip = pool_printf(&l->pool, _("“%.60s” is no name"), name);
	else if (utf8_len(name) > NAME_LETTERS)
		p->skip = pool_printf(
			&l->pool, _("the name is longer than %d letters"), NAME_LETTERS);
	else
		put_name(l, p, name);
}

/* ---- Single cells ----------------------------------------------------------------------------------------- */

struct row_reading {
	struct people_entries *l;
	struct people_entry *p;
	int32_t today;
	const char *name, *given, *family, *groups, *role, *for_party;
	int mandate;
	int64_t turn;
	const char *from, *to;
};

bool people_address(const char *s)
{
	const char *at = strchr(s, '@');

	return at && at > s && at[1] && !strchr(at + 1, '@') && strlen(s) < ADDRESS_BYTES;
}

/* The address in it, "Karin Alm <karin@example.org>" and "mailto:" too. */
static void take_email(struct row_reading *r, const char *cell)
{
	const char *open = strchr(cell, '<');
	char *address;

	if (*r->p->email)
		return;
	cell = open ? open + 1 : text_starts(cell, "mailto:") ? cell + 7 : cell;
	address = pool_strndup(&r->l->pool, cell, strcspn(cell, ">;, "));
	/* What web forms write of those who need not sign in. */
	if (strcasecmp(cell, "anonymous") == 0 || strcasecmp(cell, "anonym") == 0)
		return;
	if (people_address(address))
		r->p->email = address;
	else
		remark(r->l, r->p->line, _("“%.60s” is no e-mail address"), cell);
}

/* 7,01235E+08: the digits are gone. */
static bool is_scientific(const char *s)
{
	size_t n = strspn(s, "0123456789");

	return n > 0 && strchr(",.", s[n]) && s[n] && strspn(s + n + 1, "0123456789") > 0 &&
		strchr(s, '+') && (strstr(s, "E+") || strstr(s, "e+"));
}

static void take_phone(struct row_reading *r, const char *cell)
{
	if (*r->p->phone)
		return;
	if (is_scientific(cell)) {
		remark(r->l, r->p->line,
			_("the telephone number is lost: the spreadsheet wrote %.40s"), cell);
		return;
	}
	/* A mobile number that was taken for a number has lost its first 0. */
	if (strlen(cell) == 9 && strspn(cell, "0123456789") == 9 && cell[0] == '7')
		r->p->phone = pool_printf(&r->l->pool, "0%s", cell);
	else
		r->p->phone = cell;
}

static int yes_or_no(const char *cell)
{
	static const char yes[] = "|ja|j|x|1|yes|y|true|sant|✓|",
			  no[] = "|nej|n|0|no|false|falskt|-|–|";
	char *lower = text_fold(cell, FOLD_CASE), *key = xasprintf("|%s|", lower);
	int answer = strstr(yes, key) ? 1 : strstr(no, key) ? 0 : -1;

	free(lower);
	free(key);
	return answer;
}

/* ---- Days ------------------------------------------------------------------------------------------------- */

static bool all_digits(const char *s, size_t n)
{
	return strlen(s) == n && strspn(s, "0123456789") == n;
}

/* 12/31/2026, which is no day and month in any other order. */
static bool american(const char *s, int32_t *day)
{
	int m, d, y, used = 0;

	return sscanf(s, "%2d/%2d/%4d%n", &m, &d, &y, &used) == 3 && !s[used] && y > 1000 &&
		day_from_ymd(y, m, d, day);
}

static bool read_day(const char *cell, int32_t today, bool last, int32_t *day)
{
	struct when w;
	size_t n;

	if (all_digits(cell, 4))
		return day_from_ymd((int)strtol(cell, NULL, 10), last ? 12 : 1, last ? 31 : 1, day);
	/* The number that a spreadsheet counts days with. */
	if (all_digits(cell, 5) && day_from_ymd(1899, 12, 30, day)) {
		*day += (int32_t)strtol(cell, NULL, 10);
		return *day > 0;
	}
	n = when_date(cell, today, &w);
	if (n > 0 && w.day != DAY_NONE && (!cell[n] || cell[n] == 'T' || cell[n] == ' ')) {
		*day = w.day;
		return true;
	}
	return american(cell, day);
}

static const char *take_day(struct row_reading *r, const char *cell, bool last)
{
	char iso[MOMENT_SIZE];
	int32_t day;

	if (text_blank(cell) || strcmp(cell, "-") == 0 || strcmp(cell, "–") == 0)
		return "";
	if (!read_day(cell, r->today, last, &day)) {
		remark(r->l, r->p->line, _("“%.40s” is no date"), cell);
		return "";
	}
	moment_iso((struct moment) { day, MINUTE_NONE }, iso);
	return pool_strdup(&r->l->pool, iso);
}

/* "2023–2026", "2024-01-01 – 2026-12-31", "1/4 2023 till 31/3 2027". */
static void take_period(struct row_reading *r, const char *cell)
{
	static const char *const signs[] = { " – ", " - ", " till ", " to ", " t.o.m. ", " tom ",
		"–", "--" };
	size_t n = 0, length = strlen(cell), middle = length / 2;
	const char *at = NULL;

	/* 2023-2026; 2024-01-01/2026-12-31 */
	if ((length == 9 && cell[middle] == '-') || (length == 21 && cell[middle] == '/')) {
		at = cell + middle;
		n = 1;
	}
	for (size_t i = 0; i < ARRAY_LEN(signs) && !at; i++) {
		at = strstr(cell, signs[i]);
		n = strlen(signs[i]);
	}
	if (!at) {
		r->from = take_day(r, cell, false);
		return;
	}
	r->from =
		take_day(r, text_trim(pool_strndup(&r->l->pool, cell, (size_t)(at - cell))), false);
	r->to = take_day(r, text_trim(pool_strdup(&r->l->pool, at + n)), true);
}

/* ---- Groups ----------------------------------------------------------------------------------------------- */

struct group_list {
	struct people_membership *v;
	size_t n, cap;
};

/* "Väst (ersättare 2)": the role. What else stands in parentheses belongs to the name. */
static bool take_bracket(struct people_membership *m, char *name)
{
	char *open = strrchr(name, '('), *close = strrchr(name, ')');
	int64_t turn;
	int role;

	if (!open || open == name || !close || close < open || close[1])
		return false;
	*close = '\0';
	role = member_role_read(text_trim(open + 1), &turn);
	if (role < 0) {
		*close = ')';
		return false;
	}
	*open = '\0';
	text_trim(name);
	m->role = role;
	m->turn = turn;
	return true;
}

static void add_group(struct row_reading *r, struct group_list *g, const char *s, size_t n)
{
	char *name = text_trim(pool_strndup(&r->l->pool, s, n));
	struct people_membership m = { .role = -1,
		.turn = r->turn,
		.party = or_empty(r->for_party),
		.mandate = r->mandate,
		.from = r->from,
		.to = r->to };

	if (!take_bracket(&m, name) && r->role)
		m.role = member_role_read(r->role, &m.turn);
	if (r->turn)
		m.turn = r->turn;
	if (!*name)
		return;
	m.group = one_line(r->l, name);
	g->v = pool_grow(&r->l->pool, g->v, g->n, &g->cap, sizeof(*g->v));
	g->v[g->n++] = m;
}

/* Line breaks divide groups, else bars, else semicolons, else commas; not inside parentheses. */
static void take_groups(struct row_reading *r)
{
	static const char signs[] = "\n|;";
	const char *begin = r->groups;
	struct group_list g = { 0 };
	char sign = ',';
	int depth = 0;

	for (size_t i = sizeof(signs) - 1; i-- > 0;)
		sign = strchr(r->groups, signs[i]) ? signs[i] : sign;
	for (const char *s = begin;; s++) {
		depth += (*s == '(') - (*s == ')' && depth > 0);
		if (*s && (depth || *s != sign))
			continue;
		add_group(r, &g, begin, (size_t)(s - begin));
		begin = s + 1;
		if (!*s)
			break;
	}
	r->p->groups = g.v;
	r->p->n_groups = g.n;
}

/* ---- Rows ------------------------------------------------------------------------------------------------- */

static void take_cell(struct row_reading *r, int field, const char *cell)
{
	switch ((enum people_field)field) {
	case PEOPLE_NAME:
		r->name = cell;
		break;
	case PEOPLE_GIVEN:
		r->given = cell;
		break;
	case PEOPLE_FAMILY:
		r->family = cell;
		break;
	case PEOPLE_EMAIL:
		take_email(r, cell);
		break;
	case PEOPLE_PHONE:
		take_phone(r, cell);
		break;
	case PEOPLE_TITLE:
		r->p->title = cell;
		break;
	case PEOPLE_PARTY:
		r->p->party = cell;
		break;
	case PEOPLE_ROLE:
		r->role = cell;
		break;
	case PEOPLE_FOR_PARTY:
		r->for_party = cell;
		break;
	case PEOPLE_MANDATE:
		r->mandate = yes_or_no(cell);
		if (r->mandate < 0)
			take_period(r, cell);
		break;
	case PEOPLE_FROM:
		r->from = take_day(r, cell, false);
		break;
	case PEOPLE_TO:
		r->to = take_day(r, cell, true);
		break;
	case PEOPLE_PERIOD:
		take_period(r, cell);
		break;
	case PEOPLE_TURN:
		r->turn = strtol(cell, NULL, 10);
		r->turn = r->turn > 0 && r->turn < 1000 ? r->turn : 0;
		break;
	case PEOPLE_NOTHING:
	case PEOPLE_GROUPS:
	case PEOPLE_FIELDS:
		break;
	}
}

/* A role that is none is what the person does. */
static void settle_role(struct row_reading *r)
{
	if (!r->role || member_role_read(r->role, NULL) >= 0)
		return;
	if (!*r->p->title)
		r->p->title = r->role;
	else if (strcmp(r->p->title, r->role) != 0)
		remark(r->l, r->p->line, _("“%.40s” is no role that is known"), r->role);
	r->role = NULL;
}

static void settle_name(struct row_reading *r)
{
	const char *name = r->name;
	char *both = NULL;

	if (r->given || r->family) {
		both = xasprintf("%s %s", or_empty(r->given), or_empty(r->family));
		name = both;
	}
	people_entry_name(r->l, r->p, or_empty(name));
	/* Two columns say better than a guess where the one name ends. */
	if (!r->p->skip && text_given(r->given) && text_given(r->family)) {
		r->p->given = r->given;
		r->p->family = r->family;
	}
	free(both);
}

static void read_row(const struct people_sheet *s, const struct csv_row *row, int32_t today,
	struct people_entries *out)
{
	struct row_reading r = { .l = out,
		.p = people_entry_add(out, row->line),
		.today = today,
		.mandate = -1,
		.from = "",
		.to = "" };

	for (size_t i = 0; i < s->table.columns; i++) {
		const char *cell = csv_at(row, i);
		int field = s->columns[i].field;

		if (!*cell)
			continue;
		if (field == PEOPLE_GROUPS)
			r.groups =
				r.groups ? pool_printf(&out->pool, "%s\n%s", r.groups, cell) : cell;
		cell = people_without_number(out, row->line, cell);
		if (*cell)
			take_cell(&r, field, cell);
	}
	settle_role(&r);
	if (r.groups)
		take_groups(&r);
	settle_name(&r);
}

void people_entries_read(const struct people_sheet *s, int32_t today, struct people_entries *out)
{
	*out = (struct people_entries) { 0 };
	for (size_t i = s->first; i < s->table.n; i++)
		read_row(s, &s->table.v[i], today, out);
}
