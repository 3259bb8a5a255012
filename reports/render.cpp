#include "reports/render.h"

#include <algorithm>
#include <cmath>
#include <memory>

namespace selaras::reports {
namespace {

using Library = RenderLibrary;

constexpr double dots_per_pixel = 2;
constexpr double longest_side = 30'000;  // cairo refuses more than 32,767
constexpr double most_dots = 120e6;      // four bytes each
constexpr double points_per_pixel = 0.75;
constexpr int argb32 = 0;
constexpr int pdf_title = 0;
constexpr int pdf_creation_date = 5;

[[noreturn]] void fail(Library::Fault* fault) {
  const std::string reason = fault && fault->message ? fault->message : "librsvg";
  if (fault) render_library().g_error_free(fault);
  throw RenderFault(reason);
}

void demand(int status) {
  if (status != 0) throw RenderFault(render_library().cairo_status_to_string(status));
}

/// A picture as librsvg has read it. It loads nothing: our SVGs name no other file, and without a
/// base address none would be found.
class Picture {
 public:
  explicit Picture(std::string_view svg) {
    Library::Fault* fault = nullptr;
    handle_.reset(render_library().rsvg_handle_new_from_data(
        reinterpret_cast<const unsigned char*>(svg.data()), svg.size(), &fault));
    if (!handle_) fail(fault);
    if (!render_library().rsvg_handle_get_intrinsic_size_in_pixels(handle_.get(), &width_,
                                                                   &height_)) {
      throw RenderFault("width, height");
    }
  }

  [[nodiscard]] double width() const { return width_; }
  [[nodiscard]] double height() const { return height_; }

  void draw(Library::Surface* surface, double scale) const {
    const std::unique_ptr<Library::Context, decltype(Library::cairo_destroy)> context(
        render_library().cairo_create(surface), render_library().cairo_destroy);
    render_library().cairo_scale(context.get(), scale, scale);
    const Library::Viewport whole{0, 0, width_, height_};
    Library::Fault* fault = nullptr;
    if (!render_library().rsvg_handle_render_document(handle_.get(), context.get(), &whole,
                                                      &fault)) {
      fail(fault);
    }
    demand(render_library().cairo_status(context.get()));
  }

 private:
  struct Unref {
    void operator()(Library::Handle* handle) const { render_library().g_object_unref(handle); }
  };
  std::unique_ptr<Library::Handle, Unref> handle_;
  double width_ = 0;
  double height_ = 0;
};

using Surface = std::unique_ptr<Library::Surface, decltype(Library::cairo_surface_destroy)>;

Surface owned(Library::Surface* surface) {
  return {surface, render_library().cairo_surface_destroy};
}

int append(void* closure, const unsigned char* bytes, unsigned length) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(bytes), length);
  return 0;
}

double scale_of(const Picture& picture) {
  const double longest = std::max(picture.width(), picture.height());
  const double fits =
      std::min(longest_side / longest, std::sqrt(most_dots / (picture.width() * picture.height())));
  return std::min(dots_per_pixel, fits);
}

}  // namespace

std::string png_of(std::string_view svg) {
  const Picture picture(svg);
  const double scale = scale_of(picture);
  const Surface surface = owned(render_library().cairo_image_surface_create(
      argb32, static_cast<int>(std::ceil(picture.width() * scale)),
      static_cast<int>(std::ceil(picture.height() * scale))));
  demand(render_library().cairo_surface_status(surface.get()));
  picture.draw(surface.get(), scale);
  std::string bytes;
  demand(render_library().cairo_surface_write_to_png_stream(surface.get(), append, &bytes));
  return bytes;
}

std::string pdf_of(std::span<const std::string> pages, const std::string& title) {
  std::string bytes;
  const Surface surface =
      owned(render_library().cairo_pdf_surface_create_for_stream(append, &bytes, 1, 1));
  render_library().cairo_pdf_surface_set_metadata(surface.get(), pdf_title, title.c_str());
  render_library().cairo_pdf_surface_set_metadata(surface.get(), pdf_creation_date, "");
  for (const std::string& page : pages) {
    const Picture picture(page);
    render_library().cairo_pdf_surface_set_size(surface.get(), picture.width() * points_per_pixel,
                                                picture.height() * points_per_pixel);
    picture.draw(surface.get(), points_per_pixel);
    render_library().cairo_surface_show_page(surface.get());
  }
  render_library().cairo_surface_finish(surface.get());
  demand(render_library().cairo_surface_status(surface.get()));
  return bytes;
}

}  // namespace selaras::reports
