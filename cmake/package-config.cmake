# Read by cpack itself: files are dated with the day of the version, unless something else is asked for.
if(NOT DEFINED ENV{SOURCE_DATE_EPOCH})
    set(ENV{SOURCE_DATE_EPOCH} ${CPACK_DUIZHAO_DATE})
endif()
