# What 'cmake --install' lays down: programs, library, headers, and how CMake and pkg-config find them.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/duizhao)
set_target_properties(libduizhao PROPERTIES EXPORT_NAME duizhao)
set(libraries libduizhao)
if(DUIZHAO_SHARED)
    set_target_properties(duizhao_shared PROPERTIES EXPORT_NAME shared)
    list(APPEND libraries duizhao_shared)
endif()

install(TARGETS duizhao duizhao-lexicon RUNTIME COMPONENT program)
install(TARGETS ${libraries} EXPORT duizhao
    ARCHIVE COMPONENT development
    LIBRARY COMPONENT library NAMELINK_COMPONENT development)
# What the compiler keeps for link-time optimisation is of use to the same compiler alone, and takes whoever links a minute.
install(CODE "
    set(archive \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_LIBDIR}/libduizhao.a\")
    set(flags --wildcard --enable-deterministic-archives --remove-section=.gnu.lto_* --remove-section=.gnu.debuglto_*)
    if(CMAKE_INSTALL_DO_STRIP) # CMake strips programs and shared libraries alone
        list(APPEND flags --strip-unneeded --remove-section=.comment)
    endif()
    execute_process(COMMAND ${CMAKE_OBJCOPY} \${flags} \"\${archive}\" COMMAND_ERROR_IS_FATAL ANY)
" COMPONENT development)
install(DIRECTORY include/duizhao TYPE INCLUDE COMPONENT development)
install(EXPORT duizhao NAMESPACE duizhao:: DESTINATION ${package_dir} COMPONENT development)

if(HUNSPELL_FOUND)
    set(HUNSPELL_MODULE " HUNSPELL:hunspell")
    set(HUNSPELL_REQUIRE " hunspell")
endif()
configure_package_config_file(cmake/duizhao-config.cmake.in ${CMAKE_BINARY_DIR}/made/duizhao-config.cmake INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${CMAKE_BINARY_DIR}/made/duizhao-config-version.cmake COMPATIBILITY SameMajorVersion)
install(FILES ${CMAKE_BINARY_DIR}/made/duizhao-config.cmake ${CMAKE_BINARY_DIR}/made/duizhao-config-version.cmake
    DESTINATION ${package_dir} COMPONENT development)

# the prefix as seen from the file, so that what was installed may be moved
file(RELATIVE_PATH pc_prefix /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
string(REGEX REPLACE "/$" "" pc_prefix ${pc_prefix})
configure_file(cmake/duizhao.pc.in ${CMAKE_BINARY_DIR}/made/duizhao.pc @ONLY)
install(FILES ${CMAKE_BINARY_DIR}/made/duizhao.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)

# The big lexicon, where it was made beside the program (scripts/make_lexicon), with what it says of its sources.
install(FILES ${CMAKE_BINARY_DIR}/duizhao.lexicon ${CMAKE_BINARY_DIR}/duizhao.lexicon.txt
    DESTINATION ${CMAKE_INSTALL_DATADIR}/duizhao COMPONENT lexicon OPTIONAL)

# The Python module, where the library is that it calls.
if(DUIZHAO_SHARED)
    install(DIRECTORY src/bindings/python/duizhao DESTINATION lib/python3/dist-packages COMPONENT python
        PATTERN __pycache__ EXCLUDE)
endif()

foreach(page ${manual_pages})
    string(REGEX MATCH "[15]$" section ${page})
    install(FILES ${page}.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man${section} COMPONENT program)
endforeach()
install(FILES ${manual}/duizhao.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME duizhao COMPONENT program)
install(FILES ${manual}/duizhao.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d COMPONENT program)
install(FILES ${manual}/_duizhao DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions COMPONENT program)
