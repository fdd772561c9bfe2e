/* Use cases of templates: the frame of a new agenda. A group has one, and groups without their own share
 * the one of group 0; either may have another one for a kind of entry. Each call that writes is one
 * transaction and one undo step. */
#ifndef CORE_SERVICES_TEMPLATES_H
#define CORE_SERVICES_TEMPLATES_H

#include "services/session.h"

/* Whose template: of a group (0 = the shared one), for every kind of entry (TEMPLATE_ANY_KIND) or
 * for one (template_kind()). */
struct template_for {
	int64_t group_id;
	int kind;
};

/* That template itself; 0 where there is none. */
bool template_of(struct session *se, struct template_for what, int64_t *template_id, struct err *e);

/* The template that a meeting's agenda is made from (template_choose, the groups by name); 0 where
 * there is none. */
bool template_for_meeting(
	struct session *se, int64_t meeting_id, int64_t *template_id, struct err *e);

/* The same; named gets whether it is for the kind of the meeting and no other. */
bool template_named(
	struct session *se, int64_t meeting_id, int64_t *template_id, bool *named, struct err *e);

/* Inside a step: that template, made where there is none. */
bool template_ensure(
	struct session *se, struct template_for what, int64_t *template_id, struct err *e);

/* ---- What stands in it ---- */

/* Add an item to a template, which is made where there is none: after another standing item
 * (its id, or enum item_place of agenda.h) under parent (0 = top level; one level). s->title is needed;
 * from_day and to_day are ISO days or "". It gets its id, template and position. */
bool standing_add(struct session *se, struct template_for what, int64_t parent_id, int64_t after_id,
	struct standing_item *s, struct err *e);
bool standing_change(struct session *se, struct standing_item *s, struct err *e);
/* With its sub-items. Agendas that have the item keep it. */
bool standing_delete(struct session *se, int64_t id, struct err *e);
/* Up (-1) or down (+1) among its siblings. Refused at the end. */
bool standing_shift(struct session *se, int64_t id, int direction, struct err *e);

/* A template with all that stands in it. */
bool template_delete(struct session *se, int64_t template_id, struct err *e);

/* Inside a step: those of a group. */
bool template_delete_of(struct session *se, int64_t group_id, struct err *e);

/* Make the agenda of a meeting a template, in place of what was there: titles, kinds, presenters,
 * minutes, sub-items. Standing items that are in the agenda keep their days. */
bool template_save(struct session *se, int64_t meeting_id, struct template_for what, struct err *e);

/* ---- From template to agenda ---- */

/* Put the standing items that count on the meeting's day into its agenda, in their order; those that are
 * there already stay as they are. Opening items go to the beginning, closing ones (frame items at
 * the template's end) to the end. *n gets how many were added; none is no error. */
bool template_apply(struct session *se, int64_t meeting_id, size_t *n, struct err *e);

/* meeting_create, and the agenda comes by itself: for ordinary and board meetings, and for other
 * kinds where there is a template for that kind. *n gets the number of items. One that is entered as held has
 * the members of that day on its roll. */
bool meeting_create_planned(struct session *se, struct meeting *draft, const int64_t *groups,
	size_t n_groups, size_t *n, struct err *e);

#endif
