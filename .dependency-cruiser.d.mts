declare const configuration: {
  forbidden: { name: string; comment: string }[];
  options: Record<string, unknown>;
};
export default configuration;
