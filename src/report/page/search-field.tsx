/** A field that narrows what a page shows to what contains its words; there only where scripts run. */
export function SearchField() {
  return (
    <p class="scripted" hidden>
      <label for="search">Search</label>
      <input
        type="search"
        id="search"
        placeholder="clause, value, code, words"
        autocomplete="off"
        spellcheck={false}
      />
      <output id="shown" class="dim" for="search" />
    </p>
  );
}
