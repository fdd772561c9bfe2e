# arshjul: `make` builds, `make demo` opens a made-up year, `make check` runs every test.
#
#   make [all]        build/arshjul            make install    DESTDIR= PREFIX= bindir= libdir= mandir= …
#   make demo         install, build, open     make uninstall
#   make check        every test               make dist       source archive of the last commit
#   make lint         the house rules          make update-po  new messages into core/po/sv.po
#   make bench        speed beside the floors  make fuzz       FUZZ_SECONDS=60 for each parser (clang)
#   make deps         what is missing here     make lint-deep  cppcheck and clang-tidy
#
# B=DIR builds elsewhere, SAN=1 with the address and undefined-behaviour sanitizers, DEV=1 with every
# warning an error, V=1 shows the commands. CC, CFLAGS, CPPFLAGS and LDFLAGS are yours.

VERSION = 0.1.0
B       = build$(if $(SAN),/san)$(if $(FUZZ),/fuzz)

PREFIX     ?= /usr/local
prefix     ?= $(PREFIX)
bindir     ?= $(prefix)/bin
libdir     ?= $(prefix)/lib
datadir    ?= $(prefix)/share
mandir     ?= $(datadir)/man
INSTALL    ?= install
PKG_CONFIG ?= pkg-config
CFLAGS     ?= -O2 -g

# Every processor, unless -j says otherwise.
ifeq ($(MAKELEVEL),0)
MAKEFLAGS += --no-print-directory -j$(shell nproc 2>/dev/null || sysctl -n hw.ncpu 2>/dev/null || echo 2)
endif
MAKEFLAGS += -r
.DELETE_ON_ERROR:
.SUFFIXES:
Q    = $(if $(V),,@)
say  = $(if $(V),,@printf '  %-6s %s\n' $1 '$(subst $(B)/,,$@)';)

# PDF where pango and cairo are there; WITH_PDF= builds without.
WITH_PDF := $(shell $(PKG_CONFIG) --exists pangocairo 2>/dev/null && echo 1)
# .docx and .odt where libzip and libxml2 are there; WITH_OFFICE= builds without.
WITH_OFFICE := $(shell $(PKG_CONFIG) --exists libzip libxml-2.0 2>/dev/null && echo 1)

# --- sources -------------------------------------------------------------------------------------

