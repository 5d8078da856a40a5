/* list.h — growing arrays, and the one door to malloc. Floor base. */
#ifndef DZ_BASE_LIST_H
#define DZ_BASE_LIST_H

#include <stdbool.h>
#include <stddef.h>

/** n * size bytes, or NULL; also NULL where the product does not fit. */
void *dz_alloc(size_t n, size_t size);
void *dz_alloc_zero(size_t n, size_t size);
void *dz_resize(void *at, size_t n); /* as realloc(): for libraries that bring their own growing */
void  dz_release(void *at); /* NULL is fine */

/** A growing array of T, all zero when empty. Free with dz_list_free(). */
#define DZ_LIST(T)                                                             \
    struct {                                                                   \
        T     *at;                                                             \
        size_t n, room;                                                        \
    }

/** Makes room for 'more' items. False when there is no memory; nothing is lost. */
#define dz_list_reserve(list, more)                                            \
    ((list)->room - (list)->n >= (more) ||                                     \
     dz_list_grow(&(list)->at, &(list)->room, (list)->n, (more), sizeof *(list)->at))

/** Appends one item. False when there is no memory. */
#define dz_list_push(list, ...)                                                \
    (dz_list_reserve(list, 1) && ((list)->at[(list)->n++] = (__VA_ARGS__), true))

#define dz_list_free(list) (dz_release((list)->at), (list)->at = NULL, (list)->n = (list)->room = 0)

/** For the macros: 'pointer' is the address of the array's pointer. */
bool dz_list_grow(void *pointer, size_t *room, size_t n, size_t more, size_t size);

#endif
