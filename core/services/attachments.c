#include "services/attachments.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "services/agenda.h"
#include "services/wording.h"

enum { FILE_MAX = 256 << 20 };

const char *attachment_name(const struct attachment *a)
{
	const char *slash = strrchr(a->path ? a->path : "", '/');

	if (a->label && *a->label)
		return a->label;
	return slash ? slash + 1 : a->path ? a->path : "";
}

const char *attachment_state_words(enum attachment_state state)
{
	switch (state) {
	case ATTACHMENT_FINE:
		break;
	case ATTACHMENT_MISSING:
		return _(", is missing");
	case ATTACHMENT_CHANGED:
		return _(", was changed after it was attached");
	case ATTACHMENT_UNREAD:
		return _(", cannot be read");
	}
	return "";
}

/* ---- The file ---- */

static bool missing(int errnum)
{
	return errnum == ENOENT || errnum == ENOTDIR;
}

/* Its size and sum as they are now; a->sha256 is "" where there is none. */
static enum attachment_state measure(struct attachment *a)
{
	struct err none = { 0 };
	struct buf bytes = { 0 };
	struct stat st;
	char sum[65] = "";
	enum attachment_state state = ATTACHMENT_FINE;

	a->bytes = 0;
	if (stat(a->path, &st) != 0) {
		state = missing(errno) ? ATTACHMENT_MISSING : ATTACHMENT_UNREAD;
	} else if (!file_read(a->path, FILE_MAX, &bytes, &none)) {
		state = ATTACHMENT_UNREAD;
	} else {
		a->bytes = (int64_t)bytes.len;
		text_sha256(buf_str(&bytes), bytes.len, sum);
	}
	xreplace(&a->sha256, sum);
	buf_release(&bytes);
	return state;
}

enum attachment_state attachment_look(const struct attachment *a, bool thorough)
{
	struct attachment now = { 0 };
	enum attachment_state state;
	struct stat st;

	if (stat(a->path, &st) != 0)
		return missing(errno) ? ATTACHMENT_MISSING : ATTACHMENT_UNREAD;
	if (!S_ISREG(st.st_mode))
		return ATTACHMENT_UNREAD;
	/* It was promised, and now it is there. */
	if (!a->sha256 || !*a->sha256)
		return ATTACHMENT_FINE;
	if ((int64_t)st.st_size != a->bytes)
		return ATTACHMENT_CHANGED;
	if (!thorough)
		return ATTACHMENT_FINE;
	now.path = xstrdup(a->path);
	state = measure(&now);
	if (state == ATTACHMENT_FINE && strcmp(now.sha256, a->sha256) != 0)
		state = ATTACHMENT_CHANGED;
	attachment_release(&now);
	return state;
}

/* Absolute, with links resolved where the file exists; the caller frees. */
static char *full_path(const char *typed)
{
	const char *home = getenv("HOME");
	char *path = text_clean(typed, strlen(typed), false), *real, *cwd, *joined;

	if (text_starts(path, "~/") && home) {
		joined = xasprintf("%s%s", home, path + 1);
		free(path);
		path = joined;
	}
	real = realpath(path, NULL);
	cwd = !real && *path != '/' ? realpath(".", NULL) : NULL;
	if (cwd) {
		joined = xasprintf("%s/%s", cwd, path);
		free(path);
		path = joined;
	}
	free(cwd);
	if (!real)
		return path;
	free(path);
	return real;
}

/* ---- Use cases ---- */

static bool check_item(struct session *se, const struct attachment *a, struct err *e)
{
	struct item it = { 0 };
	bool ok = !a->item_id || store_item_load(se->store, a->item_id, &it, e);

	if (ok && a->item_id && it.meeting_id != a->meeting_id)
		ok = err_set(e, ERR_NOT_FOUND, _("There is no such item in this meeting."));
	item_release(&it);
	return ok;
}

static bool check_path(
	struct session *se, const struct attachment *a, int64_t *position, struct err *e)
{
	struct attachment_list list = { 0 };
	bool ok = store_attachments(se->store, a->meeting_id, &list, e);

	for (size_t i = 0; i < list.n && ok; i++) {
		const struct attachment *other = &list.v[i];

		if (other->item_id != a->item_id || other->id == a->id)
			continue;
		if (other->position > *position)
			*position = other->position;
		if (strcmp(other->path, a->path) == 0)
			ok = err_set(e, ERR_INVALID, _("%s is attached there already."),
				attachment_name(other));
	}
	pool_release(&list.pool);
	return ok;
}

static bool put(struct session *se, struct attachment *a, const char *what, struct err *e)
{
	int64_t last = 0;
	bool ok;

	record_clean(&attachment_table, a);
	if (!check_item(se, a, e) || !check_path(se, a, &last, e))
		return false;
	if (!a->id)
		a->position = last + 1;
	ok = session_begin(se, step_label(what, excerpt_words(attachment_name(a))), e);
	return ok &&
		session_end(se,
			store_attachment_save(se->store, a, e) &&
				agenda_changed(se, a->meeting_id, e),
			e);
}

bool attachment_add(struct session *se, int64_t meeting_id, int64_t item_id, const char *path,
	const char *label, enum attachment_state *state, int64_t *id, struct err *e)
{
	struct attachment a = {
		.meeting_id = meeting_id, .item_id = item_id, .label = xstrdup(label ? label : "")
	};
	bool ok = true;

	if (text_blank(path))
		ok = err_set(e, ERR_INVALID, _("Which file? Its path is missing."));
	if (ok) {
		a.path = full_path(path);
		*state = measure(&a);
		ok = session_begin(se, NULL, e) &&
			session_end(se, put(se, &a, _("File attached"), e), e);
	}
	if (ok && id)
		*id = a.id;
	attachment_release(&a);
	return ok;
}

bool attachment_change(struct session *se, int64_t id, const char *path, const char *label,
	bool renew, enum attachment_state *state, struct err *e)
{
	struct attachment a = { 0 };
	char *full = text_blank(path) ? NULL : full_path(path);
	bool ok = store_attachment_load(se->store, id, &a, e);

	if (ok && !full)
		ok = err_set(e, ERR_INVALID, _("Which file? Its path is missing."));
	if (ok) {
		renew |= strcmp(a.path, full) != 0;
		xreplace(&a.path, full);
		xreplace(&a.label, label ? label : "");
		*state = renew ? measure(&a) : attachment_look(&a, true);
		ok = session_begin(se, NULL, e) &&
			session_end(se, put(se, &a, _("Attachment changed"), e), e);
	}
	free(full);
	attachment_release(&a);
	return ok;
}

bool attachment_delete(struct session *se, int64_t id, struct err *e)
{
	struct attachment a = { 0 };
	bool ok = store_attachment_load(se->store, id, &a, e) &&
		session_begin(se,
			step_label(_("Attachment removed"), excerpt_words(attachment_name(&a))), e);

	if (ok)
		ok = session_end(se,
			store_attachment_delete(se->store, id, e) &&
				agenda_changed(se, a.meeting_id, e),
			e);
	attachment_release(&a);
	return ok;
}
