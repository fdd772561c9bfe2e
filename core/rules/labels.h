/* The translated word for each keyword of the model, as both front ends show it. All inner constant
 * strings. */
#ifndef CORE_RULES_LABELS_H
#define CORE_RULES_LABELS_H

#include "base/buf.h"
#include "model/model.h"

const char *meeting_kind_label(int kind);  /* "heldag" */
const char *template_kind_label(int kind); /* "alla slag", "heldag": of template.kind */
const char *meeting_status_label(
	int status); /* "utkast", "planerad", "kallad", "pågår", "klar", "inställd" */
const char *meeting_mode_label(int mode); /* "digitalt" */
const char *notes_state_label(int state);
/* What a list's status column says: "PÅGÅR" while running, "justerad" for held with approved notes. */
const char *meeting_state_label(const struct meeting *m);
/* One letter for the year and lists: H full day, L lunch to lunch, S board …; a group's own letter
 * (may be NULL or "") stands for ordinary meetings. */
const char *meeting_letter(const struct meeting *m, const char *group_letter);

const char *attendance_label(
	int status); /* "på plats", "digitalt", "från", "anmält", "omarkerad" */
const char *attendance_role_label(int role); /* "ledamot", "gäst", "kansli" */
const char *expected_label(int answer);      /* "inget svar", "på plats", "kommer inte" */
const char *answer_label(int answer); /* by mail: "kommer", "kommer kanske", "föreslår annan tid" */
/* "föreslår annan tid (tis 10 mars kl. 13:00–16:00): “Kan vi ses efter lunch?”", appended */
void answer_text(const struct attendance *a, struct buf *out);
const char *item_kind_label(int kind);  /* "formalia", "information", "ansökan" … */
const char *outcome_label(int outcome); /* "behandlad", "ej behandlad" … */
const char *note_kind_label(int kind);  /* "Anteckning", "Citat", "Beslut", "Att göra" … */
const char *party_kind_label(int kind);
const char *group_kind_label(int kind);
const char *member_role_label(int role); /* "ledamot", "ersätt.", "ordf." */

#endif
