/** Scrapes made of random parts, each well-formed: names and labels of both kinds, escapes, exemplars, every type. */
export function randomTexts(count, seed) {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, index) => {
    const format = index % 2 === 0 ? "text" : "openmetrics";
    const families = Array.from({ length: 1 + random(4) }, (_, each) => family(`m${index}_${each}`, format, random));
    return {
      name: `random ${index}`,
      format,
      text: `${families.join("")}${format === "openmetrics" ? "# EOF\n" : ""}`,
    };
  });
}

/** Numbers below a limit, the same for the same seed (mulberry32). */
function randomFrom(seed) {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

const types = { text: ["counter", "gauge", "untyped"], openmetrics: ["counter", "gauge", "unknown"] };
const values = ["0", "1", "-1.5", "1e3", "NaN", "+Inf", "-Inf", "0.1", "12345678901"];
const texts = ["", "a", "a b", 'say \\"so\\"', "back\\\\slash", "two\\nlines", "größe", "{}", "a,b=c", "# x"];

function family(stem, format, random) {
  const pick = (list) => list[random(list.length)];
  const type = pick(types[format]);
  const isQuoted = random(4) === 0;
  const name = isQuoted ? `${stem}.ä b` : stem;
  const suffix = type === "counter" && format === "openmetrics" ? "_total" : "";
  const written = (each) => (isQuoted ? JSON.stringify(each) : each);
  const lines = [`# HELP ${written(name)} ${pick(texts).trim() || "none"}`, `# TYPE ${written(name)} ${type}`];
  for (let series = 0; series <= random(3); series += 1) {
    const labels = [`n="${series}"`];
    if (random(2) === 0) labels.push(`other="${pick(texts)}"`);
    if (random(4) === 0) labels.push(`"dotted.${random(3)}"="${pick(texts)}"`);
    const inner = [...(isQuoted ? [JSON.stringify(name + suffix)] : []), ...labels].join(",");
    const value = type === "counter" ? pick(["0", "1", "2.5"]) : pick(values);
    const time = random(3) === 0 ? (format === "text" ? " 1395066363000" : " 1395066363.5") : "";
    const hasExemplar = suffix !== "" && random(2) === 0;
    lines.push(
      `${isQuoted ? "" : name + suffix}{${inner}} ${value}${time}${hasExemplar ? ' # {id="7"} 0.5 12.5' : ""}`,
    );
  }
  return `${lines.join("\n")}\n`;
}
