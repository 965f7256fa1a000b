// libcurl, loaded when something is to be downloaded and not before: its 27 libraries cost every other run 6 MB of memory.
// Its options and answers are variadic, which Swift cannot call: one function of a fixed type for each kind.
#ifndef LIPDATA_CLIBCURL_H
#define LIPDATA_CLIBCURL_H
#include <curl/curl.h>

// Loads and starts libcurl; 0 where it is not there. To be called once, before all others.
int lipdata_curl_load(void);

CURL *lipdata_curl_new(void);
void lipdata_curl_free(CURL *handle);
void lipdata_curl_reset(CURL *handle);
CURLcode lipdata_curl_perform(CURL *handle);
const char *lipdata_curl_explain(CURLcode code);
struct curl_slist *lipdata_curl_append(struct curl_slist *list, const char *text);
void lipdata_curl_free_list(struct curl_slist *list);

CURLcode lipdata_curl_set_long(CURL *handle, CURLoption option, long value);
CURLcode lipdata_curl_set_size(CURL *handle, CURLoption option, curl_off_t value);
CURLcode lipdata_curl_set_text(CURL *handle, CURLoption option, const char *value);
CURLcode lipdata_curl_set_pointer(CURL *handle, CURLoption option, void *value);
CURLcode lipdata_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value);
CURLcode lipdata_curl_set_write(CURL *handle, CURLoption option, size_t (*function)(char *, size_t, size_t, void *));
CURLcode lipdata_curl_set_progress(
    CURL *handle, int (*function)(void *, curl_off_t, curl_off_t, curl_off_t, curl_off_t));
CURLcode lipdata_curl_get_long(CURL *handle, CURLINFO info, long *value);
CURLcode lipdata_curl_get_size(CURL *handle, CURLINFO info, curl_off_t *value);
CURLcode lipdata_curl_get_text(CURL *handle, CURLINFO info, const char **value);
#endif
