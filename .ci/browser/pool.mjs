/**
 * Works on all items, several at a time, each begun in its turn.
 *
 * @template Item
 * @param {Iterable<Item>} items
 * @param {number} workers how many are worked on at a time
 * @param {(item: Item) => Promise<void>} work
 */
export async function each(items, workers, work) {
  const queue = items[Symbol.iterator]();
  const worker = async () => {
    for (let next = queue.next(); !next.done; next = queue.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: workers }, worker));
}
