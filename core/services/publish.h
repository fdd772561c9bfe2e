/* A folder of files that others read at any time: a web server's, vdirsyncer's. Each file takes its name
 * when it is whole, one that would not change is not touched, and only what was written here before
 * is replaced or taken away: what was written is kept in the store (published), and a file that is not
 * as it was left has been edited by somebody, which is reported and let be. Who is killed while writing finds
 * the own files again (publish_trace.h).
 *
 *	publish_open(&p, se, folder, …, e) && publish_file(&p, …) … && publish_close(&p, e);
 *	publish_release(&p);
 */
#ifndef CORE_SERVICES_PUBLISH_H
#define CORE_SERVICES_PUBLISH_H

#include "services/publish_trace.h"
#include "services/session.h"

enum publish_what {
	PUBLISH_SAME,    /* as it was */
	PUBLISH_WRITTEN, /* new, or changed */
	PUBLISH_REMOVED, /* nothing stands behind it any more */
	PUBLISH_EDITED,  /* somebody else changed it: let be */
	PUBLISH_MISSING, /* somebody else took it away: let be */
	PUBLISH_FOREIGN, /* there is a file of that name that was not written here: let be */
	PUBLISH_WHATS,
};
struct publish_row {
	const char *name;  /* of the file */
	const char *label; /* what it is, for people; "" for what is gone */
	enum publish_what what;
};

enum publish_how {
	PUBLISH_DRY = 1 << 0,     /* nothing is written */
	PUBLISH_ANYWAY = 1 << 1,  /* what others did is overwritten */
	PUBLISH_RESTORE = 1 << 2, /* a file that somebody took away is written again */
};
struct publish {
	struct session *se;
	char *folder; /* absolute */
	unsigned how; /* bits of enum publish_how */
	struct published_list had;
	struct publish_trace trace;
	bool *seen;            /* had[i] has been asked for now */
	struct published *put; /* to be remembered */
	size_t n_put, cap_put;
	struct publish_row *v; /* what was done, in order; texts in the pool */
	size_t n, cap;
	struct pool pool;
	size_t counts[PUBLISH_WHATS];
};

/* The folder is made where it is missing (not its parents). One that is empty is begun anew, whatever was
 * written into it before. *p is to be released either way. */
bool publish_open(
	struct publish *p, struct session *se, const char *folder, unsigned how, struct err *e);

/* A file of that name (no slash) with these bytes. */
bool publish_file(struct publish *p, const char *name, const char *label, const char *bytes,
	size_t n, struct err *e);

/* A file that is written once and then left to whoever edits it: no conflict where it differs. */
bool publish_hint(struct publish *p, const char *name, const char *text, struct err *e);

/* Take away what was written here before and was not asked for this time, and remember what there is. */
bool publish_close(struct publish *p, struct err *e);

/* How many files others have touched. */
size_t publish_conflicts(const struct publish *p);

void publish_release(struct publish *p);

#endif
