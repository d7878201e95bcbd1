using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Prescreen.Fhir.Text;

namespace Prescreen.Fhir.Tests.Text;

public sealed class HtmlTextTests
{
    private static readonly string[] Shards =
    [
        "<", ">", "</", "<p>", "</p>", "<td>", "<tr>", "<table>", "</table>", "<pre>", "</pre>", "<script>", "</script>", "<!--", "-->", "<![CDATA[", "]]>", "&amp;", "&#x", "&lt",
        "&#1114112;", "<b", "=\"", "'", "\n", "\0", "\uD800", "结肠", "a", " ", "<title>", "<textarea>", "<?xml", "<!DOCTYPE",
    ];

    [Theory]
    [InlineData("<div><p>a<br/>b</p><p>c</p></div>", "a\nb\n\nc")]
    [InlineData("<p>x &amp; y &lt;1&nbsp;mm &#8805;40&#37;</p>", "x & y <1 mm ≥40%")]
    [InlineData("<p>not<b>able</b> <i>thing</i></p>", "notable thing")]
    [InlineData("a<script>if (x<b) \"</p>\"</script><style>p>a{}</style><!-- c --> d", "a d")]
    [InlineData("<head><title>T &amp; t</title></head><body>x</body>", "x")]
    [InlineData("<ul><li>a</li><li>b</li></ul>c", "- a\n- b\n\nc")]
    [InlineData("<pre>a\n  b\n\nc</pre>", "a\n  b\n\nc")]
    [InlineData("<div>FINDINGS:\nLiver clear.\nIMPRESSION:\nNo mets.</div>", "FINDINGS:\nLiver clear.\nIMPRESSION:\nNo mets.")]
    [InlineData("<p>wrapped\nline</p><p>b</p>", "wrapped line\n\nb")]
    [InlineData("a<br><br>b", "a\n\nb")]
    [InlineData("<p>x < 5 mm</p>", "x < 5 mm")]
    public void Html_IsLaidOutAsShown(string html, string words) => PlainLines.Of(HtmlText.Read(html)).ShouldBe(words);

    [Fact]
    public void Table_KeepsCellsApartAndRowsOnLines()
        => HtmlText.Read("<table><tr><th>Marker</th><th>Result</th></tr><tr><td><p>CEA</p></td><td><p>positive</p></td></tr><tr><td/><td>2+</td></tr></table>after")
            .ShouldBe("Marker\tResult\nCEA\tpositive\n\t2+\n\nafter");

    [Fact]
    public void Anything_IsRead()
        => Prop.ForAll(Gen.Elements(Shards).ListOf().Select(string.Concat).ToArbitrary(), html => HtmlText.Read(html) is not null).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));

    // Trees of these are quadratic in size; an hour would pass before one of them ended.
    [Theory]
    [InlineData("<div>", 400_000)]
    [InlineData("<font a1><p>", 200_000)]
    [InlineData("<table><tr><td>", 200_000)]
    [InlineData("</p>", 400_000)]
    [InlineData("<a b='", 200_000)]
    [InlineData("<!--", 400_000)]
    [InlineData("&", 1_000_000)]
    [InlineData("<script></", 200_000)]
    public void HostileNesting_OfMegabytes_Ends(string shard, int times)
        => HtmlText.Read(new StringBuilder().Insert(0, shard, times).ToString()).Length.ShouldBeLessThan(2_000_000);
}
