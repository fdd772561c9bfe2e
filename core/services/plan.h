/* The next year from the last one: looked at as a diff, saved as proposed, decided. Each call that writes is
 * one transaction and one undo step. The rules by which entries find their day: rules/plan.h. */
#ifndef CORE_SERVICES_PLAN_H
#define CORE_SERVICES_PLAN_H

#include "rules/plan.h"
#include "services/session.h"

/* How far the year is. */
enum plan_stage {
	PLAN_STAGE_NONE,     /* nothing was saved for it */
	PLAN_STAGE_PROPOSED, /* plan_save has been done; plan_decide or plan_drop come next */
	PLAN_STAGE_DECIDED, /* plan_save, plan_decide and plan_drop refuse; undo takes the decision back */
};

/* A year's diff. Zeroed is empty; plan_sheet_release frees it. The rows are the user's to look at; they
 * are changed with plan_place and plan_take. */
struct plan_sheet {
	int year, from;
	enum plan_stage stage;
	const char *reference;   /* of the decision; "" before it */
	const char *decided_day; /* ISO; "" before it */
	struct plan_row *v;      /* by was_starts; last year's cancelled entries are left out */
	size_t n;
	struct plan_world *world; /* what they were judged by; in the pool */
	struct pool pool;
};
void plan_sheet_release(struct plan_sheet *sheet);

/* How last year's entries land in the new one. from 0 is the year before. Reads only: nothing is kept.
 * Rows whose entry was saved before have its meeting_id and its present time, and so have rows for
 * which the new year has an entry of the same kind and groups within three days of the rule's day.
 * ERR_NOT_FOUND where last year has nothing to roll. plan_sheet_release also after a failure. */
bool plan_preview(struct session *se, int year, int from, struct plan_sheet *sheet, struct err *e);

/* The user's change of row i: another day or time (starts without a minute keeps the clock time, ends
 * MOMENT_NONE the length), or in or left out. Everything is judged again: verdict, remarks and alternatives
 * of all rows may change; no other row moves. Refused: a row that gets none or is there already, a day
 * outside the year, an end before the start. A free day is only remarked on. */
bool plan_place(struct plan_sheet *sheet, size_t i, struct moment starts, struct moment ends,
	struct err *e);
bool plan_take(struct plan_sheet *sheet, size_t i, bool taken, struct err *e);

/* Back to where the rules put it. */
bool plan_place_again(struct plan_sheet *sheet, size_t i, struct err *e);

/* How many rows plan_save would make. */
size_t plan_sheet_fresh(const struct plan_sheet *sheet);

/* Make the entries of the rows that are taken, as proposed, in one step: new UIDs, the same title, length,
 * place, room, link and mode, no agenda, no chair; one new round for each old one; the rules go along. Rows
 * that have an entry already are left as they are, so that saving again adds only what lacks.
 * *made (may be NULL) is how many. ERR_INVALID where the year is decided, ERR_CONFLICT where what the
 * sheet was made from has been changed meanwhile so that a row has an entry now. */
bool plan_save(struct session *se, const struct plan_sheet *sheet, size_t *made, struct err *e);

/* The board has decided the year: its proposed entries become decided, and all its entries that are not
 * cancelled are kept as they are now, with the decision's reference ("§ 45/2026", required) and its day
 * (DAY_NONE: today). Works on a year that was laid out in any way. *n (may be NULL): entries decided.
 * Refused where it is decided already or has no entries. */
bool plan_decide(
	struct session *se, int year, const char *reference, int32_t day, size_t *n, struct err *e);

/* Take an undecided proposal away: its entries that are still proposed, with what hangs on them, and the
 * plan. *n (may be NULL): entries taken away. ERR_NOT_FOUND where none was saved. */
bool plan_drop(struct session *se, int year, size_t *n, struct err *e);

/* How far a year is, without looking at its entries. reference (may be NULL) gets that of the decision or "",
 * the caller frees it. */
bool plan_stage(
	struct session *se, int year, enum plan_stage *stage, char **reference, struct err *e);

#endif
