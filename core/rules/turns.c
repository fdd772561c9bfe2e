#include "rules/turns.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

void turns_release(struct turns *t)
{
	free(t->waiting);
	free(t->done);
	*t = (struct turns) { 0 };
}

static size_t index_of(const int64_t *v, size_t n, int64_t id)
{
	size_t i = 0;

	while (i < n && v[i] != id)
		i++;
	return i;
}

static void insert(int64_t **v, size_t *n, size_t *cap, size_t at, int64_t id)
{
	*v = xgrow(*v, *n, cap, sizeof(**v));
	memmove(*v + at + 1, *v + at, (*n - at) * sizeof(**v));
	(*v)[at] = id;
	(*n)++;
}

static bool take_out(int64_t *v, size_t *n, int64_t id)
{
	size_t at = index_of(v, *n, id);

	if (at == *n)
		return false;
	memmove(v + at, v + at + 1, (*n - at - 1) * sizeof(*v));
	(*n)--;
	return true;
}

bool turns_is_done(const struct turns *t, int64_t person_id)
{
	return index_of(t->done, t->n_done, person_id) < t->n_done;
}

bool turns_fit(struct turns *t, const int64_t *here, size_t n, const uint64_t *random)
{
	size_t before = t->n, from;
	bool changed;

	for (size_t i = t->n; i > 0; i--)
		if (index_of(here, n, t->waiting[i - 1]) == n)
			take_out(t->waiting, &t->n, t->waiting[i - 1]);
	changed = t->n != before;
	from = t->n;
	for (size_t i = 0; i < n; i++) {
		size_t room = t->n - from + 1;

		if (turns_is_done(t, here[i]) || index_of(t->waiting, t->n, here[i]) < t->n)
			continue;
		/* Fisher and Yates, inside out: each place among the new ones is as likely. */
		insert(&t->waiting, &t->n, &t->cap, from + random[i] % room, here[i]);
		changed = true;
	}
	return changed;
}

void turns_take(struct turns *t, int64_t person_id)
{
	size_t at = 0;

	take_out(t->waiting, &t->n, person_id);
	if (turns_is_done(t, person_id))
		return;
	while (at < t->n_done && t->done[at] < person_id)
		at++;
	insert(&t->done, &t->n_done, &t->cap_done, at, person_id);
}

void turns_give_back(struct turns *t, int64_t person_id)
{
	take_out(t->done, &t->n_done, person_id);
	take_out(t->waiting, &t->n, person_id);
	insert(&t->waiting, &t->n, &t->cap, 0, person_id);
}

void turns_defer(struct turns *t, int64_t person_id)
{
	if (take_out(t->waiting, &t->n, person_id))
		insert(&t->waiting, &t->n, &t->cap, t->n, person_id);
}

/* "waiting 7 3 9", "done 1 4" */
void turns_write(const struct turns *t, struct buf *out)
{
	buf_puts(out, "waiting");
	for (size_t i = 0; i < t->n; i++)
		buf_printf(out, " %" PRId64, t->waiting[i]);
	buf_puts(out, "\ndone");
	for (size_t i = 0; i < t->n_done; i++)
		buf_printf(out, " %" PRId64, t->done[i]);
	buf_putc(out, '\n');
}

static void read_ids(const char *text, const char *word, int64_t **v, size_t *n, size_t *cap)
{
	const char *s = strstr(text, word);
	char *end;

	for (s = s ? s + strlen(word) : NULL; s && *s == ' '; s = end) {
		int64_t id = strtoll(s, &end, 10);

		if (end == s || id <= 0)
			return;
		insert(v, n, cap, *n, id);
	}
}

void turns_read(const char *text, struct turns *t)
{
	turns_release(t);
	read_ids(text, "waiting", &t->waiting, &t->n, &t->cap);
	read_ids(text, "done", &t->done, &t->n_done, &t->cap_done);
}
