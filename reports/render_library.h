#pragma once

#include <stdexcept>

namespace selaras::reports {

/// A picture could not be turned into another form: librsvg is not on this machine, or it refuses.
/// `what` is its reason or the system's.
struct RenderFault : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// What librsvg and cairo are asked to do. Declared here as their stable interfaces have it
/// (librsvg-2.so.2 from 2.52, libcairo.so.2), and found at first use: neither building nor starting
/// the program needs them.
struct RenderLibrary {
  struct Handle;
  struct Surface;
  struct Context;
  struct Fault {  // GError
    unsigned domain;
    int code;
    char* message;
  };
  struct Viewport {  // RsvgRectangle
    double x, y, width, height;
  };
  using Write = int (*)(void* closure, const unsigned char* bytes, unsigned length);

  Handle* (*rsvg_handle_new_from_data)(const unsigned char*, unsigned long, Fault**);
  int (*rsvg_handle_get_intrinsic_size_in_pixels)(Handle*, double*, double*);
  int (*rsvg_handle_render_document)(Handle*, Context*, const Viewport*, Fault**);
  void (*g_object_unref)(void*);
  void (*g_error_free)(Fault*);
  Surface* (*cairo_image_surface_create)(int format, int width, int height);
  int (*cairo_surface_write_to_png_stream)(Surface*, Write, void* closure);
  Surface* (*cairo_pdf_surface_create_for_stream)(Write, void* closure, double, double);
  void (*cairo_pdf_surface_set_size)(Surface*, double width, double height);
  void (*cairo_pdf_surface_set_metadata)(Surface*, int which, const char* text);
  void (*cairo_surface_show_page)(Surface*);
  void (*cairo_surface_finish)(Surface*);
  int (*cairo_surface_status)(Surface*);
  void (*cairo_surface_destroy)(Surface*);
  Context* (*cairo_create)(Surface*);
  void (*cairo_scale)(Context*, double, double);
  int (*cairo_status)(Context*);
  void (*cairo_destroy)(Context*);
  const char* (*cairo_status_to_string)(int status);
};

/// Throws RenderFault where one of the libraries is not there.
[[nodiscard]] const RenderLibrary& render_library();

}  // namespace selaras::reports
