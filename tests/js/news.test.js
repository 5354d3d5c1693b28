import { clock } from './clock.js';
import { News } from '../../static/live/news.js';
import { equal, test } from './harness.js';

function made() {
  const page = { alive: true, told: 0 };
  const news = new News(() => page.alive, () => (page.told += 1));
  return { page, news };
}

test('the page is told at once', () => {
  const { page, news } = made();
  news.came(true);
  equal(page.told, 1);
});

test('where there is no news the page is told nothing', () => {
  const { page, news } = made();
  news.came(false);
  clock.advance(5000);
  equal(page.told, 0);
});

test('a page that draws is told of the next only then', () => {
  const { page, news } = made();
  news.came(true);
  clock.advance(100);
  news.came(true);
  news.came(true);
  equal(page.told, 1, 'while it draws');
  clock.advance(1300);
  equal(page.told, 1, 'shortly before');
  clock.advance(200);
  equal(page.told, 2, 'once more');
  clock.advance(5000);
  equal(page.told, 2, 'and no more');
});

test('a page that has drawn is told at once', () => {
  const { page, news } = made();
  news.came(true);
  news.drawn();
  news.came(true);
  equal(page.told, 2);
});

test('news that has passed is not told', () => {
  const { page, news } = made();
  news.came(true);
  news.came(true);
  news.came(false);
  clock.advance(5000);
  equal(page.told, 1);
});

test('a view that has gone tells nothing', () => {
  const { page, news } = made();
  news.came(true);
  news.came(true);
  page.alive = false;
  clock.advance(5000);
  equal(page.told, 1);
});
