// The capitol's clock, read before the first paint: picks the day's call, closes what is over, says whether offices
// answer. Its facts are attributes of <html> (macros/clock.html). Without it, a page shows the day it was built for.
(() => {
  const root = document.documentElement, data = root.dataset, sheet = document.styleSheets[0];
  const days = data.days?.split(" "), [opens, closes, ...shut] = data.hours.split(" ");
  let rules = 0;

  const tell = () => {
    const [day, time] = new Date().toLocaleString("sv", { timeZone: data.zone }).split(" ");
    if (!/^\d{4}-\d\d-\d\d$/.test(day)) return;
    if (closes) {
      const off = new Date(day).getUTCDay() % 6 == 0 || shut.includes(day);
      data.office = !off && time >= opens && time < closes ? "open" : "shut";
    }
    root.toggleAttribute("data-over", day > data.last);
    if (!days || day < days[0] || day == data.seen) return;
    if (rules) sheet.deleteRule(rules);
    rules = sheet.insertRule(`.day:not([data-day="${day}"]),[data-off~="${day}"]{display:none}`, sheet.cssRules.length);
    data.seen = day;
    data.picked = days.includes(day) ? day : "stale";
  };

  tell();
  setInterval(tell, 3e4);
  document.addEventListener("visibilitychange", tell);
  addEventListener("pageshow", tell);
})();
