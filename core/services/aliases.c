#include "services/aliases.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "rules/names.h"
#include "services/wording.h"

/* ---- Other names ---- */

static bool check_alias(struct session *se, int64_t person_id, const char *name, struct err *e)
{
	struct name_rows rows = { 0 };
	bool ok = store_names(se->store, &rows, e);

	for (size_t i = 0; i < rows.n && ok; i++) {
		const struct name_row *r = &rows.v[i];

		if (strcmp(r->name, name) != 0 || (r->person_id != person_id && r->alias))
			continue;
		ok = r->person_id == person_id
			? err_set(e, ERR_INVALID, _("%s is called so already."), name)
			: err_set(e, ERR_INVALID,
				  _("%s is somebody else here; merge the two if they are one."),
				  name);
	}
	pool_release(&rows.pool);
	return ok;
}

bool alias_add(struct session *se, int64_t person_id, const char *name, struct err *e)
{
	struct alias a = { .person_id = person_id, .source = ALIAS_TYPED, .name = xstrdup(name) };
	char *whose = NULL;
	bool ok;

	record_clean(&alias_table, &a);
	ok = store_person_name(se->store, person_id, &whose, e) &&
		(!text_blank(or_empty(a.name)) ||
			err_set(e, ERR_INVALID, _("A name is needed."))) &&
		check_alias(se, person_id, a.name, e) &&
		session_begin(
			se, step_label(_("Other name"), xasprintf("%s, %s", whose, a.name)), e);
	if (ok)
		ok = session_end(se, store_alias_save(se->store, &a, e), e);
	free(whose);
	alias_release(&a);
	return ok;
}

bool alias_remove(struct session *se, int64_t id, struct err *e)
{
	struct alias a = { 0 };
	bool ok = store_alias_load(se->store, id, &a, e) &&
		session_begin(se, step_label(_("Removed"), xstrdup(a.name)), e);

	if (ok)
		ok = session_end(se, store_alias_delete(se->store, id, e), e);
	alias_release(&a);
	return ok;
}

bool alias_find(struct session *se, int64_t person_id, const char *name, int64_t *id, struct err *e)
{
	struct alias_list list = { 0 };
	bool ok = store_aliases(se->store, person_id, &list, e);

	*id = 0;
	for (size_t i = 0; i < list.n && ok; i++) {
		if (strcmp(list.v[i].name, name) == 0 ||
			(!*id && name_compare(list.v[i].name, name) >= NAME_FOLDED))
			*id = list.v[i].id;
	}
	pool_release(&list.pool);
	return ok &&
		(*id || err_set(e, ERR_NOT_FOUND, _("The person has no other name “%s”."), name));
}

/* ---- Two who are two ---- */

/* Their row; id 0 where there is none. */
static bool find_pair(struct session *se, int64_t a, int64_t b, struct namesake *out, struct err *e)
{
	struct namesake_list list = { 0 };
	bool ok = store_namesakes(se->store, &list, e);

	*out = (struct namesake) { .person_id = a < b ? a : b, .other_id = a < b ? b : a };
	for (size_t i = 0; i < list.n && ok; i++) {
		if (list.v[i].person_id == out->person_id && list.v[i].other_id == out->other_id)
			*out = list.v[i];
	}
	pool_release(&list.pool);
	return ok;
}

/* "Elin Ek, Elin Eklund"; NULL and e set where one of them is not there. */
static char *pair_words(struct session *se, int64_t a, int64_t b, struct err *e)
{
	char *x = NULL, *y = NULL, *words = NULL;

	if (store_person_name(se->store, a, &x, e) && store_person_name(se->store, b, &y, e))
		words = xasprintf("%s, %s", x, y);
	free(x);
	free(y);
	return words;
}

bool people_tell_apart(struct session *se, int64_t a, int64_t b, struct err *e)
{
	struct namesake pair;
	char *words;

	if (a == b)
		return err_set(e, ERR_INVALID, _("That is one and the same entry."));
	words = pair_words(se, a, b, e);
	if (!words || !find_pair(se, a, b, &pair, e)) {
		free(words);
		return false;
	}
	if (pair.id) {
		free(words);
		return true;
	}
	return session_begin(se, step_label(_("Two people"), words), e) &&
		session_end(se, store_namesake_save(se->store, &pair, e), e);
}

bool people_ask_again(struct session *se, int64_t a, int64_t b, struct err *e)
{
	struct namesake pair;
	char *words = pair_words(se, a, b, e);
	bool ok = words && find_pair(se, a, b, &pair, e) &&
		(pair.id || err_set(e, ERR_NOT_FOUND, _("Nobody has told the two apart.")));

	if (!ok) {
		free(words);
		return false;
	}
	return session_begin(se, step_label(_("Perhaps one person"), words), e) &&
		session_end(se, store_namesake_delete(se->store, pair.id, e), e);
}
