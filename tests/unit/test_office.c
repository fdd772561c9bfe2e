/* The text of documents: what stands on the page comes out, what does not stays in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/xalloc.h"
#include "formats/office.h"
#include "services/import_text.h"

#include "cmocka.h"
#include "tests/support/zip.h"

#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define PP(properties, text)                                                                       \
	"<w:p><w:pPr>" properties "</w:pPr><w:r><w:t>" text "</w:t></w:r></w:p>"
#define LIST(id, level)                                                                            \
	"<w:numPr><w:ilvl w:val=\"" level "\"/><w:numId w:val=\"" id "\"/></w:numPr>"
#define LEVEL(n, format, text)                                                                     \
	"<w:lvl w:ilvl=\"" n "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" format                  \
	"\"/><w:lvlText w:val=\"" text "\"/></w:lvl>"
#define NUM(id, abstract)                                                                          \
	"<w:num w:numId=\"" id "\"><w:abstractNumId w:val=\"" abstract "\"/></w:num>"

static const char numbering[] = "<w:abstractNum w:abstractNumId=\"3\">" LEVEL(
	"0", "decimal", "%1.") LEVEL("1", "lowerLetter", "%1%2)") LEVEL("2", "upperRoman",
	"%3.") "</w:abstractNum>"
	       "<w:abstractNum w:abstractNumId=\"4\">" LEVEL(
		       "0", "bullet", "\xef\x82\xb7") "</w:abstractNum>" NUM("1", "3") NUM("2",
		       "4") "<w:num w:numId=\"5\"><w:abstractNumId w:val=\"3\"/><w:lvlOverride w:ilvl=\"0\">"
			    "<w:startOverride w:val=\"7\"/></w:lvlOverride></w:num>";

static void reads(const void *bytes, size_t n, const char *wanted)
{
	struct err e = { 0 };
	char *text = NULL;

	if (!office_ops())
		skip();
	if (!import_text(bytes, n, &text, &e))
		fail_msg("%s", e.text);
	assert_string_equal(text, wanted);
	free(text);
}

static void refused(const void *bytes, size_t n, const char *words)
{
	struct err e = { 0 };
	char *text = NULL;

	assert_false(import_text(bytes, n, &text, &e));
	if (!strstr(e.text, words))
		fail_msg("\"%s\" does not say \"%s\"", e.text, words);
}

static void docx(const struct docx_parts *parts, const char *wanted)
{
	struct buf b = { 0 };

	docx_of(&b, parts);
	reads(b.s, b.len, wanted);
	buf_release(&b);
}

static void test_lists_count_as_word_does(void **state)
{
	(void)state;
	docx(&(struct docx_parts) { .numbering = numbering,
		     .styles =
			     "<w:style w:styleId=\"L\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
			     "</w:style><w:style w:styleId=\"M\"><w:basedOn w:val=\"L\"/></w:style>",
		     .body = PP(LIST("1", "0"), "Välkommen") PP(LIST("1", "0"), "Ansökningar") PP(
			     LIST("1", "1"), "Ekby") PP(LIST("1", "1"), "Strömvik")
			     PP(LIST("1", "2"), "Djupt") PP("<w:pStyle w:val=\"M\"/>", "Övrigt")
				     PP(LIST("1", "1"), "Igen") PP(LIST("2", "0"), "prick") PP(
					     LIST("5", "0"), "Sjunde") PP(LIST("5", "0"), "Åttonde")
					     PP("<w:pStyle w:val=\"L\"/>" LIST("0", "0"), "utan") },
		"1. Välkommen\n2. Ansökningar\n2a) Ekby\n2b) Strömvik\nI. Djupt\n3. Övrigt\n3a) Igen\n"
		"• prick\n7. Sjunde\n8. Åttonde\nutan\n");
}

static void test_only_what_stands_on_the_page(void **state)
{
	(void)state;
	docx(&(struct docx_parts) { .footnotes = "<w:footnote w:id=\"2\">" P(
					    "t.o.m. § 5") "</w:footnote>",
		     .body = "<w:p><w:r><w:t>Kvar</w:t></w:r><w:del><w:r><w:delText>bort</w:delText></w:r></w:del>"
			     "<w:ins><w:r><w:t xml:space=\"preserve\"> nytt</w:t></w:r></w:ins>"
			     "<w:moveFrom><w:r><w:t>flyttat</w:t></w:r></w:moveFrom></w:p>"
			     "<w:p><w:r><w:t>Bo</w:t><w:tab/><w:t>FK</w:t><w:br/><w:t>rad</w:t></w:r></w:p>"
			     "<w:p><w:r><w:t>Eva</w:t><w:footnoteReference w:id=\"2\"/></w:r>"
			     "<w:r><w:rPr><w:vanish/></w:rPr><w:t>dolt</w:t></w:r></w:p>"
			     "<w:p><w:r><w:fldChar/><w:instrText>DATE</w:instrText><w:t>10 mars</w:t></w:r></w:p>"
			     "<w:p><w:hyperlink><w:r><w:t>länk</w:t></w:r></w:hyperlink><w:r><w:softHyphen/>"
			     "<w:t>sam\xc2\xadordning</w:t><w:noBreakHyphen/><w:t>x</w:t></w:r></w:p>"
			     "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" P(
				     "Klicka här") "</w:sdtContent></w:sdt><w:sdt><w:sdtContent>" P("Ifyllt") "</w:sdtContent></w:sdt>" },
		"Kvar nytt\nBo\tFK\nrad\nEva (t.o.m. § 5)\n10 mars\nlänksamordning-x\nIfyllt\n");
}

static void test_boxes_and_headings(void **state)
{
	(void)state;
	docx(
		&(struct docx_parts) {
			.styles =
				"<w:style w:styleId=\"R\"><w:name w:val=\"heading 1\"/></w:style>",
			.body = P("Före") PP("<w:pStyle w:val=\"R\"/>",
				"Rubrik") "<w:p><w:r><w:t>Ankare</w:t><mc:AlternateContent><mc:Choice><wps:txbx>"
					  "<w:txbxContent>" P(
						  "I rutan") "</w:txbxContent></wps:txbx></mc:Choice>"
							     "<mc:Fallback><w:txbxContent>" P(
								     "I rutan") "</w:txbxContent></mc:Fallback>"
										"</mc:AlternateContent></w:r></w:p>" },
		"Före\n\nRubrik\nAnkare\nI rutan\n");
}

#define CELL(inside) "<w:tc>" inside "</w:tc>"
static void test_tables_are_lines_with_tabs(void **state)
{
	(void)state;
	docx(
		&(struct docx_parts) {
			.body = "<w:tbl><w:tr>" CELL(P("Vad")) CELL(P("Vem")) "</w:tr><w:tr>" CELL(
				P("Kalla")) CELL(P("Bo")) "</w:tr><w:tr>" CELL(P("§ 3"))
				CELL(P("Först.") P("Sedan.")) "</w:tr><w:tr><w:trPr><w:del/></w:trPr>" CELL(
					P("borttagen")) "</w:tr><w:tr>" CELL(P("Närvarande")
						P("Bo Ågren") P("Eva Brandt"))
					CELL(P("Frånvarande") P("Ida Wiklund")) "</w:tr></w:tbl>" },
		"Vad\tVem\nKalla\tBo\n§ 3\tFörst.\nSedan.\nNärvarande\nBo Ågren\nEva Brandt\nFrånvarande\n"
		"Ida Wiklund\n");
}

#define OFFICE_NS                                                                                  \
	"xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "                       \
	"xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "                           \
	"xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "                         \
	"xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "                         \
	"xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
#define ITEM(inside) "<text:list-item>" inside "</text:list-item>"
#define TP(text) "<text:p>" text "</text:p>"
static const char
	odt_body[] = "<office:automatic-styles><text:list-style style:name=\"L1\">"
		     "<text:list-level-style-number text:level=\"1\" style:num-suffix=\".\" style:num-format=\"1\"/>"
		     "<text:list-level-style-number text:level=\"2\" style:num-suffix=\")\" style:num-format=\"a\" text:display-levels=\"2\"/>"
		     "</text:list-style><text:list-style style:name=\"L2\">"
		     "<text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"–\"/></text:list-style>"
		     "</office:automatic-styles><office:body><office:text>"
		     "<text:tracked-changes><text:changed-region><text:deletion>" TP(
			     "borta") "</text:deletion></text:changed-region>"
				      "<text:changed-region text:id=\"c2\"><text:deletion/></text:changed-region></text:tracked-changes>"
				      "<text:h text:outline-level=\"1\">Rubrik</text:h>" TP(
					      "Dag: 12 mars<text:s text:c=\"2\"/>2026 \n  x") "<text:list text:style-name=\"L1\">" ITEM(TP("Ett"))
					      ITEM(
						      TP("Två") "<text:list>" ITEM(
							      TP("Under")) "</text:list>") "</text:list>" TP("emellan<text:tab/>tabb<text:line-break/>rad<text:note><text:note-citation>1</text:note-citation>"
													     "<text:note-body>" TP("not") "</text:note-body></text:note>") "<text:list text:style-name=\"L1\" text:continue-numbering=\"true\">" ITEM(TP("Tre")) "</text:list>"
																																 "<text:list text:style-name=\"L1\">" ITEM(TP("Ny")) "</text:list>"
																																						     "<text:list text:style-name=\"L2\">" ITEM(
																																							     TP("streck")) "</text:list>"
																																									   "<table:table><table:table-row><table:table-cell>" TP("Vad") "</table:table-cell><table:table-cell>" TP("Vem") "</table:table-cell></table:table-row></table:table>" TP("<draw:frame><draw:text-box>" TP(
																																										   "ruta") "</draw:text-box></draw:frame>före<text:change-start text:change-id=\"c2\"/>strök") TP("struket<text:change-end text:change-id=\"c2\"/> efter") TP("\n <draw:rect>" TP("form") "</draw:rect>x") "<text:table-of-content>" TP("innehåll") "</text:table-of-content></office:text></office:body>";
static const char odt_text[] =
	"\nRubrik\nDag: 12 mars  2026 x\n1. Ett\n2. Två\n2.a) Under\nemellan\ttabb\n"
	"rad (not)\n3. Tre\n1. Ny\n– streck\nVad\tVem\nföre efter\nruta\nx\nform\n";

static void test_open_document(void **state)
{
	char *content = xasprintf(
		"<office:document-content " OFFICE_NS ">%s</office:document-content>", odt_body);
	char *flat = xasprintf("<?xml version=\"1.0\"?><office:document " OFFICE_NS
			       ">%s</office:document>",
		odt_body);
	struct buf b = { 0 };

	(void)state;
	zip_of(&b,
		(const struct zip_part[]) {
			{ "mimetype", "application/vnd.oasis.opendocument.text", 0 },
			{ "content.xml", content, 0 } },
		2);
	reads(b.s, b.len, odt_text + 1);
	reads(flat, strlen(flat), odt_text + 1);
	buf_release(&b);
	free(content);
	free(flat);
}

static void test_what_cannot_be_read_says_why(void **state)
{
	static const char old[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 resten";
	static const char locked[] =
		"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
	static const char bomb[] =
		"<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>"
		"<office:document " OFFICE_NS
		"><office:body><office:text>&b;</office:text></office:body>"
		"</office:document>";
	struct buf sheet = { 0 }, odt = { 0 }, chunk = { 0 };

	(void)state;
	refused(old, sizeof(old), ".docx");
	refused(locked, sizeof(locked), "password");
	refused("{\\rtf1 x}", 9, ".rtf");
	refused("%PDF-1.4", 8, "PDF");
	if (!office_ops())
		skip();
	refused("PK\003\004trasig", 10, "damaged");
	docx_of(&chunk, &(struct docx_parts) { .body = "<w:altChunk r:id=\"r1\"/>" });
	refused(chunk.s, chunk.len, "another file within it");
	buf_release(&chunk);
	refused(bomb, sizeof(bomb) - 1, "damaged");
	zip_of(&sheet, &(const struct zip_part) { "xl/workbook.xml", "<x/>", 0 }, 1);
	refused(sheet.s, sheet.len, "spreadsheet");
	zip_of(&odt,
		(const struct zip_part[]) { { "content.xml", "krypterat", 0 },
			{ "META-INF/manifest.xml", "<manifest:encryption-data/>", 0 } },
		2);
	refused(odt.s, odt.len, "password");
	buf_release(&sheet);
	buf_release(&odt);
}

/* Each is read once and where it stands: what Word writes and others do not. */
static void test_what_word_wraps_is_read_once(void **state)
{
	(void)state;
	docx(
		&(struct docx_parts) {
			.body = "<w:p><w:smartTag><w:r><w:t>Vera </w:t></w:r></w:smartTag><w:sdt><w:sdtContent><w:r>"
				"<w:t>Lindmo</w:t></w:r></w:sdtContent></w:sdt><w:fldSimple w:instr=\"DATE\"><w:r>"
				"<w:t>, 3 maj</w:t></w:r></w:fldSimple><w:customXml><w:r><w:t>!</w:t></w:r></w:customXml></w:p>"
				"<w:sdt><w:sdtContent><w:tbl><w:sdt><w:sdtContent><w:tr>" CELL(P(
					"a")) "<w:sdt>"
					      "<w:sdtContent>" CELL(P(
						      "b")) "</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl>"
							    "</w:sdtContent></w:sdt>"
							    "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:docPr descr=\"bild\"/><wps:txbx>"
							    "<w:txbxContent>" P("rutans") P(
								    "rader") "</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
									     "<mc:Fallback><w:pict><v:textbox><w:txbxContent>" P(
										     "rutans")
										     P("rader") "</w:txbxContent>"
												"</v:textbox></w:pict></mc:Fallback></mc:AlternateContent><w:t>text</w:t></w:r></w:p>"
												"<w:p><w:r><w:br w:type=\"page\"/><w:t>ny sida</w:t><w:br w:type=\"page\"/><w:t>och en till</w:t>"
												"</w:r></w:p><w:p><w:moveTo><w:r><w:t>flyttat hit</w:t></w:r></w:moveTo></w:p>" },
		"Vera Lindmo, 3 maj!\na\tb\ntext\nrutans\nrader\nny sida\noch en till\nflyttat hit\n");
}

