#include "services/demo_templates.h"

#include <stdio.h>
#include <string.h>

#include "base/xalloc.h"
#include "services/agenda.h"
#include "services/templates.h"

/* Titles and names are Swedish, as all data of the year. */
struct standing {
	const char *title;
	enum item_kind kind;
	int minutes;
	const char *presenter;
	bool sub;
	const char *from, *to; /* month and day in the current year; NULL = always */
};

static const struct standing shared[] = {
	{ "Välkommen", ITEM_FRAME, 5, NULL, false, NULL, NULL },
	{ "Incheckning", ITEM_FRAME, 10, NULL, false, NULL, NULL },
	{ "Föregående anteckningar", ITEM_REPORT, 10, "Karin Alm", false, NULL, NULL },
	{ "Styrelserapport", ITEM_REPORT, 5, "Karin Alm", false, NULL, NULL },
	{ "Ansökningar", ITEM_APPLICATION, 40, "Karin Alm", false, NULL, NULL },
	{ "Information", ITEM_INFORMATION, 30, "Petra Kvist", false, NULL, NULL },
	{ "Årsredovisning", ITEM_INFORMATION, 0, NULL, true, "01-01", "04-30" },
	{ "Övrigt", ITEM_FRAME, 10, NULL, false, NULL, NULL },
	{ "Nästa möte", ITEM_FRAME, 5, NULL, false, NULL, NULL },
};
static const struct standing board[] = {
	{ "Mötet öppnas", ITEM_FRAME, 5, "Gunnar Rask", false, NULL, NULL },
	{ "Val av justerare", ITEM_FRAME, 5, NULL, false, NULL, NULL },
	{ "Föregående protokoll", ITEM_FRAME, 5, NULL, false, NULL, NULL },
	{ "Ekonomisk rapport", ITEM_REPORT, 25, "Karin Alm", false, NULL, NULL },
	{ "Rapport från beredningarna", ITEM_REPORT, 30, NULL, false, NULL, NULL },
	{ "Mötet avslutas", ITEM_FRAME, 5, "Gunnar Rask", false, NULL, NULL },
};

static char *day_of(const struct session *se, const char *day)
{
	char today[MOMENT_SIZE];

	session_today(se, today);
	return day ? xasprintf("%.4s-%s", today, day) : NULL;
}

static bool put(
	struct session *se, int64_t group_id, const struct standing *from, size_t n, struct err *e)
{
	int64_t top = 0;
	bool ok = true;

	for (size_t i = 0; i < n && ok; i++) {
		struct standing_item s = { .title = xstrdup(from[i].title),
			.kind = (int)from[i].kind,
			.minutes = from[i].minutes,
			.presenter = xstrdup(from[i].presenter),
			.from_day = day_of(se, from[i].from),
			.to_day = day_of(se, from[i].to) };

		ok = standing_add(se, (struct template_for) { .group_id = group_id },
			from[i].sub ? top : 0, ITEM_LAST, &s, e);
		if (!from[i].sub)
			top = s.id;
		standing_item_release(&s);
	}
	return ok;
}

static bool link_items(struct session *se, int64_t meeting_id, struct err *e)
{
	struct standing_item_list all = { 0 };
	struct item_list items = { 0 };
	int64_t template_id;
	bool ok = template_for_meeting(se, meeting_id, &template_id, e) &&
		store_standing_items(se->store, template_id, &all, e) &&
		store_items(se->store, meeting_id, &items, e);

	for (size_t i = 0; ok && i < items.n; i++)
		for (size_t k = 0; ok && k < all.n; k++)
			if (strcmp(items.v[i].title, all.v[k].title) == 0) {
				items.v[i].standing_item = all.v[k].id;
				ok = store_item_save(se->store, &items.v[i], e);
			}
	pool_release(&items.pool);
	pool_release(&all.pool);
	return ok;
}

bool demo_templates(struct session *se, int64_t board_id, struct err *e)
{
	struct meeting_query all = { 0 };
	struct meeting_rows rows = { 0 };
	bool ok = put(se, 0, shared, ARRAY_LEN(shared), e) &&
		put(se, board_id, board, ARRAY_LEN(board), e) &&
		store_meetings(se->store, &all, &rows, e);

	for (size_t i = 0; ok && i < rows.n; i++)
		ok = link_items(se, rows.v[i].m.id, e);
	pool_release(&rows.pool);
	return ok;
}
