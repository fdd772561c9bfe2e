/* A year laid out from nothing, a short typed line (formats/plan_line.h) for each entry of it. What a
 * line does not say is as it was the time before: the weekday, the clock times, place and title of the
 * group's latest entry of that kind; where there is none, as is usual for the kind. */
#ifndef CORE_SERVICES_LAY_OUT_H
#define CORE_SERVICES_LAY_OUT_H

#include "base/buf.h"
#include "formats/plan_line.h"
#include "services/session.h"

/* One meeting that a line becomes. */
struct lay_slot {
	const size_t *groups; /* indices of lay_out.groups */
	size_t n_groups;
	struct moment starts, ends; /* as they will be stored; without minutes = whole days */
	int32_t wished;             /* the day before free days were passed */
};

struct habit;
struct lay_out {
	int year;
	struct group_rows groups; /* all of them */
	struct plan_name *names;  /* the same */
	struct habit *habits;     /* of each group, one a kind; the last ones what is usual */
	struct pool pool;

	/* The line that was read last. */
	int kind;    /* enum meeting_kind */
	char *title; /* "" = that of the group's habit, or of the kind */
	struct lay_slot *slots;
	size_t n; /* 0 while no line is understood */
	struct pool line_pool;
};

/* Reads what lines are understood with, once for all lines of a year. lay_out_release also after a
 * failure. */
bool lay_out_load(struct session *se, int year, struct lay_out *out, struct err *e);
void lay_out_release(struct lay_out *l);

/* Understands a line. ERR_INVALID says what it lacks. Nothing is read or written. */
bool lay_out_read(struct lay_out *l, const char *line, struct err *e);

/* The line as it was understood and what speaks against it: "Norr tis 26, Väst ons 27, Öst tor 28 jan
 * v.4 9:00–12:00". Reads only. */
bool lay_out_words(struct session *se, const struct lay_out *l, struct buf *out, struct err *e);

/* Creates the meetings of the line as proposed, in one step; several groups that meet each on its own
 * are a round. *first_id (may be NULL) is the first of them. */
bool lay_out_save(struct session *se, const struct lay_out *l, int64_t *first_id, struct err *e);

#endif
