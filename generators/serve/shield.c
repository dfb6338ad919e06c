#include "serve/shield.h"

#include "base/buffer.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* --- Files -------------------------------------------------------------------------------------------------------- */

/* Newer than the headers of Debian 12. */
#define TRUNCATE (UINT64_C(1) << 14)
/* All that Linux 5.19 knows: up to LANDLOCK_ACCESS_FS_REFER. */
#define KNOWN ((LANDLOCK_ACCESS_FS_REFER << 1) - 1)
#define READING (LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define OF_FILES (LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE | TRUNCATE)
enum { LEAST_VERSION = 2 /* before that, nothing can be moved to another folder */, WITH_TRUNCATE = 3 };

static uint64_t handled(long version)
{
  return version >= WITH_TRUNCATE ? KNOWN | TRUNCATE : KNOWN;
}

static void allow(int rules, int place, const char *name, uint64_t what)
{
  struct stat info;
  int at = openat(place, name, O_PATH | O_CLOEXEC);
  if (at < 0)
    return;
  if (fstat(at, &info) == 0) {
    struct landlock_path_beneath_attr rule = {.allowed_access = what, .parent_fd = at};
    if (!S_ISDIR(info.st_mode))
      rule.allowed_access &= OF_FILES;
    syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0); /* refused: it stays closed */
  }
  close(at);
}

/* Lets all be read that lies beside the way from / to HIDDEN: Landlock can only allow. */
static void allow_beside(int rules, const char *hidden)
{
  zb_buffer folder = {0};
  zb_buffer_puts(&folder, "/");
  for (const char *part = hidden; *(part += strspn(part, "/")) != '\0'; part += strcspn(part, "/")) {
    size_t n = strcspn(part, "/");
    DIR *entries = opendir(folder.data);
    for (const struct dirent *e; entries != NULL && (e = readdir(entries)) != NULL;)
      if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0 &&
          !(strlen(e->d_name) == n && strncmp(e->d_name, part, n) == 0))
        allow(rules, dirfd(entries), e->d_name, READING);
    if (entries != NULL)
      closedir(entries);
    zb_buffer_add(&folder, part, n);
    zb_buffer_putc(&folder, '/');
  }
  zb_buffer_free(&folder);
}

zb_shield zb_shield_make(const char *hidden, const char *folder, const char *const *readable,
                         const char *const *writable)
{
  zb_shield shield = {.files = -1};
  long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < LEAST_VERSION)
    return shield;
  struct landlock_ruleset_attr attributes = {.handled_access_fs = handled(version)};
  shield.files = (int)syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes.handled_access_fs, 0);
  int place = shield.files < 0 ? -1 : open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (place < 0)
    return shield;
  allow_beside(shield.files, hidden);
  allow(shield.files, AT_FDCWD, "/proc/self/exe", READING); /* which may have been replaced meanwhile */
  allow(shield.files, AT_FDCWD, "/dev/null", READING | LANDLOCK_ACCESS_FS_WRITE_FILE);
  for (int i = 0; readable[i] != NULL; i++)
    allow(shield.files, place, readable[i], READING);
  for (int i = 0; writable[i] != NULL; i++)
    allow(shield.files, place, writable[i], handled(version));
  close(place);
  return shield;
}

void zb_shield_free(zb_shield *shield)
{
  if (shield->files >= 0)
    close(shield->files);
  shield->files = -1;
}

/* --- System calls --------------------------------------------------------------------------------------------------
 */

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#ifdef ARCHITECTURE
#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define IF_EQUAL(value, yes, no) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (value), (yes), (no))
#define IF_LEAST(value, yes, no) BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, (value), (yes), (no))

/* No sockets, and no io_uring, which makes some by itself; nor the calls of another architecture, which have other
   numbers. And nothing that it starts leaves its group, so that all of it ends with the job. */
static bool close_calls(void)
{
  enum { OTHER_CALLS = 0x40000000 /* x32 */ };
  struct sock_filter filter[] = {
      LOAD(arch),
      IF_EQUAL(ARCHITECTURE, 0, 6),
      LOAD(nr),
      IF_LEAST(OTHER_CALLS, 4, 0),
      IF_EQUAL(SYS_socket, 3, 0),
      IF_EQUAL(SYS_setsid, 2, 0),
      IF_EQUAL(SYS_setpgid, 1, 0),
      IF_EQUAL(SYS_io_uring_setup, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = {.len = sizeof filter / sizeof *filter, .filter = filter};
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0 || errno == EINVAL; /* a kernel without it */
}
#else
static bool close_calls(void)
{
  return true;
}
#endif

bool zb_shield_raise(const zb_shield *shield)
{
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
    return false;
  unshare(CLONE_NEWNET); /* where it may; else seccomp has to do */
  if (shield->files >= 0 && syscall(SYS_landlock_restrict_self, shield->files, 0) != 0)
    return false;
  return close_calls();
}
