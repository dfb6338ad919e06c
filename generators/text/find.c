/* Finds a family's face among the installed fonts. Not by fontconfig's matching, which always gives some font, and
   depends on the user's configuration. */
#include "text/face.h"

#include <fontconfig/fontconfig.h>
#include <math.h>
#include <string.h>

typedef struct candidate {
  const char *file, *name;
  int number, version;
  double weight;
} candidate;

static const char *string_of(FcPattern *pattern, const char *key)
{
  FcChar8 *s = NULL;
  return FcPatternGetString(pattern, key, 0, &s) == FcResultMatch ? (const char *)s : "";
}

static int number_of(FcPattern *pattern, const char *key)
{
  int n = 0;
  return FcPatternGetInteger(pattern, key, 0, &n) == FcResultMatch ? n : 0;
}

/* False if the font can't be used: slanted, variable, bitmap. */
static bool read_candidate(FcPattern *pattern, candidate *c)
{
  FcBool variable = FcFalse;
  FcPatternGetBool(pattern, FC_VARIABLE, 0, &variable);
  const char *format = string_of(pattern, FC_FONTFORMAT);
  bool outlines = strcmp(format, "TrueType") == 0 || strcmp(format, "CFF") == 0;
  *c = (candidate){string_of(pattern, FC_FILE), string_of(pattern, FC_POSTSCRIPT_NAME), number_of(pattern, FC_INDEX),
                   number_of(pattern, FC_FONTVERSION), 0};
  return outlines && !variable && number_of(pattern, FC_SLANT) == FC_SLANT_ROMAN && c->name[0] != '\0' &&
         FcPatternGetDouble(pattern, FC_WEIGHT, 0, &c->weight) == FcResultMatch;
}

/* Whether A matches better than B: nearer in weight, then newer. Names and files only make the choice deterministic. */
static bool better(const candidate *a, const candidate *b, double weight)
{
  double distance_a = fabs(a->weight - weight), distance_b = fabs(b->weight - weight);
  if (distance_a != distance_b)
    return distance_a < distance_b;
  if (a->version != b->version)
    return a->version > b->version;
  int order = strcmp(a->name, b->name);
  return order != 0 ? order < 0 : strcmp(a->file, b->file) < 0;
}

bool face_find(void *fontconfig, const char *family, bool bold, zb_arena *arena, zb_face *found)
{
  double weight = bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR;
  FcPattern *pattern = FcPatternBuild(NULL, FC_FAMILY, FcTypeString, family, NULL);
  FcObjectSet *objects = FcObjectSetBuild(FC_FILE, FC_INDEX, FC_POSTSCRIPT_NAME, FC_FONTVERSION, FC_FONTFORMAT,
                                          FC_VARIABLE, FC_SLANT, FC_WEIGHT, NULL);
  FcFontSet *set = FcFontList(fontconfig, pattern, objects);
  candidate best = {0}, c;
  for (int i = 0; set != NULL && i < set->nfont; i++)
    if (read_candidate(set->fonts[i], &c) && (best.file == NULL || better(&c, &best, weight)))
      best = c;
  if (best.file != NULL) {
    found->name = zb_arena_strdup(arena, best.name);
    found->file = zb_arena_strdup(arena, best.file);
    found->number = best.number;
    found->bold = best.weight > FC_WEIGHT_REGULAR; /* LXGW WenKai renamed its Bold to Medium */
  }
  if (set != NULL)
    FcFontSetDestroy(set);
  FcObjectSetDestroy(objects);
  FcPatternDestroy(pattern);
  return best.file != NULL;
}