lazy_src := core/base/text_icu.c core/formats/csv_lib.c $(wildcard core/formats/ical_*.c)
pdf_src  := $(wildcard core/formats/pdf_*.c)
office_src := $(wildcard core/formats/office_*.c)
core_src := $(filter-out $(lazy_src) $(pdf_src) $(office_src),$(wildcard core/*/*.c))
db_src   := $(wildcard db/*.c)
tui_src  := $(filter-out tui/main.c,$(wildcard tui/*.c tui/*/*.c))
sql_src  := $(sort $(wildcard db/migrations/*.sql))
messages := $(sort $(wildcard core/*/*.[ch] db/*.c tui/*.c tui/*/*.[ch]))
pages    := $(wildcard man/*.[157])
support  := $(wildcard tests/support/*.c)
fuzz_src := $(wildcard tests/fuzz/fuzz_*.c)
test_src := $(wildcard $(foreach d,unit db ical cli e2e,tests/$d/test_*.c))

objects = $(patsubst %.c,$(B)/obj/%.o,$1)
tests   = $(patsubst tests/%.c,$(B)/tests/%,$1)
catalogues := $(patsubst core/po/%.po,$(B)/gen/%.mo,$(sort $(wildcard core/po/*.po)))
program := $(B)/arshjul $(B)/arshjul-lazy.so $(if $(WITH_PDF),$(B)/arshjul-pdf.so) \
	$(if $(WITH_OFFICE),$(B)/arshjul-office.so)

# --- flags ---------------------------------------------------------------------------------------

# Asked once, and only when something is compiled: deps must run before pkg-config is there.
once = $(eval $1 := $(shell $2))$($1)

main_pc    = ncursesw sqlite3 inih
lazy_pc    = icu-i18n icu-uc libical nettle
pdf_pc     = pangocairo
office_pc  = libzip libxml-2.0
test_pc    = cmocka vterm
pc_cflags  = $(call once,pc_cflags,$(PKG_CONFIG) --cflags $(main_pc) $(lazy_pc))
main_libs  = $(call once,main_libs,$(PKG_CONFIG) --libs $(main_pc) && echo -lm)
lazy_libs  = $(call once,lazy_libs,$(PKG_CONFIG) --libs $(lazy_pc) && echo -lcsv)
pdf_cflags = $(call once,pdf_cflags,$(PKG_CONFIG) --cflags $(pdf_pc))
pdf_libs   = $(call once,pdf_libs,$(PKG_CONFIG) --libs $(pdf_pc))
office_cflags = $(call once,office_cflags,$(PKG_CONFIG) --cflags $(office_pc))
office_libs = $(call once,office_libs,$(PKG_CONFIG) --libs $(office_pc))
test_libs  = $(call once,test_libs,$(PKG_CONFIG) --libs $(test_pc))

warnings = -Wall -Wextra -Wformat=2 -Wmissing-prototypes -Wstrict-prototypes -Werror=implicit
ifdef DEV
warnings += -Wpedantic -Wshadow -Wconversion -Wcast-qual -Wwrite-strings -Wvla -Wundef -Werror
endif

hardening = -fstack-protector-strong -fstack-clash-protection
ifneq ($(SAN)$(FUZZ),)
hardening += -fsanitize=address,undefined $(if $(FUZZ),-fsanitize=fuzzer-no-link) \
	-fno-sanitize-recover=all -fno-omit-frame-pointer
# The sanitizer's dlopen stands between us and the loader, which then looks at RPATH only.
ld_san = -Wl,--disable-new-dtags
else
hardening += $(if $(findstring -O0,$(CFLAGS)),,-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
endif

all_cppflags = -D_GNU_SOURCE -DARSHJUL_VERSION='"$(VERSION)"' -I. -Icore -include core/banned.h \
	$(pc_cflags) $(CPPFLAGS)
all_cflags   = -std=c17 -fPIC -fno-semantic-interposition $(hardening) $(warnings) $(CFLAGS)
all_ldflags  = $(hardening) $(CFLAGS) -Wl,-z,relro,-z,now -Wl,--as-needed $(ld_san) $(LDFLAGS)
link         = $(CC) $(all_ldflags)

# Where arshjul-lazy.so is looked for besides the places that core/base/lazy.c knows.
program_path = $(if $(filter $(prefix)/lib,$(libdir)),,-Wl,-rpath,'$(libdir)/arshjul')
tests_path   = -Wl,-rpath,'$$ORIGIN/../..'

# --- program -------------------------------------------------------------------------------------

.PHONY: all
all: $(program) $(B)/man/arshjul-keys.7

$(B)/arshjul: $(call objects,tui/main.c) $(B)/arshjul.a $(B)/flags
	$(call say,LINK)$(link) -pie $(program_path) -o $@ $(filter %.o %.a,$^) $(main_libs) -ldl

$(B)/arshjul-lazy.so: $(call objects,$(lazy_src)) $(B)/arshjul.a core/base/lazy.map $(B)/flags
	$(call say,LINK)$(link) -shared -Wl,-soname,$(@F) -Wl,--version-script=core/base/lazy.map -o $@ \
		$(filter %.o %.a,$^) $(lazy_libs)

$(call objects,$(pdf_src)): all_cppflags += $(patsubst -I%,-isystem %,$(pdf_cflags))
$(B)/arshjul-pdf.so: $(call objects,$(pdf_src)) $(B)/arshjul.a core/base/lazy.map $(B)/flags
	$(call say,LINK)$(link) -shared -Wl,-soname,$(@F) -Wl,--version-script=core/base/lazy.map -o $@ \
		$(filter %.o %.a,$^) $(pdf_libs)

$(call objects,$(office_src)): all_cppflags += $(patsubst -I%,-isystem %,$(office_cflags))
$(B)/arshjul-office.so: $(call objects,$(office_src)) $(B)/arshjul.a core/base/lazy.map $(B)/flags
	$(call say,LINK)$(link) -shared -Wl,-soname,$(@F) -Wl,--version-script=core/base/lazy.map -o $@ \
		$(filter %.o %.a,$^) $(office_libs)

# Everything but main: the program, the library and each test take what they need of it.
$(B)/arshjul.a: $(call objects,$(core_src) $(db_src) $(tui_src)) \
	$(B)/obj/gen/catalogues.o $(B)/obj/gen/migrations.o $(B)/obj/gen/whole.o $(B)/sources
$(B)/support.a: $(call objects,$(support))
$(B)/%.a:
	@mkdir -p $(@D)
	@rm -f $@
	$(call say,AR)$(AR) rcs $@ $(filter %.o,$^)

compile = $(call say,CC)$(CC) $(all_cppflags) $(all_cflags) -MMD -MP -c -o $@ $<

$(B)/obj/%.o: %.c $(B)/flags
	@mkdir -p $(@D)
	$(compile)

$(B)/obj/gen/%.o: $(B)/gen/%.c $(B)/flags
	@mkdir -p $(@D)
	$(compile)

$(B)/gen/migrations.c: core/base/embed.sh $(sql_src) $(B)/migrations
	@mkdir -p $(@D)
	$(call say,GEN)sh core/base/embed.sh migrations $(sql_src) >$@

# What the migrations lead to, as one text.
$(B)/gen/whole.c: $(B)/db/whole
	$(call say,GEN)$(B)/db/whole >$@

$(B)/db/whole: $(call objects,db/whole/whole.c) $(B)/obj/gen/migrations.o $(B)/flags
	@mkdir -p $(@D)
	$(call say,LINK)$(link) -pie -o $@ $(filter %.o,$^) $(main_libs)

$(B)/gen/%.mo: core/po/%.po
	@mkdir -p $(@D)
	$(call say,MO)msgfmt --check-format --endianness=little -o $@ $<

$(B)/gen/catalogues.c: core/base/embed.sh $(catalogues) $(B)/languages
	@mkdir -p $(@D)
	$(call say,GEN)sh core/base/embed.sh catalogues $(catalogues) >$@

# The manual's page of keys is written from the command table.
$(B)/man/arshjul-keys.7: $(B)/man/keys
	$(call say,MAN)$(B)/man/keys >$@

$(B)/man/keys: $(B)/obj/man/keys.o $(B)/arshjul.a $(B)/flags
	@mkdir -p $(@D)
	$(call say,LINK)$(link) -pie -o $@ $(filter %.o %.a,$^) $(main_libs) -ldl

# A stamp is rewritten when what it records has changed, and with it all that depends on it.
stamp = @mkdir -p $(@D); printf '%s\n' "$$STAMP" | cmp -s - $@ || printf '%s\n' "$$STAMP" >$@

$(B)/flags: export STAMP = $(CC) $(all_cppflags) $(all_cflags) $(all_ldflags) $(program_path)
$(B)/flags: FORCE
	@$(PKG_CONFIG) --print-errors --exists $(main_pc) $(lazy_pc) || \
		{ echo "Something is missing here: make deps installs it." >&2; exit 1; }
	$(stamp)

$(B)/languages: export STAMP = $(catalogues)
$(B)/migrations: export STAMP = $(sql_src)
$(B)/sources: export STAMP = $(core_src) $(db_src) $(tui_src) $(messages)
$(B)/languages $(B)/migrations $(B)/sources: FORCE
	$(stamp)

.PHONY: FORCE
FORCE:

# --- tests ---------------------------------------------------------------------------------------

test_bin  := $(call tests,$(test_src))
test_sh   := $(sort $(wildcard tests/cli/*.sh tests/e2e/*.sh))
fuzz_bin  := $(call tests,$(fuzz_src))
lint_sh   := $(sort $(wildcard tests/lint/*.sh))
archives   = $(B)/support.a $(B)/arshjul.a

$(test_bin): $(B)/tests/%: $(B)/obj/tests/%.o $(archives) $(B)/flags
	@mkdir -p $(@D)
	$(call say,LINK)$(link) -pie $(tests_path) -o $@ $(filter %.o %.a,$^) $(test_libs) $(main_libs) -ldl -lutil

# The corpus of a parser, replayed; or, with FUZZ=1, libFuzzer around the same function.
$(fuzz_bin): $(B)/tests/%: $(B)/obj/tests/%.o $(if $(FUZZ),,$(B)/obj/tests/fuzz/replay.o) $(archives) $(B)/flags
	@mkdir -p $(@D)
	$(call say,LINK)$(link) -pie $(if $(FUZZ),-fsanitize=fuzzer) $(tests_path) -o $@ \
		$(filter %.o %.a,$^) $(test_libs) $(main_libs) -ldl -lutil

.PHONY: tests check check-built lint lint-deep counts fuzz fuzz-built bench
tests: all $(test_bin) $(fuzz_bin) $(B)/arshjul.pot

# What is missing is installed first, so the rest runs in a make that finds it.
check: deps
	@$(MAKE) check-built

check-built: tests
	@sh tests/run $(B) $(test_bin) $(test_sh) $(fuzz_bin) $(if $(SAN),,$(lint_sh))

lint: tests
	@sh tests/run $(B) $(lint_sh)

# After adding cases: record how many there are.
counts: tests
	@sh tests/run -u $(B) $(test_bin) $(test_sh) $(fuzz_bin) $(lint_sh)

lint-deep:
	cppcheck --quiet --error-exitcode=1 --std=c11 --enable=warning,performance,portability \
		--inline-suppr -Icore -I. core db tui
	clang-tidy --quiet $(lazy_src) $(core_src) $(db_src) $(tui_src) -- $(all_cppflags) -std=c17

FUZZ_SECONDS ?= 60
fuzz:
	@$(MAKE) FUZZ=1 CC=clang fuzz-built

fuzz-built: $(program) $(fuzz_bin)
	@for f in $(fuzz_bin); do name=$${f##*/fuzz_}; mkdir -p $(B)/corpus/$$name; \
		echo "fuzz $$name for $(FUZZ_SECONDS) s"; \
		$$f -max_total_time=$(FUZZ_SECONDS) -artifact_prefix=$(B)/corpus/$$name- \
			$(B)/corpus/$$name tests/fuzz/corpus/$$name >$(B)/corpus/$$name.log 2>&1 || \
			{ tail -n 40 $(B)/corpus/$$name.log; exit 1; }; done

