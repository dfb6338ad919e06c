/* What the program says, in the words of the page: here nobody has a command line. */
'use strict';

const words = (function () {
  const MARK = '进度：'; /* before what is said of the progress */
  const on_page = { '--date': '上面的“日期”', '--print': '“另做合并的打印稿”', '--pdf': '“另做 PDF”', '--zip': '“另打一个包”', '--draft': '“有错误的也做”' };
  const CLAUSE = '[^，；：。（）\\n]*';
  const OPTION = '(?:^|[^\\w-])--[a-z][a-z-]*';

  /* Options that are on the page get their names there; what is said of others goes, with the mark before or after it. */
  function of_page(text) {
    const named = text.replace(/ ?(--[a-z][a-z-]*) ?/g, (all, option) => on_page[option] || all);
    return named.replace(new RegExp('[，；]' + CLAUSE + OPTION + CLAUSE, 'gm'), '').replace(new RegExp(CLAUSE + OPTION + CLAUSE + '[，；]', 'gm'), '');
  }

  /* What it has printed, without what is for programs. */
  function of_log(text) {
    const FOLDER = /^在 (check|output)\/ 里$/; /* of the server's */
    const lines = text.split('\n').filter(l => !l.startsWith(MARK) && !l.startsWith('zhibiao-outcome ') && !FOLDER.test(l));
    return of_page(lines.map(l => l.replace(/^(\S*\s+)data\//, '$1')).join('\n').trim());
  }

  /* The last line of progress: 评审表：第 12 份，共 50 份，每秒 20 份，大约还要 2 秒. */
  function of_progress(text) {
    const lines = text.split('\n').filter(l => l.startsWith(MARK));
    return lines.length > 0 ? lines[lines.length - 1].slice(MARK.length) : '';
  }

  return { of_page, of_log, of_progress };
})();
