/* What makes a document PDF/A-2 beyond what every document has: metadata as XMP, which says the same as the document
   information, and the colours' meaning: an output intent with an ICC profile of sRGB. A document with structure is
   of level A (ISO 19005-2) and PDF/UA-1 (ISO 14289-1), any other of level B. */
#include "base/escape.h"
#include "base/file.h"
#include "pdf/write.h"

#include <stdio.h>
#include <string.h>

/* From Debian's package icc-profiles-free; its licence is zlib's. */
static const char PROFILE[] = "/usr/share/color/icc/sRGB.icc";
enum { PROFILE_LEVEL = 9, ICC_HEADER = 128 };

/* ICC.1, 7.2: the header has the profile's class, its colour space, and the signature. */
static bool is_rgb_profile(const zb_buffer *file)
{
  return file->length > ICC_HEADER && memcmp(file->data + 12, "mntrRGB ", 8) == 0 &&
         memcmp(file->data + 36, "acsp", 4) == 0;
}

zb_status zb_pdf_archive_from(zb_pdf *pdf, bool wanted, const char *path, zb_diags *diags)
{
  pdf->archive = false;
  if (wanted && pdf->profile.length == 0) {
    zb_buffer file = {0};
    zb_diags *unread = zb_diags_new(); /* what is to be done is said below */
    bool good = zb_file_read(path, &file, unread) == ZB_OK && is_rgb_profile(&file);
    if (good)
      compress(pdf, PROFILE_LEVEL, file.data, file.length, &pdf->profile);
    zb_buffer_free(&file);
    zb_diags_free(unread);
    if (!good) {
      zb_diags_add(diags, ZB_ERROR, "no-profile", path,
                   "请安装软件包 icc-profiles-free（apt-get install icc-profiles-free），或加上 --no-pdfa",
                   "做 PDF/A 要用的 sRGB 颜色特性文件读不了");
      return ZB_TEMPLATE;
    }
  }
  pdf->archive = wanted;
  return ZB_OK;
}

zb_status zb_pdf_archive(zb_pdf *pdf, bool wanted, zb_diags *diags)
{
  return zb_pdf_archive_from(pdf, wanted, PROFILE, diags);
}

/* --- XMP (ISO 16684-1) ---------------------------------------------------------------------------------------- */

/* A property, unless VALUE is empty. BEFORE and BEHIND: the container that the schema asks for. */
static void put_property(zb_buffer *out, const char *name, const char *before, const char *value, const char *behind)
{
  if (value[0] == '\0')
    return;
  zb_buffer_printf(out, "<%s>%s", name, before);
  zb_escape(out, value, false);
  zb_buffer_printf(out, "%s</%s>\n", behind, name);
}

/* PDF/UA's own schema, which PDF/A has described where it is used (ISO 19005-2, 6.6.2.3.3). */
static const char accessible[] =
    "<pdfuaid:part>1</pdfuaid:part>\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>part of ISO 14289</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n</rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

static const char accessible_schemas[] = " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
                                         " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
                                         " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
                                         " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\"";

/* PDF/UA wants a title (ISO 14289-1, 7.1). */
static bool is_accessible(const info *info)
{
  return info->tagged && info->title[0] != '\0';
}

static void write_xmp(const info *info, zb_buffer *out)
{
  static const char alternatives[] = "<rdf:Alt><rdf:li xml:lang=\"x-default\">",
                    end_alternatives[] = "</rdf:li></rdf:Alt>";
  char date[32] = "";
  if (info->date[0] != '\0')
    snprintf(date, sizeof date, "%.10sT00:00:00+08:00", info->date);
  zb_buffer_puts(out, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                      " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
                      " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"");
  zb_buffer_puts(out, is_accessible(info) ? accessible_schemas : "");
  zb_buffer_printf(out, ">\n<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>%c</pdfaid:conformance>\n",
                   info->tagged ? 'A' : 'B');
  zb_buffer_puts(out, is_accessible(info) ? accessible : "");
  put_property(out, "dc:title", alternatives, info->title, end_alternatives);
  put_property(out, "dc:creator", "<rdf:Seq><rdf:li>", info->author, "</rdf:li></rdf:Seq>");
  put_property(out, "dc:description", alternatives, info->subject, end_alternatives);
  put_property(out, "xmp:CreateDate", "", date, "");
  put_property(out, "xmp:CreatorTool", "", info->creator, "");
  put_property(out, "pdf:Producer", "", info->producer, "");
  zb_buffer_puts(out, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
}

/* Not compressed, so that programs that know no PDF find it. */
static void add_metadata(zb_pdf *pdf, const info *info)
{
  zb_buffer_clear(&pdf->scratch);
  write_xmp(info, &pdf->scratch);
  HPDF_Dict stream = HPDF_DictStream_New(pdf->doc->mmgr, pdf->doc->xref);
  HPDF_Dict_AddName(stream, "Type", "Metadata");
  HPDF_Dict_AddName(stream, "Subtype", "XML");
  HPDF_Stream_Write(stream->stream, (const HPDF_BYTE *)pdf->scratch.data, (HPDF_UINT)pdf->scratch.length);
  HPDF_Dict_Add(pdf->doc->catalog, "Metadata", stream);
}

/* --- The output intent ---------------------------------------------------------------------------------------- */

static void add_output_intent(zb_pdf *pdf)
{
  HPDF_Doc doc = pdf->doc;
  HPDF_Dict intent = add_dict(doc), profile = add_stream(doc, pdf->profile.data, pdf->profile.length);
  HPDF_Array intents = HPDF_Array_New(doc->mmgr);
  HPDF_Dict_AddNumber(profile, "N", 3);
  HPDF_Dict_AddName(intent, "Type", "OutputIntent");
  HPDF_Dict_AddName(intent, "S", "GTS_PDFA1"); /* the name that parts 1 to 3 share */
  HPDF_Dict_Add(intent, "OutputConditionIdentifier", HPDF_String_New(doc->mmgr, "sRGB IEC61966-2.1", NULL));
  HPDF_Dict_Add(intent, "RegistryName", HPDF_String_New(doc->mmgr, "http://www.color.org", NULL));
  HPDF_Dict_Add(intent, "Info", HPDF_String_New(doc->mmgr, "sRGB IEC61966-2.1", NULL));
  HPDF_Dict_Add(intent, "DestOutputProfile", profile);
  HPDF_Array_Add(intents, intent);
  HPDF_Dict_Add(doc->catalog, "OutputIntents", intents);
}

void add_archive(zb_pdf *pdf, const info *info)
{
  if (!pdf->archive)
    return;
  static const char part[] = "PDF/A-2";
  zb_digest_add(pdf->digest, part, sizeof part);
  add_metadata(pdf, info);
  add_output_intent(pdf);
}
