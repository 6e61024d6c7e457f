/** The places of the fixture's few allowed values, as the generator writes them. */
export function costPlace(a: unknown): number {
  let place = 0;
  if (a === true) place += 1;
  else if (a === false) place += 2;
  return place;
}

export function checkedPlace(a: unknown): number {
  let place = 0;
  if (a === 1) place += 1;
  else if (a === 2) place += 2;
  else if (a === undefined) place += 3;
  return place;
}
