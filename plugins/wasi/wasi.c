/* wasi: a plugin on a real C library, wasi-libc, with malloc, printf and files. Built as a
 * "reactor": its functions may be called only after the host has called _initialize. */
#include "extism_abi.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* _initialize runs this. Stays 0 if the host forgot to call it. */
static int initialized;
__attribute__((constructor)) static void initialize(void) { initialized++; }

/* The input of the call, with a 0 at its end; to be freed. */
static char *read_input(void) {
  char *text = malloc(ex_input_length() + 1);
  if (text == NULL) abort();
  ex_read_input(text);
  text[ex_input_length()] = '\0';
  return text;
}

static void output(const char *bytes, size_t length) {
  ex_ptr block = ex_new(length);
  ex_output(block, ex_put_bytes(block, bytes, length));
}

/* Fails with a text like "cannot open data.txt: No such file or directory". */
static int32_t fail(const char *what, const char *path) {
  const char *why = strerror(errno);
  ex_ptr message = ex_new(strlen(what) + 1 + strlen(path) + 2 + strlen(why));
  ex_ptr at = ex_put_text(ex_put_text(message, what), " ");
  ex_put_text(ex_put_text(ex_put_text(at, path), ": "), why);
  return ex_fail(message);
}

/* Input: a name. Greets it on standard output and in the output. */
EX_EXPORT(hello) {
  char *name = read_input();
  printf("Hello on standard output, %s!\n", name);
  fflush(stdout);

  const char *format = "Hello, %s! Initialized %d time(s).";
  int length = snprintf(NULL, 0, format, name, initialized);
  char *text = malloc((size_t)length + 1);
  if (text == NULL) abort();
  snprintf(text, (size_t)length + 1, format, name, initialized);
  output(text, (size_t)length);
  free(text);
  free(name);
  return 0;
}

/* Input: the path of a file. Output: its content. */
EX_EXPORT(read_file) {
  char *path = read_input();
  FILE *file = fopen(path, "rb");
  if (file == NULL) {
    int32_t result = fail("cannot open", path);
    free(path);
    return result;
  }
  free(path);

  char *content = NULL;
  size_t length = 0, capacity = 0, count;
  do {
    if (length == capacity) {
      capacity = capacity == 0 ? 4096 : 2 * capacity;
      content = realloc(content, capacity);
      if (content == NULL) abort();
    }
    count = fread(content + length, 1, capacity - length, file);
    length += count;
  } while (count > 0);
  fclose(file);
  output(content, length);
  free(content);
  return 0;
}

/* Input: the path of a file, a line feed, and the content to write to it. */
EX_EXPORT(write_file) {
  char *path = read_input();
  char *end = strchr(path, '\n');
  if (end == NULL) {
    free(path);
    return ex_fail(ex_text("the input must be a path, a line feed and the content"));
  }
  *end = '\0';
  size_t length = ex_input_length() - (size_t)(end + 1 - path);

  FILE *file = fopen(path, "wb");
  bool written = file != NULL && fwrite(end + 1, 1, length, file) == length;
  if (file != NULL && fclose(file) != 0) written = false;
  int32_t result = written ? 0 : fail("cannot write", path);
  free(path);
  return result;
}

/* Input: a number. Ends the program with this exit code in the middle of the call. */
EX_EXPORT(exit_with) {
  int64_t code;
  if (!ex_input_number(&code)) return ex_fail(ex_text_and_input("not a number: "));
  exit((int)code);
}
