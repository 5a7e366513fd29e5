# Compiler flags for all our own targets: `companion_flags` is linked by each of them.
add_library(companion_flags INTERFACE)
target_compile_options(companion_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Werror=return-type)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 warns falsely about std::string concatenation (GCC bug 105651).
  target_compile_options(companion_flags INTERFACE -Wno-restrict)
endif()

if(EMSCRIPTEN)
  # One exception flag at compile and link time, or a throw aborts although it is caught.
  # -msse2 with -msimd128: Emscripten maps the SSE2 intrinsics of the byte scanner to WASM SIMD.
  # One thread, and the module never exits: no locks around local statics, no destructors of
  # static objects.
  add_compile_options(-fwasm-exceptions -msimd128 -msse2 -fno-threadsafe-statics -fno-c++-static-destructors)
  add_link_options(-fwasm-exceptions)
elseif(COMPANION_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
