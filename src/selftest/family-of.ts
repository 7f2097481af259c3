/** The part of the name of a defect or an oddity in front of the slash. */
export function familyOf(name: string): string {
  return name.slice(0, name.indexOf('/'));
}
