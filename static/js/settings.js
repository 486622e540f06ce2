// Offer the time zone of this device where it differs from the one that is set.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const select = document.getElementById("id_time_zone");
const button = document.getElementById("use-device-zone");
const known = [...select.options].some((option) => option.value === zone);

function offer() {
  button.hidden = !known || select.value === zone;
}
button.addEventListener("click", () => {
  select.value = zone;
  offer();
  select.focus();
});
select.addEventListener("change", offer);
offer();
