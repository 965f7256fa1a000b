#include "CLibCurl.h"

#include <dlfcn.h>
#include <stddef.h>

#ifdef __APPLE__
static const char *const name = "libcurl.4.dylib";
#else
static const char *const name = "libcurl.so.4";
#endif

// What is used of libcurl, by the name it has there.
static struct {
  __typeof__(curl_global_init) *global_init;
  __typeof__(curl_easy_init) *easy_init;
  __typeof__(curl_easy_cleanup) *easy_cleanup;
  __typeof__(curl_easy_reset) *easy_reset;
  __typeof__(curl_easy_perform) *easy_perform;
  __typeof__(curl_easy_strerror) *easy_strerror;
  __typeof__(curl_easy_setopt) *easy_setopt;
  __typeof__(curl_easy_getinfo) *easy_getinfo;
  __typeof__(curl_slist_append) *slist_append;
  __typeof__(curl_slist_free_all) *slist_free_all;
} curl;

int lipdata_curl_load(void) {
  void *library = dlopen(name, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) return 0;
  curl.global_init = dlsym(library, "curl_global_init");
  curl.easy_init = dlsym(library, "curl_easy_init");
  curl.easy_cleanup = dlsym(library, "curl_easy_cleanup");
  curl.easy_reset = dlsym(library, "curl_easy_reset");
  curl.easy_perform = dlsym(library, "curl_easy_perform");
  curl.easy_strerror = dlsym(library, "curl_easy_strerror");
  curl.easy_setopt = dlsym(library, "curl_easy_setopt");
  curl.easy_getinfo = dlsym(library, "curl_easy_getinfo");
  curl.slist_append = dlsym(library, "curl_slist_append");
  curl.slist_free_all = dlsym(library, "curl_slist_free_all");
  return curl.global_init != NULL && curl.easy_init != NULL && curl.easy_cleanup != NULL && curl.easy_reset != NULL
      && curl.easy_perform != NULL && curl.easy_strerror != NULL && curl.easy_setopt != NULL
      && curl.easy_getinfo != NULL && curl.slist_append != NULL && curl.slist_free_all != NULL
      && curl.global_init(CURL_GLOBAL_ALL) == CURLE_OK;
}

CURL *lipdata_curl_new(void) { return curl.easy_init(); }

void lipdata_curl_free(CURL *handle) { curl.easy_cleanup(handle); }

void lipdata_curl_reset(CURL *handle) { curl.easy_reset(handle); }

CURLcode lipdata_curl_perform(CURL *handle) { return curl.easy_perform(handle); }

const char *lipdata_curl_explain(CURLcode code) { return curl.easy_strerror(code); }

struct curl_slist *lipdata_curl_append(struct curl_slist *list, const char *text) {
  return curl.slist_append(list, text);
}

void lipdata_curl_free_list(struct curl_slist *list) { curl.slist_free_all(list); }

CURLcode lipdata_curl_set_long(CURL *handle, CURLoption option, long value) {
  return curl.easy_setopt(handle, option, value);
}

CURLcode lipdata_curl_set_size(CURL *handle, CURLoption option, curl_off_t value) {
  return curl.easy_setopt(handle, option, value);
}

CURLcode lipdata_curl_set_text(CURL *handle, CURLoption option, const char *value) {
  return curl.easy_setopt(handle, option, value);
}

CURLcode lipdata_curl_set_pointer(CURL *handle, CURLoption option, void *value) {
  return curl.easy_setopt(handle, option, value);
}

CURLcode lipdata_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
  return curl.easy_setopt(handle, option, value);
}

CURLcode lipdata_curl_set_write(CURL *handle, CURLoption option, size_t (*function)(char *, size_t, size_t, void *)) {
  return curl.easy_setopt(handle, option, function);
}

CURLcode lipdata_curl_set_progress(
    CURL *handle, int (*function)(void *, curl_off_t, curl_off_t, curl_off_t, curl_off_t)) {
  return curl.easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, function);
}

CURLcode lipdata_curl_get_long(CURL *handle, CURLINFO info, long *value) {
  return curl.easy_getinfo(handle, info, value);
}

CURLcode lipdata_curl_get_size(CURL *handle, CURLINFO info, curl_off_t *value) {
  return curl.easy_getinfo(handle, info, value);
}

CURLcode lipdata_curl_get_text(CURL *handle, CURLINFO info, const char **value) {
  return curl.easy_getinfo(handle, info, (char **)value);
}
