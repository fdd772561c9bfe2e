/* People out of tables: which column holds what, and what becomes of its cells. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/xalloc.h"
#include "formats/people_lines.h"
#include "formats/people_sheet.h"

#include "cmocka.h"

static int32_t today(void)
{
	int32_t day;

	day_from_ymd(2026, 3, 10, &day);
	return day;
}

static struct people_sheet sheet_of(const char *text)
{
	struct csv_table t;
	struct people_sheet s;
	struct err e = { 0 };

	if (!csv_read(text, strlen(text), &t, &e))
		fail_msg("%s", e.text);
	people_sheet_of(&t, &s);
	return s;
}

/* The columns as their fields, with blanks between. */
static void columns_are(const char *text, const char *want)
{
	struct people_sheet s = sheet_of(text);
	struct buf b = { 0 };

	for (size_t i = 0; i < s.table.columns; i++)
		buf_printf(&b, "%s%s", i ? " " : "",
			s.columns[i].field ? people_field_names[s.columns[i].field] : "-");
	assert_string_equal(buf_str(&b), want);
	buf_release(&b);
	people_sheet_release(&s);
}

static void test_heads_in_two_languages(void **state)
{
	(void)state;
	columns_are("Namn;E-post;Telefon;Befattning;Organisation\nBo Ek;;;;\n",
		"name email phone title party");
	columns_are(
		"EFTERNAMN;förnamn;Mobil;Arbetsgivare;Grupper;Roll;Mandat från;Mandat till\nEk;Bo;;;;;;\n",
		"family given phone party groups role from to");
	columns_are("First name,Last name,Email,Role,Group,Term\nBo,Ek,,,,\n",
		"given family email role groups period");
	columns_are(
		"Nr;Namn;Part;Mandat;Mandatperiod;Ordning;Allergi\n1;Bo Ek;FK;ja;2023-2026;1;nej\n",
		"- name party mandate period turn -");
}

static void test_contact_lists_and_web_forms(void **state)
{
	(void)state;
	/* A web form. */
	columns_are(
		"Tidsstämpel,Vad heter du?,Din e-postadress,Vilken organisation representerar du?\n"
		"2026-01-02 10:00:00,Bo Ek,bo@example.org,FK\n",
		"- name email party");
	/* Outlook: its Title is Mr or Ms. */
	columns_are(
		"First Name,Middle Name,Last Name,Title,Company,Job Title,E-mail Address,"
		"E-mail Type,Mobile Phone,Business Phone\nBo,,Ek,Mr,FK,chef,bo@example.org,SMTP,1,2\n",
		"given - family - party title email - phone phone");
	/* Google. */
	columns_are(
		"Name,Given Name,Additional Name,Family Name,Given Name Yomi,Group Membership,"
		"E-mail 1 - Type,E-mail 1 - Value,Organization 1 - Name,Organization 1 - Title\n"
		"Bo Ek,Bo,,Ek,,* myContacts,Work,bo@example.org,FK,chef\n",
		"name given - family - - - email party title");
	/* LinkedIn: remarks above the heads. */
	columns_are("Notes:\n\"When exporting, you may notice, that some are missing\"\n\n"
		    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
		    "Bo,Ek,https://example.org/bo,bo@example.org,FK,chef,10 Mar 2024\n",
		"given family - email party title -");
}

/* Questions instead of heads, and columns that the form made itself and left empty. */
static void test_heads_that_ask(void **state)
{
	(void)state;
	columns_are(
		"Tidsstämpel,Vad heter du? (för- och efternamn),Vilken e-postadress når vi dig på?,"
		"Vilken organisation företräder du?\n2025-11-03 14.02.11,Amina Haddad,,FK\n",
		"- name email party");
	columns_are("Id,Starttid,E-post,Namn,Ange ditt fullständiga namn,Vilken kommun kommer du "
		    "ifrån?\n1,11/3/25 9:12:01,anonymous,,Samira Yalda,Ekby kommun\n",
		"- - email - name party");
	columns_are("Timestamp,What is your name?,What is your e-mail address?,Your phone,"
		    "Which organization do you represent?,Which group are you in?,Event name,Diet\n"
		    "2026/03/01 9:12:33,Siv Ny,siv@example.org,1,FK,Väst,Day,none\n",
		"- name email phone party groups - -");
	columns_are("Namn;Telefonnr;Org\nBo Ek;0500-123456;FK\n", "name phone party");
	columns_are("Nr;Namn;Tel arb;Tel. hem\n1;Bo Ek;0500-123456;\n", "- name phone phone");
	/* A head that names no column of names: the cells do. */
	columns_are(
		"Ledamot;Part;Uppdrag;Mandatperiod\nAlm, Karin;Ekby kommun;Ordförande;2023-2026\n",
		"name party role period");
}

