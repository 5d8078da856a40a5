# Debian packages, by CPack: the programs, the library, what building on it takes, the Python module. The big
# lexicon is share-alike and is in none of them.
set(package_version ${PROJECT_VERSION}-1)
set(DUIZHAO_PACKAGER "The maintainers of duizhao <maintainers@duizhao.example>" CACHE STRING "Who answers for Debian packages made here")
set(packages program:duizhao library:libduizhao${PROJECT_VERSION_MAJOR} development:libduizhao-dev python:python3-duizhao)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_VENDOR "the maintainers of duizhao")
set(CPACK_PACKAGE_CONTACT ${DUIZHAO_PACKAGER})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON) # of the libraries that a package has

set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION text)
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION "sets a Chinese text and its English version side by side
duizhao reads a Chinese text and its English version, pairs their sentences,
and tells what is wrong: figures, dates, units and names that differ, what
was left out or put in, passages pasted twice, damaged text.

With it comes the program that makes lexicons.")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SUGGESTS "hunspell-en-us, hunspell-en-gb, poppler-utils")

set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA ${PROJECT_SOURCE_DIR}/packaging/triggers)
set(CPACK_COMPONENT_LIBRARY_DESCRIPTION "library that compares a Chinese text with its English version
It aligns texts, finds figures with their exact values, and checks a
translation against its source.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SHLIBDEPS OFF)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "libduizhao${PROJECT_VERSION_MAJOR} (= ${package_version}), libicu-dev, libutf8proc-dev, libjansson-dev, \
libxxhash-dev, libmd-dev, libexpat1-dev, libmd4c-dev, libgumbo-dev, libarchive-dev, libsqlite3-dev")
if(HUNSPELL_FOUND)
    string(APPEND CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS ", libhunspell-dev")
endif()
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION "headers and static library of duizhao
What is needed to build programs with the library: its headers, the static
library, and what CMake and pkg-config look for.")

set(CPACK_DEBIAN_PYTHON_PACKAGE_SECTION python)
set(CPACK_DEBIAN_PYTHON_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_PYTHON_PACKAGE_SHLIBDEPS OFF)
set(CPACK_DEBIAN_PYTHON_PACKAGE_DEPENDS "python3 (>= 3.11), libduizhao${PROJECT_VERSION_MAJOR} (= ${package_version})")
set(CPACK_COMPONENT_PYTHON_DESCRIPTION "Python module that compares a Chinese text with its English version
It calls the library by ctypes: align, check, extract, segment and diff give
plain objects.")

# The changelog, packed without the time of packing.
set(CPACK_DUIZHAO_DATE ${dated})
set(CPACK_PROJECT_CONFIG_FILE ${PROJECT_SOURCE_DIR}/cmake/package-config.cmake)
execute_process(COMMAND ${CMAKE_COMMAND} -E env LC_ALL=C date -uR -d @${dated} OUTPUT_VARIABLE package_day OUTPUT_STRIP_TRAILING_WHITESPACE
    COMMAND_ERROR_IS_FATAL ANY)
configure_file(packaging/changelog.in ${CMAKE_BINARY_DIR}/made/changelog @ONLY)
execute_process(COMMAND gzip -9nc ${CMAKE_BINARY_DIR}/made/changelog OUTPUT_FILE ${CMAKE_BINARY_DIR}/made/changelog.Debian.gz
    COMMAND_ERROR_IS_FATAL ANY)

foreach(package ${packages})
    string(REPLACE ":" ";" package ${package})
    list(GET package 0 component)
    list(GET package 1 name)
    string(TOUPPER ${component} upper)
    set(CPACK_DEBIAN_${upper}_PACKAGE_NAME ${name})
    list(APPEND CPACK_COMPONENTS_ALL ${component})
    set(overrides packaging/overrides.in)
    if(component STREQUAL library)
        set(overrides packaging/overrides-library.in)
    endif()
    configure_file(${overrides} ${CMAKE_BINARY_DIR}/made/overrides/${name} @ONLY)
    install(FILES ${CMAKE_BINARY_DIR}/made/overrides/${name} DESTINATION ${CMAKE_INSTALL_DATADIR}/lintian/overrides
        COMPONENT ${component} EXCLUDE_FROM_ALL)
    install(FILES packaging/copyright ${CMAKE_BINARY_DIR}/made/changelog.Debian.gz DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${name}
        COMPONENT ${component} EXCLUDE_FROM_ALL)
endforeach()

include(CPack)
