/* Somebody in a file who may be somebody already known. Reported, never merged. */
#ifndef CORE_SERVICES_IMPORT_ALIKE_H
#define CORE_SERVICES_IMPORT_ALIKE_H

#include <stdint.h>

struct import_alike {
	int line;           /* of the file; 0 = not told */
	const char *name;   /* in the file */
	const char *known;  /* in the register, or in another file */
	int64_t person_id;  /* of the known one; 0 = not in the register */
	const char *reason; /* translated: "one letter differs" */
};

#endif
