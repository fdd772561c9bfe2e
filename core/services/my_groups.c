#include "services/my_groups.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "services/find.h"

static bool among(const int64_t *ids, size_t n, int64_t id)
{
	for (size_t i = 0; i < n; i++)
		if (ids[i] == id)
			return true;
	return false;
}

static bool add(struct session *se, const char *name, int64_t ids[MEETING_GROUPS_MAX], size_t *n,
	struct err *e)
{
	int64_t id;

	if (!*name)
		return true;
	if (!group_find(se, name, &id, e))
		return false;
	if (!among(ids, *n, id) && *n < MEETING_GROUPS_MAX)
		ids[(*n)++] = id;
	return true;
}

bool my_groups(struct session *se, const char *names, int64_t ids[MEETING_GROUPS_MAX], size_t *n,
	struct err *e)
{
	bool ok = true;

	*n = 0;
	while (*names && ok) {
		size_t length = strcspn(names, ",");
		char *name = text_trim(xstrndup(names, length));

		ok = add(se, name, ids, n, e);
		free(name);
		names += length + (names[length] == ',');
	}
	if (ok && *n == 0)
		return err_set(e, ERR_INVALID,
			_("It is not said which groups are yours. Name them in view 8, or in the "
			  "configuration: mina-grupper = Norr, Väst"));
	return ok;
}
