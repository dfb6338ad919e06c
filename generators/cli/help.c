/* What --help says: parts between empty lines, of which one is for each command. */
#include "cli/options.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* Each is less than a compiler must take. */
static const char *const texts[] = {
    "zhibiao（制表）：把导出的表格做成职称评审的表和册\n"
    "\n"
    "用法：\n"
    "  zhibiao make 数据... [选项]   读入表格，做出全部文书\n"
    "  zhibiao check 数据... [选项]  按通知的规定检查每个人、每个单位，做检查报告和退回修改通知单\n"
    "  zhibiao new 文件夹            放一个填报用的工作簿（xlsx）和照片文件夹，填好就能 make\n"
    "  zhibiao blank 文书 [-o 文件]  做一份空白表，供手写\n"
    "  zhibiao lint 模板 [-o 文件]   检查模板，画出带格子名称的版面；工作簿的列出各格\n"
    "  zhibiao list                  列出能做的文书\n"
    "  zhibiao notice list           列出能用的通知，不写明时按哪一份\n"
    "  zhibiao notice check 通知     检查一份通知（名字或文件夹）写得对不对，试它的案例\n"
    "  zhibiao notice new 名字 --from 上一份通知  做一份新通知的问卷（xlsx），照通知填\n"
    "  zhibiao notice read 名字      读填好的问卷，写出通知，再检查\n"
    "  zhibiao notice diff 通知 通知 [-o 文件]  两份通知有哪些不同；-o 做成 xlsx 或 pdf，供核对签字\n"
    "  zhibiao verify 文件夹 [扫描件...]  清点交回来的纸：扫右下角的码，看是谁的、是不是最新的、还缺哪些\n"
    "  zhibiao serve [选项]          开一个网页：拖进表格，看检查结果，做表，下载（只有本机能打开）\n"
    "  zhibiao serve token 单位 --until 日期  给单位一个链接，只能看到自己的，用到那一天\n"
    "  zhibiao dump 文件 [选项]      看一个表格文件怎么读：有哪些表、每列读作什么、哪里有问题\n"
    "  zhibiao merge 各份... -o 文件夹  把几台机器用 make --shard 各做的一份合成一套\n"
    "  zhibiao doctor [-o 文件夹]    看这台机器缺不缺东西：字体、程序库、语言、磁盘、内存；缺的退出码是 1\n"
    "  zhibiao --help | --version\n"
    "\n"
    "“数据”可以是 xlsx、xls、ods、csv、网页或 Word 里的表格，也可以是文件夹或 zip "
    "压缩包（连同下面的文件夹一起读，照片放在里面即可）。\n"
    "\n",
    "make 的选项：\n"
    "  -o, --output 文件夹     做好的文件放在哪里（不写就是 output）\n"
    "      --only 文书,...     只做这几种；写中文名或英文代号，用逗号隔开\n"
    "      --date 年-月-日     文书上的日期，如 2020-08-04（不写就是今天；\n"
    "                          设了环境变量 SOURCE_DATE_EPOCH 的，就是它那一天）\n"
    "      --stage 阶段        按申报、公示前、报送、审核、评审哪个阶段检查：以后才填的栏目空着不算问题\n"
    "                          （不写就看数据填到了哪一步）\n"
    "      --print             另做合并的打印稿，每个区县每种表一份，放在“打印”文件夹：单位前有隔页，\n"
    "                          每份从新的一张纸起，双面打印（长边翻页）\n"
    "      --print-changed     补打：打印稿里只合并这次新做的和改了的\n"
    "      --all               全部重新写；不写就只做和上次不一样的，没变的文件不动\n"
    "      --copies 份数       打印稿里每份表打几份，封面印第几份；不写就按通知（要和 --print 一起用）\n"
    "      --booklet           打印稿里成册的表拼成 A3 骑马订小册子，双面短边翻页（要和 --print 一起用）\n"
    "      --zip unit          "
    "另打成包（zip），放在“打包”文件夹：每个单位一个，每个区县一个，里面是这次该给它的文件；\n"
    "                          只要区县的写 --zip district\n"
    "      --pdf               公示、名单等工作簿另做一份 PDF\n"
    "      --draft             检查出错误的也做，印“草稿”水印，供核对用（不写就不做，说明原因）\n"
    "      --dump=阶段         在每份文件旁边另存一份中间结果，供查错：\n"
    "                          model（数据）、template（填好的模板）、pages（排好的版面）\n"
    "      --jobs 个数         用几个进程一起做（不写就是能用的处理器数）；做出来的完全一样\n"
    "      --pdfa | --no-pdfa  PDF 都做成、都不做成长期保存的 PDF/A-2a（不写就是要归档的表做成）\n"
    "      --shard 第几份/共几份  几台机器分着做：只做这一份，如 2/8；都做好以后用 merge 合并，和一台机器做的一样\n"
    "      --times             最后说明时间用在哪里\n"
    "  -q, --quiet             只说错误、警告和最后一行结果，不显示进度\n"
    "      --json              每份文书、每条消息和最后的结果各输出一行 JSON，供别的程序用（docs/scripts.md）\n"
    "      --progress 秒       每几秒在标准错误说一次进度，以“进度：”开头，供别的程序用\n"
    "      --prefer 文件       同一个人在几个文件里内容不同时以哪个文件（或文件夹）为准；可以写几次，先写的优先\n"
    "      --encoding 编码     没有标记的文本文件（csv）是 utf-8、gb18030 还是 big5（不写就自动识别；big5 "
    "认不出来，要写明）\n"
    "      --visible-only      隐藏的行（如筛选掉的）不读；不写就也读，并说有几行\n"
    "      --notice 通知       按哪一份通知：它的名字（zhibiao notice list 列出）或文件夹；不写就看数据文件夹里的\n"
    "                          notice.txt，没有就用默认的。blank、lint、list、new、dump 也可以写\n"
    "\n",
    "check 的选项：\n"
    "  -o, --output 文件夹     报告放在哪里（不写就是 output/检查）\n"
    "      --json              每个问题输出一行 JSON，供别的程序用；写了 -o 的同时也做报告\n"
    "      --rules             不检查，输出查些什么（docs/rules.md）\n"
    "      --jobs、--progress、--date、--stage、--prefer、--encoding、--visible-only、--notice 同 make\n"
    "\n"
    "serve 的选项：\n"
    "      --listen 地址:端口  在哪里等浏览器（不写就是 127.0.0.1:8020，只有本机能打开）\n"
    "      --password-file 文件  主管部门的密码，写在文件第一行；别的机器能打开的，一定要有\n"
    "      --host 主机:端口    浏览器里还可以用的地址，如代理的；可以写几次；https 的前面写 https://\n"
    "      --proxy 地址        前面的代理（nginx）连过来用的地址：照它写的 X-Forwarded-For 认浏览器\n"
    "      --cert 文件、--key 文件  用 HTTPS：证书和私钥（PEM）\n"
    "      --state 文件夹      上传的和做好的放在哪里（不写就是 ~/.local/state/zhibiao）\n"
    "      --keep 天数         没有人动的，几天以后删掉（不写就是 7）\n"
    "      --limit MB          一批最多上传多少 MB（不写就是 2048）\n"
    "      --at-once 个数      同时做几批，别的排队（不写就是能用的处理器数）\n"
    "      --no-open           不打开浏览器\n"
    "      --until 年-月-日    serve token：链接用到哪一天\n"
    "      --notice 通知       同 make\n"
    "\n"
    "merge 的选项：\n"
    "  -o, --output 文件夹     合并到哪里（不写就是 output）\n"
    "      --jobs、--progress、--notice、-q、--quiet、--json 同 make；其余的按各份做的时候写的\n"
    "\n"
    "blank 的选项：\n"
    "  -o, --output 文件       写到哪个 PDF（不写就是 output/文书（空白）.pdf）\n"
    "      --date、--notice    同 make\n"
    "\n"
    "lint 的选项：\n"
    "  -o, --output 文件       版面画到哪个 PDF（不写就是 output/模板（格子）.pdf），或工作簿的各格写到哪里\n"
    "      --date、--notice    同 make\n"
    "\n"
    "new 的选项：\n"
    "      --date、--notice    同 make\n"
    "\n"
    "list 的选项：\n"
    "      --notice            同 make\n"
    "\n"
    "notice 的选项：\n"
    "      --from 通知         notice new：以哪一份为底\n"
    "  -o, --output 文件       notice diff：写到哪个 xlsx 或 pdf\n"
    "      --date、--notice    同 make\n"
    "\n"
    "doctor 的选项：\n"
    "  -o, --output 文件夹     看这个文件夹写不写得下（不写就是 output）\n"
    "\n"
    "dump 的选项：\n"
    "      --csv | --json      不看说明，把一张工作表原样输出成 csv 或 json，供别的程序用\n"
    "      --sheet 名称|序号   哪一张工作表（不写就看全部；--csv、--json 输出第一张没有隐藏的）\n"
    "      --encoding 编码、--notice 通知 同 make\n"
    "\n"
    "verify 的说明：\n"
    "  文件夹是 make 做出来的那个。不写扫描件的，从键盘（扫码枪）一行读一个码，也可以输入码旁边的七个字，\n"
    "  大小写不分；扫描件是 jpg、png 或 pdf（要有 poppler 的 pdftoppm）。收过的记在文件夹里，下次接着清点\n"
    "      --date、--notice    同 make（不写就按文件夹里的文书用的通知）\n"
    "\n"
    "退出码：\n"
    "  0  全部做好\n"
    "  1  有的记录被拒绝（每条都说明原因），其余已做好；check：查出了错误；\n"
    "     verify：有已作废、不认识或读不出的\n"
    "  2  命令写错了\n"
    "  3  有数据文件读不了，其余已做好\n"
    "  4  模板、字体、脚本或通知有错\n"
    "  5  输出文件（或打印的结果）写不出\n"
    "  6  内存不够，没有做完；已经写出的文件都是完整的\n"
    "  7  按要求停下了（Ctrl-C 等）；已经写出的文件都是完整的\n"
    "\n"
    "例：\n"
    "  zhibiao make 今年的数据\n"
    "  zhibiao check 今年的数据\n"
    "  zhibiao make 花名册.xlsx 业绩.csv 照片/ -o 结果 --only 公示表\n",
};

