/** Stands for a database. */
export interface Order {
  readonly id: string;
  readonly sku: string;
}

const all: Order[] = [];

export const orders = {
  all: async (): Promise<readonly Order[]> => all,
  find: async (id: string): Promise<Order | undefined> => all.find((order) => order.id === id),
  create: async (sku: string): Promise<Order> => ({ id: String(all.length + 1), sku }),
  cancel: async (id: string): Promise<boolean> => all.some((order) => order.id === id),
};
