/** What a report is about: `id` is sent, `title` is read. */
export type FeedbackCategory<Id extends string = string> = {
  readonly id: Id;
  /** What a person reads. */
  readonly title: string;
};

/** The ids of `codexCategories`. */
export type CodexCategoryId = "bug" | "bad_result" | "good_result" | "other";

/** The categories of Codex: the values of `category` in its metric `user.feedback.submitted`. */
export const codexCategories: readonly FeedbackCategory<CodexCategoryId>[] = [
  { id: "bug", title: "Bug: something crashed, hung or broke" },
  { id: "bad_result", title: "Bad result: the answer was wrong or of no use" },
  { id: "good_result", title: "Good result: worth a mention" },
  { id: "other", title: "Something else" },
];
