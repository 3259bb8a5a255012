#include "reports/render_library.h"

#include <dlfcn.h>

namespace selaras::reports {
namespace {

void* opened(const char* name) {
  void* library = dlopen(name, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) throw RenderFault(dlerror());
  return library;
}

template <class Function>
void find(void* library, const char* name, Function& function) {
  void* symbol = dlsym(library, name);
  if (symbol == nullptr) throw RenderFault(dlerror());
  function = reinterpret_cast<Function>(symbol);
}

#define SELARAS_FIND(library, name) find(library, #name, functions.name)

void find_cairo(RenderLibrary& functions) {
  void* cairo = opened("libcairo.so.2");
  SELARAS_FIND(cairo, cairo_image_surface_create);
  SELARAS_FIND(cairo, cairo_surface_write_to_png_stream);
  SELARAS_FIND(cairo, cairo_pdf_surface_create_for_stream);
  SELARAS_FIND(cairo, cairo_pdf_surface_set_size);
  SELARAS_FIND(cairo, cairo_pdf_surface_set_metadata);
  SELARAS_FIND(cairo, cairo_surface_show_page);
  SELARAS_FIND(cairo, cairo_surface_finish);
  SELARAS_FIND(cairo, cairo_surface_status);
  SELARAS_FIND(cairo, cairo_surface_destroy);
  SELARAS_FIND(cairo, cairo_create);
  SELARAS_FIND(cairo, cairo_scale);
  SELARAS_FIND(cairo, cairo_status);
  SELARAS_FIND(cairo, cairo_destroy);
  SELARAS_FIND(cairo, cairo_status_to_string);
}

RenderLibrary loaded() {
  RenderLibrary functions{};
  void* rsvg = opened("librsvg-2.so.2");
  SELARAS_FIND(rsvg, rsvg_handle_new_from_data);
  SELARAS_FIND(rsvg, rsvg_handle_get_intrinsic_size_in_pixels);
  SELARAS_FIND(rsvg, rsvg_handle_render_document);
  SELARAS_FIND(opened("libgobject-2.0.so.0"), g_object_unref);
  SELARAS_FIND(opened("libglib-2.0.so.0"), g_error_free);
  find_cairo(functions);
  return functions;
}

#undef SELARAS_FIND

}  // namespace

const RenderLibrary& render_library() {
  static const RenderLibrary library = loaded();
  return library;
}

}  // namespace selaras::reports
