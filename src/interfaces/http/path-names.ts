/** The parameters that a path names: `/payments/:paymentId` has `paymentId`. */
export const pathNames = (path: string): readonly string[] => path.match(/(?<=:)\w+/g) ?? [];
