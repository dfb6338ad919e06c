/* The bits of a QR symbol, but for its mask and the parts that are in each, are sums (XOR) of those of its characters:
   Reed and Solomon's code is linear. So the symbol of a text that differs from another one by some bits is that other
   symbol plus what those bits alone make. libqrencode tries eight masks for each symbol; a derived one keeps the mask
   of the one it comes from, which readers don't mind. */
#include "code/symbol.h"

#include "base/memory.h"

#include <qrencode.h>
#include <stdlib.h>
#include <string.h>

/* QR's alphanumeric mode writes two characters as a number below 45 × 45 in 11 bits. */
static const char characters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
enum { PAIR_BASE = 45, PAIR_BITS = 11 };

/* The characters in which the sheets of a document differ: page, copy, check. */
enum { HEAD = 16, PAIRS = (ZB_SHEET_CODE - HEAD) / 2 };

struct zb_symbols {
  bool known;                              /* the differences are */
  zb_symbol differences[PAIRS][PAIR_BITS]; /* what each bit of those characters makes */
  char text[ZB_SHEET_CODE + 1];            /* of the last symbol that libqrencode made; "": none yet */
  zb_symbol base;
};

zb_symbols *zb_symbols_new(void)
{
  return calloc(1, sizeof(zb_symbols));
}

void zb_symbols_free(zb_symbols *symbols)
{
  free(symbols);
}

/* --- libqrencode -------------------------------------------------------------------------------------------------- */

static QRcode *encode(const char *text)
{
  QRinput *input = QRinput_new2(1, QR_ECLEVEL_M);
  QRcode *code = NULL;
  if (input != NULL && QRinput_append(input, QR_MODE_AN, ZB_SHEET_CODE, (const unsigned char *)text) == 0)
    code = QRcode_encodeInput(input);
  QRinput_free(input);
  if (code == NULL || code->width != ZB_SYMBOL_SIDE)
    zb_memory_give_up(); /* the text has always room */
  return code;
}

static void take(const QRcode *code, zb_symbol *out)
{
  *out = (zb_symbol){0};
  for (int y = 0; y < ZB_SYMBOL_SIDE; y++)
    for (int x = 0; x < ZB_SYMBOL_SIDE; x++)
      out->rows[y] |= (uint32_t)(code->data[y * ZB_SYMBOL_SIDE + x] & 1) << x;
}

/* --- Masks (ISO/IEC 18004, 7.8.2) --------------------------------------------------------------------------------- */

static bool is_masked(int mask, int x, int y)
{
  switch (mask) {
  case 0:
    return (y + x) % 2 == 0;
  case 1:
    return y % 2 == 0;
  case 2:
    return x % 3 == 0;
  case 3:
    return (y + x) % 3 == 0;
  case 4:
    return (y / 2 + x / 3) % 2 == 0;
  case 5:
    return y * x % 2 + y * x % 3 == 0;
  case 6:
    return (y * x % 2 + y * x % 3) % 2 == 0;
  default:
    return ((y + x) % 2 + y * x % 3) % 2 == 0;
  }
}

/* Which one a symbol has: the format's bits in its ninth row say so, themselves masked with 101. */
static int mask_of(const zb_symbol *symbol)
{
  uint32_t row = symbol->rows[8];
  return (int)((row >> 2 & 1) << 2 | (row >> 3 & 1) << 1 | (row >> 4 & 1)) ^ 5;
}

/* The data of TEXT's symbol without its mask. */
static void make_plain(const char *text, zb_symbol *out)
{
  enum { DATA = 2 }; /* libqrencode's mark of a module that is data or error correction */
  QRcode *code = encode(text);
  zb_symbol whole;
  take(code, &whole);
  int mask = mask_of(&whole);
  for (int y = 0; y < ZB_SYMBOL_SIDE; y++) {
    out->rows[y] = 0;
    for (int x = 0; x < ZB_SYMBOL_SIDE; x++)
      if (code->data[y * ZB_SYMBOL_SIDE + x] & DATA)
        out->rows[y] |= ((whole.rows[y] >> x & 1) ^ (uint32_t)is_masked(mask, x, y)) << x;
  }
  QRcode_free(code);
}

/* --- Differences -------------------------------------------------------------------------------------------------- */

static void add(zb_symbol *to, const zb_symbol *what)
{
  for (int y = 0; y < ZB_SYMBOL_SIDE; y++)
    to->rows[y] ^= what->rows[y];
}

static int pair_of(const char *text)
{
  return (int)(strchr(characters, text[0]) - characters) * PAIR_BASE + (int)(strchr(characters, text[1]) - characters);
}

static void learn(zb_symbols *symbols)
{
  char text[] = "00000000000000000000";
  zb_symbol zero;
  make_plain(text, &zero);
  for (int p = 0; p < PAIRS; p++) {
    char *pair = text + HEAD + 2 * p;
    for (int bit = 0; bit < PAIR_BITS; bit++) {
      pair[0] = characters[(1 << bit) / PAIR_BASE];
      pair[1] = characters[(1 << bit) % PAIR_BASE];
      make_plain(text, &symbols->differences[p][bit]);
      add(&symbols->differences[p][bit], &zero);
    }
    pair[0] = pair[1] = '0';
  }
  symbols->known = true;
}

static void make_base(zb_symbols *symbols, const char *text)
{
  QRcode *code = encode(text);
  take(code, &symbols->base);
  QRcode_free(code);
  memcpy(symbols->text, text, ZB_SHEET_CODE + 1);
}

void zb_symbol_make(zb_symbols *symbols, const char text[ZB_SHEET_CODE + 1], zb_symbol *out)
{
  if (!symbols->known)
    learn(symbols);
  if (strncmp(symbols->text, text, HEAD) != 0)
    make_base(symbols, text);
  *out = symbols->base;
  for (int p = 0; p < PAIRS; p++) {
    int differ = pair_of(symbols->text + HEAD + 2 * p) ^ pair_of(text + HEAD + 2 * p);
    for (int bit = 0; bit < PAIR_BITS; bit++)
      if (differ >> bit & 1)
        add(out, &symbols->differences[p][bit]);
  }
}
