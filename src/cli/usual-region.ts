/** The region of a run that is told none; a simulated endpoint has what is created without one there. */
export const usualRegion = 'cn-hangzhou';