# --- speed ---------------------------------------------------------------------------------------

bench_all := $(wildcard tests/bench/*.c)
bench_src := $(filter tests/bench/floor_%.c tests/bench/drive.c tests/bench/fill%.c,$(bench_all))
bench_bin := $(call tests,$(bench_src))

$(B)/bench.a: $(call objects,$(filter-out $(bench_src),$(bench_all)))

$(bench_bin): $(B)/tests/bench/%: $(B)/obj/tests/bench/%.o $(B)/bench.a $(B)/arshjul.a $(B)/flags
	@mkdir -p $(@D)
	$(call say,LINK)$(link) -pie $(tests_path) -o $@ $(filter %.o %.a,$^) \
		$(main_libs) $(test_libs) $(lazy_libs) -ldl -lutil

bench: deps
	@$(MAKE) bench-built

bench-built: $(program) $(bench_bin)
	@sh tests/bench/run $(B)

# --- everything else -----------------------------------------------------------------------------

.PHONY: deps demo install uninstall clean dist update-po
deps:
	@PKG_CONFIG='$(PKG_CONFIG)' sh .ci/deps

demo: deps
	@$(MAKE) all
	@$(B)/arshjul demo

# What goes where: file, folder, and a new name where it has another there.
desktop     := $(wildcard tui/arshjul.desktop)
completions := $(wildcard tui/cli/completions/*)
bash_completion = $(filter %.bash,$(completions))
zsh_completion  = $(filter %/_arshjul,$(completions))
fish_completion = $(filter %.fish,$(completions))

put = $(if $1,$(INSTALL) -d $(DESTDIR)$2 && $(INSTALL) -m $(or $4,644) $1 $(DESTDIR)$2/$(or $3,$(notdir $1)))

install: all
	$(call put,$(B)/arshjul,$(bindir),,755)
	$(foreach f,$(filter %.so,$(program)),$(call put,$f,$(libdir)/arshjul) &&) :
	$(foreach n,1 5 7,$(foreach p,$(filter %.$n,$(pages) $(B)/man/arshjul-keys.7),$(call put,$p,$(mandir)/man$n) &&)) :
	$(call put,$(desktop),$(datadir)/applications)
	$(call put,$(bash_completion),$(datadir)/bash-completion/completions,arshjul)
	$(call put,$(zsh_completion),$(datadir)/zsh/site-functions)
	$(call put,$(fish_completion),$(datadir)/fish/vendor_completions.d)

uninstall:
	rm -f $(DESTDIR)$(bindir)/arshjul $(addprefix $(DESTDIR)$(libdir)/arshjul/arshjul-,lazy.so pdf.so office.so)
	rm -f $(foreach n,1 5 7,$(addprefix $(DESTDIR)$(mandir)/man$n/,$(notdir $(filter %.$n,$(pages) arshjul-keys.7))))
	rm -f $(DESTDIR)$(datadir)/applications/arshjul.desktop \
		$(DESTDIR)$(datadir)/bash-completion/completions/arshjul \
		$(DESTDIR)$(datadir)/zsh/site-functions/_arshjul \
		$(DESTDIR)$(datadir)/fish/vendor_completions.d/arshjul.fish
	rmdir $(DESTDIR)$(libdir)/arshjul 2>/dev/null || :

clean:
	rm -rf $(B)

dist:
	git archive --format=tar.gz --prefix=arshjul-$(VERSION)/ -o arshjul-$(VERSION).tar.gz HEAD

xgettext = xgettext --language=C --from-code=UTF-8 --add-comments=TRANSLATORS: --sort-by-file \
	--package-name=arshjul --no-wrap -k -k_ -kN_ -kQ_ -kngettext:1,2 \
	--flag=_:1:pass-c-format --flag=ngettext:1:pass-c-format --flag=ngettext:2:pass-c-format \
	--flag=err_set:3:c-format --flag=buf_printf:2:c-format --flag=xasprintf:1:c-format \
	--flag=pool_printf:2:c-format

$(B)/arshjul.pot: $(messages) $(B)/sources
	@mkdir -p $(@D)
	@$(xgettext) -o $@ $(messages)

update-po: $(B)/arshjul.pot
	for p in core/po/*.po; do msgmerge --quiet --no-wrap --no-fuzzy-matching --update --backup=none $$p $<; done

-include $(wildcard $(B)/obj/*/*.d $(B)/obj/*/*/*.d)
