export { checkedReader, JestReporter, nodeReporter, vitestReporter } from "./dist/testing.cjs";
