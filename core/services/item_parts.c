#include "services/item_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "services/polls.h"

bool item_parts_delete(struct session *se, int64_t item_id, struct err *e)
{
	static const struct table *const tables[] = { &note_table, &written_line_table,
		&item_party_table, &attachment_table };
	bool ok = polls_delete_of_item(se, item_id, e);

	for (size_t i = 0; i < ARRAY_LEN(tables) && ok; i++)
		ok = session_delete_referring(se, tables[i], "item_id", item_id, e);
	return ok;
}

bool item_parts_used(struct session *se, int64_t item_id, bool *used, struct err *e)
{
	static const struct table *const tables[] = { &note_table, &written_line_table,
		&poll_table };
	bool ok = true;

	*used = false;
	for (size_t i = 0; i < ARRAY_LEN(tables) && ok; i++) {
		struct id_list rows = { 0 };

		ok = store_referring(se->store, tables[i], "item_id", item_id, &rows, e);
		*used |= rows.n > 0;
		pool_release(&rows.pool);
	}
	return ok;
}

/* ---- Parties and attachments ---- */

static bool has_party(
	struct session *se, int64_t item_id, int64_t party_id, bool *has, struct err *e)
{
	struct id_list links = { 0 };
	bool ok = store_referring(se->store, &item_party_table, "item_id", item_id, &links, e);

	*has = false;
	for (size_t i = 0; i < links.n && ok; i++) {
		struct item_party link = { 0 };

		ok = store_item_party_load(se->store, links.v[i], &link, e);
		*has |= ok && link.party_id == party_id;
	}
	pool_release(&links.pool);
	return ok;
}

static bool copy_parties(struct session *se, int64_t from_id, int64_t to_id, struct err *e)
{
	struct id_list links = { 0 };
	bool ok = store_referring(se->store, &item_party_table, "item_id", from_id, &links, e);

	for (size_t i = 0; i < links.n && ok; i++) {
		struct item_party link = { 0 };
		bool has = false;

		ok = store_item_party_load(se->store, links.v[i], &link, e) &&
			has_party(se, to_id, link.party_id, &has, e);
		link = (struct item_party) { .item_id = to_id, .party_id = link.party_id };
		if (ok && !has)
			ok = store_item_party_save(se->store, &link, e);
	}
	pool_release(&links.pool);
	return ok;
}

static bool has_file(
	struct session *se, int64_t item_id, const char *path, bool *has, struct err *e)
{
	struct id_list rows = { 0 };
	bool ok = store_referring(se->store, &attachment_table, "item_id", item_id, &rows, e);

	*has = false;
	for (size_t i = 0; i < rows.n && ok; i++) {
		struct attachment a = { 0 };

		ok = store_attachment_load(se->store, rows.v[i], &a, e);
		*has |= ok && strcmp(a.path, path) == 0;
		attachment_release(&a);
	}
	pool_release(&rows.pool);
	return ok;
}

static bool copy_attachments(
	struct session *se, int64_t from_id, int64_t to_id, int64_t to_meeting, struct err *e)
{
	struct id_list rows = { 0 };
	bool ok = store_referring(se->store, &attachment_table, "item_id", from_id, &rows, e);

	for (size_t i = 0; i < rows.n && ok; i++) {
		struct attachment a = { 0 };
		bool has = false;

		ok = store_attachment_load(se->store, rows.v[i], &a, e) &&
			has_file(se, to_id, a.path, &has, e);
		if (ok && !has) {
			a.id = a.rev = 0;
			a.item_id = to_id;
			a.meeting_id = to_meeting;
			ok = store_attachment_save(se->store, &a, e);
		}
		attachment_release(&a);
	}
	pool_release(&rows.pool);
	return ok;
}

bool item_parts_copy(
	struct session *se, int64_t from_id, int64_t to_id, int64_t to_meeting, struct err *e)
{
	return copy_parties(se, from_id, to_id, e) &&
		copy_attachments(se, from_id, to_id, to_meeting, e);
}

bool item_parts_move(struct session *se, int64_t item_id, int64_t to_meeting, struct err *e)
{
	struct id_list rows = { 0 };
	bool ok = store_referring(se->store, &attachment_table, "item_id", item_id, &rows, e);

	for (size_t i = 0; i < rows.n && ok; i++) {
		struct attachment a = { 0 };

		ok = store_attachment_load(se->store, rows.v[i], &a, e);
		if (ok) {
			a.meeting_id = to_meeting;
			ok = store_attachment_save(se->store, &a, e);
		}
		attachment_release(&a);
	}
	pool_release(&rows.pool);
	return ok;
}
