/**
 * How issuers mark their tokens: what is always in them, what has to follow, and what has to stand before it. Lengths
 * are the shortest that are issued, or less where that is still no word.
 */
type Issuer = readonly [mark: string, rest: string, before?: string];

const hex = "[0-9a-f]";
const alnum = "[A-Za-z0-9]";
const word = "[A-Za-z0-9_-]";

export const issuers: readonly Issuer[] = [
  // Models
  ["sk-", `(?:${alnum}{16}|(?=[a-z_-]{0,64}[A-Z0-9])${word}{12})`], // OpenAI, Anthropic, DeepSeek; no words
  ["sess-", `${alnum}{24}`],
  ["hf_", `${alnum}{20}`], // Hugging Face
  ["api_org_", `${alnum}{34}`],
  ["gsk_", `${alnum}{20}`], // Groq
  ["xai-", `${alnum}{20}`],
  ["pplx-", `${alnum}{40}`], // Perplexity
  ["r8_", `${alnum}{37}`], // Replicate
  ["lsv2_", `(?:pt|sk)_${hex}{32}`], // LangSmith
  // Code and packages
  ["ghp_", `${alnum}{16}`], // GitHub
  ["gho_", `${alnum}{16}`],
  ["ghr_", `${alnum}{16}`],
  ["ghs_", `${alnum}{16}`],
  ["ghu_", `${alnum}{16}`],
  ["github_pat_", `${alnum}{16}`],
  ["glagent-", `${word}{20}`], // GitLab
  ["glcbt-", `${word}{16}`],
  ["gldt-", `${word}{16}`],
  ["glffct-", `${word}{16}`],
  ["glft-", `${word}{16}`],
  ["glimt-", `${word}{16}`],
  ["gloas-", `${word}{16}`],
  ["glpat-", `${word}{16}`],
  ["glptt-", `${word}{16}`],
  ["glrt-", `${word}{16}`],
  ["glsoat-", `${word}{16}`],
  ["GR1348941", `${word}{20}`],
  ["ATBB", `${alnum}{28}`], // Bitbucket
  ["ATATT3", `${word}{40}`], // Atlassian
  ["AZDO", `${alnum}{4}`, `${alnum}{76}`], // Azure DevOps
  ["sgp_", `(?:${hex}{40}|(?:${hex}{16}|local)_${hex}{40})`], // Sourcegraph
  ["sqa_", `${hex}{40}`], // SonarQube
  ["sqp_", `${hex}{40}`],
  ["squ_", `${hex}{40}`],
  ["npm_", `${alnum}{20}`],
  ["pypi-", `${word}{20}`],
  ["rubygems_", `${hex}{48}`],
  ["CLOJARS_", `${alnum}{60}`],
  ["oy2", `[a-z0-9]{43}`], // NuGet
  ["dckr_pat_", `${word}{20}`],
  ["dckr_oat_", `${word}{20}`],
  ["AKCp", `${alnum}{60}`], // Artifactory
  ["cmVmd", `${alnum}{59}`],
  // Clouds
  ["AKIA", "[A-Z0-9]{16}"], // Amazon
  ["ASIA", "[A-Z0-9]{16}"],
  ["ABIA", "[A-Z0-9]{16}"],
  ["ACCA", "[A-Z0-9]{16}"],
  ["ABSK", "[A-Za-z0-9+/]{60}"],
  ["bedrock-api-key-", "[A-Za-z0-9+/]{20}"],
  ["AIza", `${word}{30}`], // Google
  ["ya29.", `${word}{16}`],
  ["1//0", `${word}{40}`],
  ["GOCSPX-", `${word}{16}`],
  ["Q~", "[A-Za-z0-9_~.-]{31}", "[A-Za-z0-9_~.]{3}\\d"], // Azure
  ["LTAI", `${alnum}{16}`], // Alibaba
  ["doo_v1_", `${hex}{32}`], // DigitalOcean
  ["dop_v1_", `${hex}{32}`],
  ["dor_v1_", `${hex}{32}`],
  ["HRKU-AA", `${word}{40}`], // Heroku
  ["fo1_", `${word}{43}`], // Fly
  ["fm1a_", "[A-Za-z0-9+/]{60}"],
  ["fm1r_", "[A-Za-z0-9+/]{60}"],
  ["fm2_", "[A-Za-z0-9+/]{60}"],
  ["nfp_", `${alnum}{36}`], // Netlify
  ["vcp_", `${alnum}{24}`], // Vercel
  ["vercel_blob_rw_", `${alnum}{16}`],
  ["v1.0-", `${hex}{24}-${hex}{100}`], // Cloudflare
  ["pscale_", "(?:tkn|oauth|pw)_[\\w=.-]{32}"], // PlanetScale
  ["sbp_", `${hex}{40}`], // Supabase
  ["sb_secret_", `${word}{20}`],
  ["sha256~", `${word}{43}`], // OpenShift
  [".atlasv1.", "[A-Za-z0-9_=-]{60}", `${alnum}{14}`], // Terraform Cloud
  ["pul-", `${hex}{40}`], // Pulumi
  ["dapi", `${hex}{32}`], // Databricks
  ["tskey-", `[a-z]{2,8}-${word}{16}`], // Tailscale
  ["AVNS_", `${word}{16}`], // Aiven
  // Vaults
  ["hvs.", `${word}{20}`], // HashiCorp Vault
  ["hvb.", `${word}{20}`],
  ["hvr.", `${word}{20}`],
  ["s.", `(?=[A-Za-z]{0,22}\\d[A-Za-z]{0,22}\\d)${alnum}{24}(?!${alnum})`],
  ["dp.pt.", `${alnum}{40}`], // Doppler
  ["dp.ct.", `${alnum}{40}`],
  ["dp.sa.", `${alnum}{40}`],
  ["dp.scim.", `${alnum}{40}`],
  ["dp.audit.", `${alnum}{40}`],
  ["dp.st.", `(?:[a-z0-9_-]{2,35}\\.)?${alnum}{40}`],
  ["ops_eyJ", "[A-Za-z0-9+/]{60}"], // 1Password
  ["A3-", "[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})(?:-[A-Z0-9]{5}){3}"],
  ["AGE-SECRET-KEY-1", "[A-Z0-9]{40}"],
  ["AGE-SECRET-KEY-PQ-1", "[A-Z0-9]{40}"],
  // Messages and mail
  ["xoxa-", "[A-Za-z0-9-]{10}"], // Slack
  ["xoxb-", "[A-Za-z0-9-]{10}"],
  ["xoxc-", "[A-Za-z0-9-]{10}"],
  ["xoxd-", "[A-Za-z0-9%-]{10}"],
  ["xoxe-", "[A-Za-z0-9-]{10}"],
  ["xoxe.xox", "[bp]-[A-Za-z0-9-]{10}"],
  ["xoxo-", "[A-Za-z0-9-]{10}"],
  ["xoxp-", "[A-Za-z0-9-]{10}"],
  ["xoxr-", "[A-Za-z0-9-]{10}"],
  ["xoxs-", "[A-Za-z0-9-]{10}"],
  ["xapp-", "[A-Za-z0-9-]{10}"],
  [":AA", `${word}{33}`, "(?<!\\d)\\d{8,10}"], // Telegram
  ["SG.", `${word}{16}`], // SendGrid
  ["key-", `${hex}{32}`], // Mailgun
  ["-us", "\\d{1,2}", `${hex}{32}`], // Mailchimp
  ["xkeysib-", `${hex}{64}`], // Brevo
  ["xsmtpsib-", `${hex}{64}`],
  ["SK", `${hex}{32}(?!${alnum})`], // Twilio
  ["EAAA", `${word}{40}`], // Square, Facebook
  ["EAAC", `${alnum}{60}`],
  ["EAAM", `${alnum}{60}`],
  ["EAAG", `${alnum}{60}`],
  // Shops and payments
  ["sk_", `(?:live|test|prod)_${alnum}{10}`], // Stripe, Clerk
  ["rk_", `(?:live|test|prod)_${alnum}{10}`],
  ["whsec_", `[A-Za-z0-9+/]{16}`],
  ["sq0", `(?:atp|csp|idp)-${word}{22}`], // Square
  ["shpat_", `${alnum}{16}`], // Shopify
  ["shpca_", `${alnum}{16}`],
  ["shppa_", `${alnum}{16}`],
  ["shpss_", `${alnum}{16}`],
  ["shippo_", `(?:live|test)_${hex}{40}`],
  ["EZAK", `${alnum}{54}`], // EasyPost
  ["EZTK", `${alnum}{54}`],
  ["duffel_", `(?:test|live)_${word}{43}`],
  ["FLWSECK", "(?:_TEST)?-[a-z0-9]{12}"],
  // Measuring
  ["NRAK-", "[A-Za-z0-9]{27}"], // New Relic
  ["NRII-", `${word}{32}`],
  ["NRRA-", `${hex}{42}`],
  ["NRJS-", `${hex}{19}`],
  ["NRAL", `(?!${alnum})`, `${hex}{36}`],
  ["glc_", "[A-Za-z0-9+/]{32}"], // Grafana
  ["glsa_", `${alnum}{32}`],
  ["sntrys_", "[A-Za-z0-9+/=]{40}"], // Sentry
  ["sntryu_", `${hex}{64}`],
  ["dt0c01.", "[A-Z0-9]{24}\\.[A-Z0-9]{64}"], // Dynatrace
  ["dt0s16.", "[A-Z0-9]{8}\\.[A-Z0-9]{64}"],
  // Tools
  ["lin_api_", `${alnum}{40}`], // Linear
  ["lin_oauth_", `${hex}{64}`],
  ["ntn_", `${alnum}{40}`], // Notion
  ["secret_", `${alnum}{43}(?!${alnum})`],
  ["pat", `${alnum}{14}\\.${hex}{64}`], // Airtable
  ["1/", `\\d{16}:${hex}{32}`], // Asana
  ["figd_", `${word}{30}`], // Figma
  ["PMAK-", `${hex}{24}-${hex}{34}`], // Postman
  ["CFPAT-", `${word}{40}`], // Contentful
  ["tfp_", "[\\w.=-]{40}"], // Typeform
  ["rdme_", `${alnum}{60}`], // ReadMe
  ["pnu_", `${alnum}{36}`], // Prefect
  ["fio-u-", "[\\w=-]{60}"], // Frame.io
  ["API-", `[A-Z0-9]{26}(?!${alnum})`], // Octopus
  ["ico-", `${alnum}{32}(?!${alnum})`], // Infracost
  ["p8e-", `${alnum}{32}`], // Adobe
  // Hashes of passwords
  ["$apr1$", "[./A-Za-z0-9]{1,8}\\$[./A-Za-z0-9]{22}"],
  ["$1$", "[./A-Za-z0-9]{1,8}\\$[./A-Za-z0-9]{22}"],
  ["$5$", "(?:rounds=\\d{1,9}\\$)?[./A-Za-z0-9]{1,16}\\$[./A-Za-z0-9]{43}"],
  ["$6$", "(?:rounds=\\d{1,9}\\$)?[./A-Za-z0-9]{1,16}\\$[./A-Za-z0-9]{86}"],
  ["$y$", "[./A-Za-z0-9]{1,16}\\$[./A-Za-z0-9]{1,86}\\$[./A-Za-z0-9]{43}"],
  ["$2a$", "\\d\\d\\$[./A-Za-z0-9]{53}"],
  ["$2b$", "\\d\\d\\$[./A-Za-z0-9]{53}"],
  ["$2y$", "\\d\\d\\$[./A-Za-z0-9]{53}"],
  ["$argon2", "(?:id|i|d)\\$[\\w$=,+/.-]{20,512}"],
];
