/* Inside of the preview: what its files share. */
#ifndef TUI_VIEWS_PREVIEW_PART_H
#define TUI_VIEWS_PREVIEW_PART_H

#include "services/documents.h"

#include "tui/commands.h"
#include "tui/views/document_part.h"

struct preview_state {
	int64_t meeting_id;
	enum export_paper what;
	struct notes_out_options options;
	int64_t version;           /* of what was sent; 0 = as it would be sent now */
	struct document_list sent; /* all of the meeting */
	int state, status;         /* of the notes; of the meeting */
	struct document_pane pane;
	char *name; /* "Beredning Väst tis 10 mars" */
};

/* What becomes of the notes: a which-key box. */
command_fn preview_cmd_state;

#endif
