#include "formats/differs.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "formats/align.h"
#include "formats/differs_parts.h"
#include "formats/notes_out_text.h"
#include "rules/phrases.h"

/* ---- A document as parts ---- */

static void add_line(struct side *s, struct part *p, const char *text)
{
	p->lines = pool_grow(&s->pool, p->lines, p->n, &p->cap, sizeof(*p->lines));
	p->lines[p->n++] = text;
}

static void add_people(struct side *s, const struct block *b)
{
	for (size_t i = 0; i < b->n_cells; i++) {
		const char *cell = b->cells[i], *beside = strstr(cell, " (");
		struct seen *p;

		s->people = pool_grow(
			&s->pool, s->people, s->n_people, &s->people_cap, sizeof(*s->people));
		p = &s->people[s->n_people++];
		*p = (struct seen) { .list = b->label, .beside = beside ? beside + 1 : "" };
		p->name = beside ? pool_strndup(&s->pool, cell, (size_t)(beside - cell)) : cell;
	}
}

/* "§ 5" and "Ansökningar" of "5. Ansökningar"; an unnumbered heading is its title. */
static void name_part(struct side *s, struct part *p, const char *heading)
{
	const char *sign = text_starts(heading, "§") ? heading + strlen("§") : heading, *end;

	while (*sign == ' ')
		sign++;
	end = sign + strcspn(sign, " ");
	p->heading = heading;
	p->title = heading;
	p->number = "";
	if (*sign < '0' || *sign > '9' || !*end)
		return;
	p->title = end + 1;
	if (end[-1] == '.')
		end--;
	p->number = pool_printf(&s->pool, "§ %.*s", (int)(end - sign), sign);
}

static struct part *new_part(struct side *s)
{
	s->parts = pool_grow(&s->pool, s->parts, s->n, &s->cap, sizeof(*s->parts));
	s->parts[s->n] = (struct part) { .heading = "", .title = "", .number = "" };
	return &s->parts[s->n++];
}

static void side_read(const char *language, const char *text, struct side *s)
{
	const char *registers = phrase(language, PHRASE_REGISTER);
	struct part *p;

	*s = (struct side) { 0 };
	notes_document_read(language, text, &s->d);
	p = new_part(s);
	for (size_t i = 0; i < s->d.n; i++) {
		const struct block *b = &s->d.blocks[i];
		struct buf line = { 0 };

		/* The tables repeat what the items say. */
		if (b->kind == BLOCK_HEADING && strcmp(b->text, registers) == 0)
			break;
		if (b->kind == BLOCK_HEADING || b->kind == BLOCK_SUBHEADING) {
			p = new_part(s);
			name_part(s, p, b->text);
		} else if (b->kind == BLOCK_NAMES) {
			add_people(s, b);
		} else {
			notes_block_txt(b, &line);
			add_line(s, p, pool_strdup(&s->pool, buf_str(&line)));
			buf_release(&line);
		}
	}
}

static void side_release(struct side *s)
{
	notes_document_release(&s->d);
	pool_release(&s->pool);
}

/* ---- Items side by side ---- */

struct both {
	const struct side *a, *b;
};

static bool same_title(const void *ctx, size_t i, size_t j)
{
	const struct both *x = ctx;

	if (i == 0 || j == 0)
		return i == j;
	return strcmp(x->a->parts[i].title, x->b->parts[j].title) == 0;
}

/* Those that are left between two pairs, one to one, where their number stayed: the heading changed. */
static void pair_by_number(const struct both *x, size_t *to, bool *taken)
{
	size_t next = 0;

	for (size_t i = 0; i < x->a->n; i++) {
		if (to[i] != ALIGN_NONE) {
			next = to[i] + 1;
			continue;
		}
		for (size_t j = next; j < x->b->n && !taken[j]; j++) {
			const char *number = x->b->parts[j].number;

			if (!*number || strcmp(number, x->a->parts[i].number) != 0)
				continue;
			to[i] = j;
			taken[j] = true;
			next = j + 1;
			break;
		}
	}
}

static void tell_item(struct telling *t, const struct part *a, const struct part *b)
{
	if (strcmp(a->number, b->number) != 0) {
		telling_place(t, a, true);
		telling_words(t, DIFFER_RENUMBERED);
		telling_quote(t, *b->number ? NULL : b->title, b->number);
		telling_end(t);
	}
	if (strcmp(a->title, b->title) != 0) {
		telling_place(t, b, false);
		telling_words(t, DIFFER_HEADING);
		telling_from_to(t, a->title, b->title);
		telling_end(t);
	}
	tell_lines(t, a, b);
}

static void tell_alone(struct telling *t, const struct part *p, enum differ_word word)
{
	telling_place(t, p, true);
	buf_putc(t->out, ':');
	telling_words(t, word);
	telling_end(t);
}

static void tell_new_item(struct telling *t, const struct part *p)
{
	const struct part none = { .heading = "", .title = "", .number = "" };

	tell_alone(t, p, DIFFER_NEW_ITEM);
	tell_lines(t, &none, p);
}

static void tell_items(struct telling *t, const struct both *x)
{
	size_t *to = xcalloc(x->a->n, sizeof(*to)), i = 0;
	bool *taken = xcalloc(x->b->n, sizeof(*taken));

	align(x->a->n, x->b->n, same_title, x, to);
	for (size_t k = 0; k < x->a->n; k++)
		if (to[k] != ALIGN_NONE)
			taken[to[k]] = true;
	pair_by_number(x, to, taken);
	for (size_t j = 0; j < x->b->n; j++) {
		if (!taken[j]) {
			tell_new_item(t, &x->b->parts[j]);
			continue;
		}
		for (; to[i] != j; i++)
			tell_alone(t, &x->a->parts[i], DIFFER_NO_ITEM);
		if (j == 0) {
			tell_lines(t, &x->a->parts[i], &x->b->parts[j]);
			tell_roll(t, x->a, x->b);
		} else {
			tell_item(t, &x->a->parts[i], &x->b->parts[j]);
		}
		i++;
	}
	for (; i < x->a->n; i++)
		tell_alone(t, &x->a->parts[i], DIFFER_NO_ITEM);
	free(to);
	free(taken);
}

void notes_differ(const char *language, const char *before, const char *after, struct buf *out)
{
	struct side a, b;
	struct telling t = { .language = strcmp(language, "en") == 0 ? "en" : "sv", .out = out };

	side_read(t.language, before, &a);
	side_read(t.language, after, &b);
	tell_items(&t, &(struct both) { &a, &b });
	side_release(&a);
	side_release(&b);
}
