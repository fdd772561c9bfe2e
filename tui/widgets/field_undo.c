#include "tui/widgets/field_undo.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

enum { SHOTS_MAX = 500 };

void field_undo_release(struct field_undo *u)
{
	for (size_t i = 0; i < u->n; i++)
		free(u->v[i].text);
	free(u->v);
	*u = (struct field_undo) { 0 };
}

static void cut(struct field_undo *u, size_t n)
{
	while (u->n > n)
		free(u->v[--u->n].text);
}

static void forget_oldest(struct field_undo *u)
{
	free(u->v[0].text);
	memmove(u->v, u->v + 1, (u->n - 1) * sizeof(*u->v));
	u->n--;
}

void field_undo_note(struct field_undo *u, const struct field *f, const struct key *k)
{
	bool letter = k && key_is_text(k) && k->code != ' ';

	if (u->n > 0)
		cut(u, u->now + 1);
	if (letter && u->typing)
		cut(u, u->now);
	if (u->n == SHOTS_MAX)
		forget_oldest(u);
	if (u->n == u->room) {
		u->room = u->room ? u->room * 2 : 16;
		u->v = xreallocarray(u->v, u->room, sizeof(*u->v));
	}
	u->v[u->n] = (struct field_shot) { xstrdup(field_text(f)), f->at };
	u->now = u->n++;
	u->typing = letter;
}

static bool show(struct field_undo *u, struct field *f, size_t i)
{
	u->now = i;
	u->typing = false;
	field_set(f, u->v[i].text);
	f->at = u->v[i].at;
	return true;
}

bool field_undo_back(struct field_undo *u, struct field *f)
{
	return u->now > 0 && show(u, f, u->now - 1);
}

bool field_undo_again(struct field_undo *u, struct field *f)
{
	return u->now + 1 < u->n && show(u, f, u->now + 1);
}
