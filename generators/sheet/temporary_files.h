/* The temporary files of libxlsxwriter, which writes the parts of a workbook to such and does not look whether they
   were written: a full disk gave workbooks that nobody could open. lxw_tmpfile stands before the library's own: in
   memory, or unnamed in the workbook's `tmpdir` if it has one, and it keeps what fails. */
#ifndef ZB_SHEET_TEMPORARY_FILES_H
#define ZB_SHEET_TEMPORARY_FILES_H

/* Forgets earlier failures. */
void temporary_files_begin(void);

/* Closes those that the library leaves open, as it does of a workbook that is given up. */
void temporary_files_end(void);

/* The errno of the first write, read or opening that failed since; 0: none did. */
int temporary_files_failure(void);

#endif