static bool begins(const char *line, const char *with)
{
  return strncmp(line, with, strlen(with)) == 0;
}

/* A usage that is not COMMAND's. */
static bool is_of_another(const char *line, const char *command)
{
  static const char usage[] = "  zhibiao ";
  size_t n = strlen(command);
  const char *name = line + strlen(usage);
  return begins(line, usage) && !(strncmp(name, command, n) == 0 && name[n] == ' ');
}

/* What the part that begins with LINE says is about COMMAND, or all commands. */
static bool is_about(const char *line, const char *command)
{
  size_t n = strlen(command);
  return begins(line, "zhibiao") || begins(line, "用法") || begins(line, "退出码") ||
         (strncmp(line, command, n) == 0 && line[n] == ' ');
}

static void print_part(const char *part, const char *end, const char *command)
{
  for (const char *line = part, *next; line < end; line = next) {
    next = strchr(line, '\n') + 1;
    if (!is_of_another(line, command))
      fwrite(line, 1, (size_t)(next - line), stdout);
  }
}

void zb_help_print(const char *command)
{
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    if (command == NULL) {
      fputs(texts[i], stdout);
      continue;
    }
    for (const char *part = texts[i], *end; *part != '\0'; part = end) {
      const char *gap = strstr(part, "\n\n");
      end = gap == NULL ? part + strlen(part) : gap + 2;
      if (is_about(part, command))
        print_part(part, end, command);
    }
  }
}
