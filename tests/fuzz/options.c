/* A command line: a word for each line of the input. */
#include "fuzz.h"

#include "cli/options.h"

enum { MAX_WORDS = 40 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  char *text = input_text(data, size), *rest = text, *words[MAX_WORDS + 1] = {"zhibiao"};
  if (text == NULL)
    return -1;
  int count = 1;
  for (char *word; count < MAX_WORDS && (word = strsep(&rest, "\n")) != NULL;)
    words[count++] = word;
  zb_options options;
  zb_buffer complaint = {0};
  zb_status status = zb_options_read(count, words, &options, &complaint);
  demand(status == ZB_OK ? complaint.length == 0 : status == ZB_USAGE && complaint.length > 0);
  demand(options.run.data_count >= 0 && options.run.data_count < count);
  for (int i = 0; i < options.run.data_count; i++)
    demand(options.run.data[i] != NULL);
  zb_buffer_free(&complaint);
  free(text);
  return 0;
}
