# Manual pages (by scdoc) and completions, made of the tables of the program by a program that shares its files.
add_executable(duizhao-manual
    src/cli/manual/main.c
    src/cli/manual/pages.c
    src/cli/manual/shells.c
    src/cli/manual/values.c
    src/cli/manual/zsh.c
    ${cli_files}
)
target_include_directories(duizhao-manual PRIVATE src)
target_link_libraries(duizhao-manual PRIVATE libduizhao duizhao_flags)
set_target_properties(duizhao-manual PROPERTIES INTERPROCEDURAL_OPTIMIZATION OFF)
if(CMAKE_C_COMPILER_ID STREQUAL GNU)
    target_link_options(duizhao-manual PRIVATE -fno-lto) # it runs once
endif()

set(manual ${CMAKE_BINARY_DIR}/manual)
file(MAKE_DIRECTORY ${manual})

foreach(shell bash:duizhao.bash fish:duizhao.fish zsh:_duizhao)
    string(REPLACE ":" ";" shell ${shell})
    list(GET shell 0 name)
    list(GET shell 1 file)
    add_custom_command(OUTPUT ${manual}/${file} COMMAND duizhao-manual shell ${name} > ${manual}/${file}
        DEPENDS duizhao-manual VERBATIM)
    list(APPEND manual_files ${manual}/${file})
endforeach()

find_program(SCDOC scdoc)
if(SCDOC)
    foreach(page duizhao.1 duizhao-check.1 duizhao-align.1 duizhao-diff.1 duizhao-segment.1 duizhao-extract.1 duizhao-match.1
            duizhao-audit.1 duizhao-explain.1 duizhao.ini.5)
        string(REGEX REPLACE "\\.[15]$" "" name ${page})
        add_custom_command(OUTPUT ${manual}/${page}
            COMMAND duizhao-manual page ${PROJECT_SOURCE_DIR}/docs/man ${name} > ${manual}/${page}.scd
            COMMAND ${CMAKE_COMMAND} -E env SOURCE_DATE_EPOCH=${dated} ${SCDOC} < ${manual}/${page}.scd > ${manual}/${page}
            DEPENDS duizhao-manual docs/man/${name}.scd VERBATIM)
        list(APPEND manual_pages ${manual}/${page})
    endforeach()
    add_custom_command(OUTPUT ${manual}/duizhao-lexicon.1
        COMMAND ${CMAKE_COMMAND} -E env SOURCE_DATE_EPOCH=${dated} ${SCDOC} < ${PROJECT_SOURCE_DIR}/docs/man/duizhao-lexicon.1.scd > ${manual}/duizhao-lexicon.1
        DEPENDS docs/man/duizhao-lexicon.1.scd VERBATIM)
    list(APPEND manual_pages ${manual}/duizhao-lexicon.1)
    foreach(page ${manual_pages})
        add_custom_command(OUTPUT ${page}.gz COMMAND gzip -9nc ${page} > ${page}.gz DEPENDS ${page} VERBATIM)
        list(APPEND manual_files ${page}.gz)
    endforeach()
else()
    message(STATUS "no manual pages: there is no scdoc")
endif()
add_custom_target(manual ALL DEPENDS ${manual_files})
