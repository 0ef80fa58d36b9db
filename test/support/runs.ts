/** How often a random test runs: as usual, or as often as someone who lets it soak asks for. */
export const runs = (usual: number): number => Number(process.env['RANDOM_RUNS'] ?? usual);
