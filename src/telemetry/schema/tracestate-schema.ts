import * as z from "zod";
import { quote } from "../findings/visible.js";
import type { IssueParams } from "./notes.js";

const member = /^(?:[a-z][a-z0-9_*/-]{0,255}|[a-z0-9][a-z0-9_*/-]{0,240}@[a-z][a-z0-9_*/-]{0,13})$/;
const fieldName = /^[!-~]+$/;
const reserved = /[:;,=]/;
const fieldValue = /^[ -+\--:<>-~]*[!-+\--:<>-~]$/;

type Problem = { readonly message: string; readonly help: string };

function findProblem(name: string, text: string): Problem | undefined {
  if (!fieldName.test(name) || reserved.test(name)) {
    return { message: `${quote(name)} is no name of a field`, help: "use letters, digits and - without : ; , =" };
  }
  if (fieldValue.test(text)) return undefined;
  return {
    message: `the value of ${quote(name)} cannot be sent`,
    help: "use ASCII without , ; = and no space at the end",
  };
}

/** Fields to put into the members of the trace state that goes to others, as W3C Trace Context allows them. */
export const tracestateSchema: z.ZodType<Record<string, Record<string, string>>> = z
  .record(z.string(), z.record(z.string(), z.string()))
  .superRefine((members, context) => {
    const report = (path: string[], { message, help }: Problem) => {
      const params: IssueParams = { code: "wrong-value", help };
      context.addIssue({ code: "custom", message, path, params });
    };
    for (const [name, fields] of Object.entries(members)) {
      const help = "begin with a small letter and use small letters, digits, _ - * /";
      if (!member.test(name)) report([name], { message: `${quote(name)} is no member of a trace state`, help });
      for (const [field, text] of Object.entries(fields)) {
        const problem = findProblem(field, text);
        if (problem !== undefined) report([name, field], problem);
      }
    }
  });
