#include "services/demo_days.h"

#include <string.h>

#include "base/xalloc.h"
#include "rules/break_presets.h"
#include "services/year_days.h"

/* Names are Swedish, as all data of the year. */
static const struct {
	enum break_preset preset;
	const char *party; /* NULL = everybody */
} breaks[] = {
	{ PRESET_SPORT_9, "Ekby kommun" },
	{ PRESET_SPORT_9, "Strömviks kommun" },
	{ PRESET_SPORT_10, "Norrsjö kommun" },
	{ PRESET_SPORT_8, "Lillköpings kommun" },
	{ PRESET_EASTER_AFTER, NULL },
	{ PRESET_AUTUMN, NULL },
};

static int64_t party_named(const struct party_rows *rows, const char *name)
{
	for (size_t i = 0; i < rows->n && name; i++) {
		if (strcmp(rows->v[i].p.name, name) == 0)
			return rows->v[i].p.id;
	}
	return 0;
}

static bool put_break(
	struct session *se, const struct party_rows *parties, size_t i, int year, struct err *e)
{
	struct school_break b = { .party_id = party_named(parties, breaks[i].party) };
	char from[MOMENT_SIZE], to[MOMENT_SIZE];
	bool ok;

	if (breaks[i].party && !b.party_id)
		return true;
	break_preset_days(breaks[i].preset, year, from, to);
	b.label = xstrdup(break_preset_label(breaks[i].preset));
	b.from_day = xstrdup(from);
	b.to_day = xstrdup(to);
	ok = break_put(se, &b, e);
	school_break_release(&b);
	return ok;
}

static bool put_blackout(
	struct session *se, const struct party_rows *parties, int year, struct err *e)
{
	struct blackout b = { .party_id = party_named(parties, "Försäkringskassan"),
		.why = xstrdup("bokslut") };
	bool ok = true;

	b.from_day = xasprintf("%04d-12-14", year);
	b.to_day = xasprintf("%04d-12-18", year);
	if (b.party_id)
		ok = blackout_put(se, &b, e);
	blackout_release(&b);
	return ok;
}

bool demo_days(struct session *se, int year, struct err *e)
{
	struct party_rows parties = { 0 };
	bool ok = store_parties(se->store, &parties, e);

	for (int next = 0; next < 2; next++) {
		for (size_t i = 0; i < ARRAY_LEN(breaks); i++)
			ok = ok && put_break(se, &parties, i, year + next, e);
	}
	ok = ok && put_blackout(se, &parties, year, e);
	pool_release(&parties.pool);
	return ok;
}
