/* How long personal data are kept, what is due, and its removal: nobody's but by a person's word, and nothing
 * brings it back. Documents that were sent are never touched. */
#ifndef CORE_SERVICES_RETENTION_H
#define CORE_SERVICES_RETENTION_H

#include "base/buf.h"
#include "services/session.h"

enum retention_kind {
	RETENTION_ATTENDANCE, /* who was at a meeting: numbers stay */
	RETENTION_CONTACTS,   /* addresses and numbers of those who have left all groups */
	RETENTION_ANSWERS,    /* remarks and proposed times in answers, invitations sent */
	RETENTION_DRAFTS,     /* text being typed */
	RETENTION_BACKUPS,    /* other copies of the database, the automatic ones aside */
	RETENTION_KINDS,
};
extern const char *const retention_names[]; /* "attendance", …; NULL at the end */
const char *retention_words(int kind);      /* translated */

/* Months, or days for drafts; 0 keeps it for good. The organisation's own where it has set one, which is a
 * step. */
bool retention_period(struct session *se, int kind, int *n, struct err *e);
bool retention_set(struct session *se, int kind, int n, struct err *e);
void retention_period_text(int kind, int n, struct buf *out); /* "24 months", appended */

/* What is due today. */
struct retention_row {
	int kind, period;
	char before[MOMENT_SIZE]; /* ISO day: what is older is due; "" = nothing ever is */
	size_t n;                 /* how many are */
	char oldest[MOMENT_SIZE]; /* ISO day of the oldest of them; "" = none, or not known */
};
/* folder: of the automatic backups; NULL = not looked at. */
bool retention_due(struct session *se, const char *folder,
	struct retention_row out[RETENTION_KINDS], struct err *e);

/* Take away what is due, of the kinds in the bits 1u << kind. *whole as in store_scrub. */
bool retention_apply(struct session *se, const char *folder,
	const struct retention_row due[RETENTION_KINDS], unsigned kinds, bool *whole,
	struct err *e);

#endif
