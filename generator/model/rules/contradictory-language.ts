import type { Rule } from "../resolution.js";

export const contradictoryLanguage: Rule = {
  code: "contradictory-language",
  *check({ catalog: { settings }, locate }) {
    const { language, modules, importExtension } = settings;
    if (language === "javascript" && importExtension === "ts") {
      const message = "the generated files are JavaScript, and there is no file that ends in `.ts`";
      const help = "write `import_extension: js`, or `language: typescript`";
      yield { place: locate(["generate", "import_extension"], "value"), message, help };
    }
    if (language === "typescript" && modules === "commonjs") {
      const message =
        "the generated files are TypeScript, of which the compiler makes CommonJS where `module` asks for it";
      const help = "remove it, or write `language: javascript`";
      yield { place: locate(["generate", "modules"], "value"), message, help };
    }
  },
};
