// Runs before anything is drawn, so that a chosen theme never flashes.
const theme = localStorage.getItem('weft:theme');
if (theme === 'light' || theme === 'dark') {
  document.documentElement.dataset.theme = theme;
}