static void test_rows_of_a_title_stand_above_the_heads(void **state)
{
	struct people_sheet s = sheet_of("Beredning Väst 2026;;\n;;\nUppdaterad 2026-01-02;;\n"
					 "Namn;Part;E-post\nBo Ek;FK;bo@example.org\n");

	(void)state;
	assert_int_equal(s.head_line, 4);
	assert_int_equal(s.first, 3);
	assert_true(people_sheet_known(&s));
	assert_string_equal(s.columns[1].head, "Part");
	assert_string_equal(s.columns[1].example, "FK");
	people_sheet_release(&s);
}

static void test_without_heads_the_cells_tell(void **state)
{
	(void)state;
	columns_are("Karin Alm;karin.alm@example.org;070-123 45 67;Ekby kommun;enhetschef\n"
		    "Bo Ek;bo.ek@example.org;;Region Sjöland;samordnare\n",
		"name email phone party title");
	/* The addresses know which name comes first. */
	columns_are(
		"Alm;Karin;karin.alm@example.org\nEk;Bo;bo.ek@example.org\n", "family given email");
	columns_are(
		"Karin Alm;ledamot;2024-01-01;2027-12-31\nBo Ek;ersättare;2024-01-01;2027-12-31\n",
		"name role from to");
}

static struct people_entries entries_of(const char *text)
{
	struct people_sheet s = sheet_of(text);
	struct people_entries l;

	people_entries_read(&s, today(), &l);
	people_sheet_release(&s);
	return l;
}

static void test_a_row_becomes_a_person(void **state)
{
	struct people_entries l =
		entries_of("Namn;E-post;Telefon;Titel;Part;Grupper;Roll;Mandat;Från;Till\n"
			   "\"Ahn, Mia von\";Mia von Ahn <mia@example.org>;+46 70 1;chef;FK;"
			   "\"Norr (ordf.), Väst\";ersättare 2;ja;1/1 2024;2027\n");
	const struct people_entry *p = l.v;

	(void)state;
	assert_int_equal(l.n, 1);
	assert_null(p->skip);
	assert_string_equal(p->given, "Mia");
	assert_string_equal(p->family, "von Ahn");
	assert_string_equal(p->email, "mia@example.org");
	assert_string_equal(p->phone, "+46 70 1");
	assert_string_equal(p->party, "FK");
	assert_int_equal(p->n_groups, 2);
	assert_string_equal(p->groups[0].group, "Norr");
	assert_int_equal(p->groups[0].role, ROLE_CHAIR);
	assert_int_equal(p->groups[1].role, ROLE_DEPUTY);
	assert_int_equal(p->groups[1].turn, 2);
	assert_int_equal(p->groups[1].mandate, 1);
	assert_string_equal(p->groups[1].from, "2024-01-01");
	assert_string_equal(p->groups[1].to, "2027-12-31");
	people_entries_release(&l);
}

static void days_are(const char *cell, const char *from, const char *to)
{
	char *text = xasprintf("Namn;Grupp;Mandatperiod\nBo Ek;Norr;%s\n", cell);
	struct people_entries l = entries_of(text);

	assert_string_equal(l.v[0].groups[0].from, from);
	assert_string_equal(l.v[0].groups[0].to, to);
	people_entries_release(&l);
	free(text);
}

static void test_dates_as_people_write_them(void **state)
{
	(void)state;
	days_are("2023-2026", "2023-01-01", "2026-12-31");
	days_are("2023–2026", "2023-01-01", "2026-12-31");
	days_are("2024-04-01 – 2028-03-31", "2024-04-01", "2028-03-31");
	days_are("1/4 2024 till 31/3 2028", "2024-04-01", "2028-03-31");
	days_are("1 april 2024 - 31 mars 2028", "2024-04-01", "2028-03-31");
	days_are("20240401", "2024-04-01", "");
	days_are("45383", "2024-04-01", "");
	days_are("12/31/2026", "2026-12-31", "");
	days_are("", "", "");
}

static void remarks(const char *text, const char *want)
{
	struct people_entries l = entries_of(text);

	assert_int_equal(l.n_remarks, 1);
	if (!strstr(l.remarks[0].words, want))
		fail_msg("%s", l.remarks[0].words);
	assert_int_equal(l.remarks[0].line, 2);
	people_entries_release(&l);
}

static void test_what_is_lost_is_told(void **state)
{
	struct people_entries l = entries_of("Namn;Telefon\nBo Ek;701234567\n");

	(void)state;
	remarks("Namn;Telefon\nBo Ek;7,01E+08\n", "7,01E+08");
	remarks("Namn;E-post\nBo Ek;bo(at)example.org\n", "no e-mail address");
	remarks("Namn;Grupp;Till\nBo Ek;Norr;snart\n", "no date");
	remarks("Namn;Titel;Roll\nBo Ek;chef;vaktmästare\n", "no role");
	assert_string_equal(l.v[0].phone, "0701234567");
	people_entries_release(&l);
}

