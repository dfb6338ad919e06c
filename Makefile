# zhibiao: `make demo` sets everything up and makes the sample season, `make test` runs all tests.

CC ?= gcc
BUILD ?= build
PREFIX ?= /usr/local
DESTDIR ?=

PKGS := libxml-2.0 libzip libdeflate sqlite3 lua5.4 harfbuzz harfbuzz-subset fontconfig libunibreak xlsxwriter libjpeg libmd

# Debian packages: to build and run, and what the tests need besides.
DEB_BUILD := gcc libc6-dev pkg-config libhpdf-dev libxml2-dev libxlsxwriter-dev liblua5.4-dev libharfbuzz-dev \
  libfontconfig-dev libunibreak-dev libsqlite3-dev libzip-dev libdeflate-dev libjpeg-dev libmd-dev zlib1g-dev \
  fonts-noto-cjk fonts-arphic-ukai fonts-lxgw-wenkai fonts-babelstone-han fonts-hanazono
DEB_TEST := libcmocka-dev poppler-utils qpdf libreoffice-calc-nogui imagemagick libasan8 libubsan1

WARN := -Wall -Wextra -Wpedantic -Werror
OPT ?= -O2 -g
CPPFLAGS += -Igenerators -D_GNU_SOURCE
# gcc's sanitizers make -Wformat-truncation see overflows in snprintf(NULL, 0, …) that are not there.
CFLAGS += -std=c17 $(WARN) $(OPT) $(SANITIZE) $(if $(SANITIZE),-Wno-format-truncation -Wno-error=format-overflow)
ZB_CFLAGS = $(shell pkg-config --cflags $(PKGS)) -isystem /usr/include/libxml2
ZB_LIBS = -lhpdf $(shell pkg-config --libs $(PKGS)) -lm

SOURCES := $(filter-out generators/main.c,$(sort $(wildcard generators/*/*.c)))
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o)
UNITS := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(sort $(wildcard tests/unit/test_*.c)))

.PHONY: all deps deps-test demo test unit check-asan bench clean install format

all: $(BUILD)/zhibiao

$(BUILD)/zhibiao: $(BUILD)/generators/main.o $(BUILD)/libzhibiao.a
	$(CC) $(CFLAGS) -o $@ $^ $(LDFLAGS) $(ZB_LIBS)

$(BUILD)/libzhibiao.a: $(OBJECTS)
	rm -f $@ && ar rcs $@ $^

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(ZB_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/tests/%: tests/unit/%.c $(BUILD)/libzhibiao.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(ZB_CFLAGS) -MMD -MP -MF $@.d -o $@ $< $(BUILD)/libzhibiao.a $(LDFLAGS) $(ZB_LIBS) -lcmocka

unit: $(UNITS)
	@set -e; for t in $(UNITS); do $$t; done

clean:
	rm -rf $(BUILD)

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
