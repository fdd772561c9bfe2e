/* The storage port, continued: what attendance statistics are counted from. The rules of model/store.h
 * count here too. */
#ifndef CORE_MODEL_STORE_STATS_H
#define CORE_MODEL_STORE_STATS_H

#include "model/stats_rows.h"
#include "model/store.h"

/* All people, memberships, groups, parties and must-have parties. */
bool store_stats_register(struct store *s, struct stats_register *out, struct err *e);

/* The meetings that start in [from, to) (ISO; NULL = open) with their rolls, by starts, id: those that are
 * for a group, neither cancelled nor a deadline. Streamed; a row is valid until the next call.
 * Between open and close all of it is of one moment. */
struct store_stats;
bool store_stats_open(
	struct store *s, const char *from, const char *to, struct store_stats **x, struct err *e);
/* *row is NULL after the last one. */
bool store_stats_next(struct store_stats *x, const struct stats_meeting **row, struct err *e);
void store_stats_close(struct store_stats *x); /* NULL is fine */

/* ISO start of the latest meeting before `before` at which the person was there, as whatever; "" = none.
 * The caller frees. */
bool store_last_seen(
	struct store *s, int64_t person_id, const char *before, char **starts, struct err *e);

#endif
