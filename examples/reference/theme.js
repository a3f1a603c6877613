// In the head, so that a chosen theme stands before anything is painted.
document.documentElement.classList.add("scripted");
try {
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // A page that may store nothing follows the system.
}