static void test_a_personal_number_is_left_out(void **state)
{
	struct people_entries l = entries_of("Namn;Personnummer;Titel\n"
					     "Bo Ek;19811218-9876;chef\n"
					     "Eva Lind 811218-9876;;811218-9876 samordnare\n");

	(void)state;
	assert_true(l.personal_numbers >= 2);
	assert_int_equal(l.n_remarks, 1);
	assert_string_equal(l.v[0].title, "chef");
	assert_string_equal(l.v[1].family, "Lind");
	assert_string_equal(l.v[1].title, "samordnare");
	people_entries_release(&l);
}

static void test_rows_that_are_nobody(void **state)
{
	struct people_entries l = entries_of("Namn;E-post\n;\nTotalt 12;\n;eva.lind@example.org\n"
					     ";info@example.org\n");

	(void)state;
	assert_int_equal(l.n, 3);
	assert_non_null(l.v[0].skip);
	assert_string_equal(l.v[1].given, "Eva");
	assert_true(l.v[1].guessed);
	assert_non_null(l.v[2].skip);
	people_entries_release(&l);
}

/* ---- Lists ---- */

static void list_is(const char *text, const char *want)
{
	struct people_entries l;
	struct buf b = { 0 };

	people_lines_read(text, &l);
	for (size_t i = 0; i < l.n; i++) {
		const struct people_entry *p = &l.v[i];

		if (p->skip) {
			buf_puts(&b, "!\n");
			continue;
		}
		buf_printf(&b, "%s|%s|%s|%s|%s|%s\n", p->given, p->family, p->email, p->party,
			p->title, p->n_groups ? p->groups[0].group : "");
	}
	assert_string_equal(buf_str(&b), want);
	buf_release(&b);
	people_entries_release(&l);
}

static void test_lists_of_names(void **state)
{
	(void)state;
	list_is("Karin Alm\n\n- Bo Ek\n2. Eva Lind\n", "Karin|Alm||||\nBo|Ek||||\nEva|Lind||||\n");
	list_is("Alm, Karin\nvon Ahn, Mia\n", "Karin|Alm||||\nMia|von Ahn||||\n");
	list_is("Karin Alm, Försäkringskassan\nBo Ek, enhetschef, FK\nEva Lind (AF)\n"
		"Åsa Fors – Ekby kommun\nPer Mo\tRegion Sjöland\tchef\n",
		"Karin|Alm||Försäkringskassan||\nBo|Ek||FK|enhetschef|\nEva|Lind||AF||\n"
		"Åsa|Fors||Ekby kommun||\nPer|Mo||Region Sjöland|chef|\n");
	list_is("Norr: Karin Alm, Bo Ek\nEva Lind\nVäst: Åsa Fors (FK)\n",
		"Karin|Alm||||Norr\nBo|Ek||||Norr\nEva|Lind||||Norr\nÅsa|Fors||FK||Väst\n");
	list_is("Ekby kommun\nKarin Alm\nFörsäkringskassan\nBo Ek\n",
		"Karin|Alm||Ekby kommun||\nBo|Ek||Försäkringskassan||\n");
	list_is("Hej, här kommer listan som jag lovade!\nBo Ek\n", "!\nBo|Ek||||\n");
}

static void test_recipients_of_a_mail(void **state)
{
	(void)state;
	list_is("Karin Alm <karin.alm@example.org>; \"Ek, Bo\" <bo.ek@example.org>; eva.lind@example.org",
		"Karin|Alm|karin.alm@example.org|||\nBo|Ek|bo.ek@example.org|||\n"
		"Eva|Lind|eva.lind@example.org|||\n");
	list_is("Karin Alm <karin@example.org>, Bo Ek <bo@example.org>",
		"Karin|Alm|karin@example.org|||\nBo|Ek|bo@example.org|||\n");
	list_is("Alm Karin (Ekby kommun) <karin.alm@example.org>",
		"Karin|Alm|karin.alm@example.org|Ekby kommun||\n");
	list_is("'Karin Alm' <mailto:karin@example.org>", "Karin|Alm|karin@example.org|||\n");
}

static void test_a_list_is_told_from_notes(void **state)
{
	(void)state;
	assert_true(people_lines_known("Karin Alm\nAlm, Bo\nEva Lind (FK)\n"));
	assert_false(people_lines_known("Minnesanteckningar 10 mars\nNärvarande: Bo Ek\n1. Val\n"));
	assert_false(people_lines_known(""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_heads_in_two_languages),
		cmocka_unit_test(test_contact_lists_and_web_forms),
		cmocka_unit_test(test_heads_that_ask),
		cmocka_unit_test(test_rows_of_a_title_stand_above_the_heads),
		cmocka_unit_test(test_without_heads_the_cells_tell),
		cmocka_unit_test(test_a_row_becomes_a_person),
		cmocka_unit_test(test_dates_as_people_write_them),
		cmocka_unit_test(test_what_is_lost_is_told),
		cmocka_unit_test(test_a_personal_number_is_left_out),
		cmocka_unit_test(test_rows_that_are_nobody),
		cmocka_unit_test(test_lists_of_names),
		cmocka_unit_test(test_recipients_of_a_mail),
		cmocka_unit_test(test_a_list_is_told_from_notes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
