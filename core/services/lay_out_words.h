/* Inside of lay_out.h: what a line becomes, in words. */
#ifndef CORE_SERVICES_LAY_OUT_WORDS_H
#define CORE_SERVICES_LAY_OUT_WORDS_H

#include "services/lay_out.h"

/* "3 meetings v.4", "full day tis 20 apr": how the step is called; the caller frees. */
char *lay_out_name(const struct lay_out *l);

#endif
