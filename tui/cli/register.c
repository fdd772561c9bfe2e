/* The seats of groups from the shell: what is vacant, and what is not as the rules want it. */

#include <inttypes.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "services/seats.h"

#include "tui/cli/command.h"

static void finding_json(const struct seat_finding *f, struct json *j)
{
	json_open(j, '{');
	json_kstr(j, "finding", seat_kind_names[f->kind]);
	json_kint(j, "group_id", f->group_id);
	json_kstr(j, "group", f->group);
	if (f->party_id)
		json_kint(j, "party_id", f->party_id);
	if (f->person_id)
		json_kint(j, "person_id", f->person_id);
	json_kint(j, "vacant", f->vacant);
	json_kstr(j, "words", f->words);
	json_close(j, '}');
}

static void print_json(
	struct cli *c, const struct seat_findings *f, bool vacant_only, const char *key)
{
	struct json j;

	cli_json_open(c, &j);
	json_kopen(&j, key, '[');
	for (size_t i = 0; i < f->n; i++)
		if ((!vacant_only || seat_is_vacant(f->v[i].kind)))
			finding_json(&f->v[i], &j);
	json_close(&j, ']');
	cli_json_close(c, &j);
}

static void print_rows(struct cli *c, const struct seat_findings *f, bool vacant_only)
{
	const char *heads[] = { _("Group"), _("Seats"), _("Remark"), _("What") };
	struct listing g = { .heads = heads, .columns = ARRAY_LEN(heads) };

	for (size_t i = 0; i < f->n; i++) {
		const struct seat_finding *one = &f->v[i];

		if (vacant_only && !seat_is_vacant(one->kind))
			continue;
		listing_put(&g, one->group);
		if (one->vacant)
			listing_printf(&g, "%d", one->vacant);
		else
			listing_put(&g, "");
		listing_put(&g, c->plain ? seat_kind_names[one->kind] : seat_kind_label(one->kind));
		listing_put(&g, one->words);
	}
	listing_print(&g, c->plain, &c->out);
	listing_release(&g);
}

static bool look(struct cli *c, bool vacant_only, const char *key, size_t *n, struct err *e)
{
	struct seat_findings f = { 0 };
	int64_t group_id = 0;
	bool ok = cli_group(c, &group_id, e) && seats_check(&c->se, group_id, &f, e);

	*n = 0;
	for (size_t i = 0; i < f.n; i++)
		*n += !vacant_only || seat_is_vacant(f.v[i].kind);
	if (ok && c->json)
		print_json(c, &f, vacant_only, key);
	else if (ok)
		print_rows(c, &f, vacant_only);
	pool_release(&f.pool);
	return ok;
}

bool cli_list_vacancies(struct cli *c, struct err *e)
{
	size_t n;

	if (!look(c, true, "vacancies", &n, e))
		return false;
	if (n == 0 && !c->json)
		cli_say(c, "%s", _("No seat is vacant by the rules of the groups."));
	return true;
}

bool cli_check_groups(struct cli *c, struct err *e)
{
	size_t n;

	if (!look(c, false, "findings", &n, e))
		return false;
	if (n > 0)
		return err_set(e, ERR_FINDINGS,
			ngettext("%zu thing to look at in the register.",
				"%zu things to look at in the register.", n),
			n);
	cli_say(c, "%s", _("Nothing to look at."));
	return true;
}
