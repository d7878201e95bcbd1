using System.Text;
using Prescreen.Fhir.Text;

namespace Prescreen.Fhir.Tests.Text;

public sealed class AttachmentTextTests
{
    private const string PdfPage = "DIAGNOSIS\nA. Omentum: metastatic adenocarcinoma.\nCEA: positive (membranous, 40%).";

    private readonly AttachmentText reader = new(new PdfToText());

    [Theory]
    [InlineData("application/pdf")]
    [InlineData("application/octet-stream")]
    [InlineData("")]
    public void Pdf_IsReadPageByPage(string type)
        => reader.Read(type, Fixture.Bytes("report.pdf")).ShouldBe(new ReadText($"{PdfPage}\n\nADDENDUM: HER2 score 2+.", null));

    [Theory]
    [InlineData("scan.pdf", "FHIR-177", "")]
    [InlineData("part-scan.pdf", "FHIR-177", PdfPage)]
    [InlineData("locked.pdf", "FHIR-174", "")]
    public void Pdf_ThatCantBeReadWhole_IsAProblem(string file, string code, string words)
    {
        var read = reader.Read("application/pdf", Fixture.Bytes(file));

        (read.Problem?.Code, read.Words).ShouldBe((code, words));
    }

    [Fact]
    public void Pdf_Damaged_IsAProblem() => reader.Read("application/pdf", "%PDF-1.4 and no more"u8.ToArray()).Problem?.Code.ShouldBe("FHIR-174");

    [Fact]
    public void Pdf_WithoutPdftotext_SaysWhatToInstall()
    {
        var problem = new AttachmentText(new PdfToText("no-such-pdftotext")).Read("application/pdf", Fixture.Bytes("report.pdf")).Problem.ShouldNotBeNull();

        problem.Code.ShouldBe("FHIR-175");
        problem.Text.ShouldContain("poppler-utils");
    }

    [Fact]
    public void Pdf_LeavesNothingBehind()
    {
        var before = Directory.GetDirectories(Path.GetTempPath(), "prescreen-pdf-*").Length;

        reader.Read("application/pdf", Fixture.Bytes("report.pdf")).Problem.ShouldBeNull();

        Directory.GetDirectories(Path.GetTempPath(), "prescreen-pdf-*").Length.ShouldBeLessThanOrEqualTo(before);
    }

    [Theory]
    [InlineData("application/rtf")]
    [InlineData("text/rtf; charset=us-ascii")]
    [InlineData("text/plain")]
    [InlineData("")]
    public void Rtf_IsReadAsShown(string type)
        => reader.Read(type, Fixture.Bytes("report.rtf")).ShouldBe(new ReadText(
            "FINAL DIAGNOSIS\nA. Omentum, biopsy:\n\tMetastatic adenocarcinoma, naïve pattern ≥40%.\nMarker\tResult\nCEA\tpositive, 2+\n免疫组化：CEA（+）\nSurgeon's note – end",
            null));

    [Theory]
    [InlineData("text/html; charset=gbk")]
    [InlineData("text/html")]
    [InlineData("")]
    public void Html_InGbk_IsReadAsShown(string type)
        => reader.Read(type, Fixture.Bytes("report-gbk.html")).ShouldBe(new ReadText(
            "病理报告\n\n送检组织为 转移性腺癌。\n切缘<1 mm\n\n标记\t结果\nCEA\t阳性 (+), 40%\n\tKi‑67\n\n- 肝：未见转移\n- 肺：未见结节", null));

    [Theory]
    [InlineData("text/plain; charset=GB18030")]
    [InlineData("text/plain;charset=\"gbk\"")]
    public void Text_InGb18030_IsRead(string type) => reader.Read(type, Fixture.Bytes("note-gb18030.txt")).ShouldBe(new ReadText("腹膜转移，CC评分0分。\n䶮先生", null));

    [Theory]
    [InlineData("utf-8", "text/plain", "é 癌")]
    [InlineData("utf-8", "text/plain; charset=iso-8859-1", "é 癌")]
    [InlineData("iso-8859-1", "text/plain; charset=iso-8859-1", "né")]
    [InlineData("windows-1252", "text/plain; charset=windows-1252", "“40–50%”")]
    [InlineData("utf-16", "text/plain; charset=utf-16", "CEA 癌")]
    [InlineData("utf-16BE", "text/plain; charset=UTF-16BE", "CEA 癌")]
    [InlineData("utf-16BE", "text/plain; charset=utf-16", "CEA 癌")]
    public void Text_InItsCharset_IsRead(string charset, string type, string text)
        => reader.Read(type, (CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset)).GetBytes(text)).ShouldBe(new ReadText(text, null));

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Text_WithAMark_NeedsNoCharset(string charset)
    {
        var encoding = Encoding.GetEncoding(charset);

        reader.Read("", [.. encoding.GetPreamble(), .. encoding.GetBytes("结肠 a")]).ShouldBe(new ReadText("结肠 a", null));
    }

    [Theory]
    [InlineData("text/plain; charset=utf-8", "FHIR-173")]
    [InlineData("text/plain", "FHIR-173")]
    [InlineData("text/plain; charset=x-nobodys", "FHIR-173")]
    [InlineData("", "FHIR-172")]
    [InlineData("image/jpeg", "FHIR-172")]
    [InlineData("application/dicom", "FHIR-172")]
    public void Bytes_ThatAreNoText_AreAProblem(string type, string code) => reader.Read(type, [0x43, 0xFF, 0xFE, 0x41, 0x80]).Problem?.Code.ShouldBe(code);

    [Theory]
    [InlineData("text/plain", " \r\n\t")]
    [InlineData("text/html", "<html><body><img src='scan.png'/></body></html>")]
    [InlineData("text/rtf", @"{\rtf1{\pict 0a}}")]
    [InlineData("text/plain", "")]
    public void Attachment_WithoutWords_IsAProblem(string type, string text) => reader.Read(type, Encoding.UTF8.GetBytes(text)).Problem?.Code.ShouldBe("FHIR-177");

    [Fact]
    public void Text_TooLong_IsAProblem() => reader.Read("text/plain", [.. Enumerable.Repeat((byte)'a', 5_000_001)]).ShouldBe(ReadText.Unread(TextProblems.TooLong()));
}