/* Crosses and boxes are symbols of a font, or fields without a text. */
static void test_ticks_are_seen(void **state)
{
#define SYM(font, code) "<w:r><w:sym w:font=\"" font "\" w:char=\"" code "\"/></w:r>"
#define BOX(inside)                                                                                \
	"<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox>" inside                    \
	"</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>"
	(void)state;
	docx(
		&(struct docx_parts) {
			.body = "<w:p>" SYM("Wingdings", "F0FC") SYM("Wingdings", "00FB") SYM(
				"Wingdings 2", "F052") SYM("Arial", "20AC") SYM("Wingdings", "F021")
				SYM("Arial", "0007") "</w:p><w:p>" BOX("<w:checked/>")
					BOX("<w:default w:val=\"1\"/>") BOX(
						"<w:default w:val=\"1\"/><w:checked w:val=\"0\"/>")
						BOX("<w:default w:val=\"0\"/>") "</w:p>" },
		"✓✗☑€\n☒☒☐☐\n");
}

/* A cross stays in its column, beside and below cells that take the room of several. */
static void test_merged_cells_keep_their_columns(void **state)
{
	(void)state;
	docx(
		&(struct docx_parts) {
			.body = "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" P(
				"Vem") "</w:tc>" CELL(P("Där"))
				CELL(P("Borta")) "</w:tr><w:tr>" CELL(P("Siv")) "<w:tc><w:tcPr><w:vMerge/></w:tcPr>" P(
					"") "</w:tc>" CELL(P(""))
					CELL(P("x")) "</w:tr><w:tr><w:trPr><w:gridBefore w:val=\"2\"/></w:trPr>" CELL(
						P("x")) "</w:tr></w:tbl>" },
		"Vem\t\tDär\tBorta\nSiv\t\t\tx\n\t\tx\n");
}

