/* Use cases of the files that belong to an item or a meeting. A file stays where it is; its path, size and
 * sum are kept, so that one that is missing or was changed since is told. Each call that writes is
 * one transaction and one undo step. */
#ifndef CORE_SERVICES_ATTACHMENTS_H
#define CORE_SERVICES_ATTACHMENTS_H

#include "services/session.h"

/* What has become of the file. CHANGED: its size or its content is another than when it was attached.
 * UNREAD: it is there but cannot be read (rights, a folder, too large). */
enum attachment_state {
	ATTACHMENT_FINE,
	ATTACHMENT_MISSING,
	ATTACHMENT_CHANGED,
	ATTACHMENT_UNREAD
};

/* Attach the file at path (made absolute; "~/" is the home folder) to an item of a meeting, or with
 * item_id 0 to the whole meeting. label may be NULL or "": the file's name is printed then. A missing
 * file is attached all the same (papers are often promised before they exist); *state says so. *id
 * may be NULL. Refused: an empty path, a file that is attached there already. */
bool attachment_add(struct session *se, int64_t meeting_id, int64_t item_id, const char *path,
	const char *label, enum attachment_state *state, int64_t *id, struct err *e);

/* Another label or path; with another path, or renew, the file as it is now is the one attached. */
bool attachment_change(struct session *se, int64_t id, const char *path, const char *label,
	bool renew, enum attachment_state *state, struct err *e);
bool attachment_delete(struct session *se, int64_t id, struct err *e);

/* Look at the file. thorough false compares the size only (no more than a stat). */
enum attachment_state attachment_look(const struct attachment *a, bool thorough);

/* As it is printed: the label, else the file's name. Inner. */
const char *attachment_name(const struct attachment *a);

/* ", missing" in the language of the face; "" for a fine one. Inner constant. */
const char *attachment_state_words(enum attachment_state state);

#endif
