//! What keeps the window from staying white on Linux.

/// WebKitGTK's DMABUF renderer fails on NVIDIA, on some Wayland sessions and on machines without a GPU: the window stays white.
/// It is switched off before GTK starts, unless the user decided otherwise.
pub(crate) fn prevent_white_window() {
    #[cfg(target_os = "linux")]
    {
        const DMABUF: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
        if std::env::var_os(DMABUF).is_none() {
            // SAFETY: the first thing that the program does; no other thread runs yet that could read the environment.
            #[allow(unsafe_code)]
            unsafe {
                std::env::set_var(DMABUF, "1");
            }
        }
    }
}