static void test_contents_are_not_read_twice(void **state)
{
	(void)state;
	docx(
		&(struct docx_parts) {
			.styles = "<w:style w:styleId=\"I1\"><w:name w:val=\"toc 1\"/></w:style>",
			.body = PP("<w:pStyle w:val=\"I1\"/>", "1. Val\t2") P("Val") },
		"Val\n");
}

/* As LibreOffice 7.4 writes them: tables with merged cells, automatic numbers, tracked changes, a box, a
 * footnote, head and foot. */
static void test_what_libreoffice_writes(void **state)
{
	static const char *const names[] = { "libreoffice.docx", "libreoffice.odt" };
	struct buf wanted = { 0 }, bytes = { 0 };
	struct err e = { 0 };

	(void)state;
	assert_true(file_read("tests/data/office/libreoffice.txt", 1 << 20, &wanted, &e));
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		char *path = xasprintf("tests/data/office/%s", names[i]);

		buf_cut(&bytes, 0);
		assert_true(file_read(path, 1 << 20, &bytes, &e));
		reads(bytes.s, bytes.len, buf_str(&wanted));
		free(path);
	}
	buf_release(&bytes);
	buf_release(&wanted);
}

/* One part of more than 20 MB, whatever it holds. */
static void test_too_large_is_refused(void **state)
{
	size_t n = 21u << 20;
	char *spaces = xmalloc(n);
	struct buf b = { 0 };

	(void)state;
	if (!office_ops())
		skip();
	memset(spaces, ' ', n);
	zip_of(&b, &(const struct zip_part) { "content.xml", spaces, n }, 1);
	refused(b.s, b.len, "too large");
	buf_release(&b);
	free(spaces);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lists_count_as_word_does),
		cmocka_unit_test(test_only_what_stands_on_the_page),
		cmocka_unit_test(test_boxes_and_headings),
		cmocka_unit_test(test_tables_are_lines_with_tabs),
		cmocka_unit_test(test_open_document),
		cmocka_unit_test(test_what_cannot_be_read_says_why),
		cmocka_unit_test(test_what_word_wraps_is_read_once),
		cmocka_unit_test(test_ticks_are_seen),
		cmocka_unit_test(test_merged_cells_keep_their_columns),
		cmocka_unit_test(test_contents_are_not_read_twice),
		cmocka_unit_test(test_what_libreoffice_writes),
		cmocka_unit_test(test_too_large_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
