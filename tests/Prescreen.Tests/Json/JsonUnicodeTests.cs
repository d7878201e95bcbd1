using System.Text;
using System.Text.Json;
using Prescreen.Json;

namespace Prescreen.Tests.Json;

public sealed class JsonUnicodeTests
{
    [Theory]
    [InlineData("""{"a":"plain"}""", true, "")]
    [InlineData("""{"a":"\ud83d\ude00"}""", true, "a pair")]
    [InlineData("""{"a":"\\ud800"}""", true, "an escaped backslash and letters")]
    [InlineData("""{"a":"\ud800"}""", false, "a first half")]
    [InlineData("""{"a":"\uDC00x"}""", false, "a second half")]
    [InlineData("""{"a":"\ud83d\ud83d\ude00"}""", false, "a half before a pair")]
    [InlineData("""{"\ud800":1}""", false, "in a name")]
    [InlineData("""{"a":"\ud800\n"}""", false, "a half before another escape")]
    [InlineData("""{"a":"\ud8""", true, "cut off, which parsing tells")]
    public void Mended_WhereATextIsNoUnicode_CanBeReadAndIsAsLong(string json, bool isWhole, string because)
    {
        var bytes = Encoding.UTF8.GetBytes(json);

        var mended = JsonUnicode.Mended(bytes);

        JsonUnicode.IsWhole(bytes).ShouldBe(isWhole, because);
        JsonUnicode.IsWhole(mended.Span).ShouldBeTrue(because);
        mended.Length.ShouldBe(bytes.Length);
        mended.Span.SequenceEqual(bytes).ShouldBe(isWhole, because);
    }

    [Fact]
    public void Mended_DamagedBytes_BecomeQuestionMarks()
    {
        byte[] json = [.. "{\"a\":\"x"u8, 0xFF, 0xE4, .. "ä\"}"u8];

        using var document = JsonDocument.Parse(JsonUnicode.Mended(json));

        document.RootElement.Text("a").ShouldBe("x??ä");
    }

    [Theory]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("{")]
    public void Parse_WhatCannotBeRead_IsNoJson(string json)
        => Should.Throw<JsonException>(() => JsonLook.Parse(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Parse_TextThatIsNoUnicode_SaysTheLine()
        => Should.Throw<JsonException>(() => JsonLook.Parse("{\n\"a\":\"\\ud800\"}"u8.ToArray())).LineNumber.ShouldBe(1);

    [Fact]
    public void Parse_BehindAByteOrderMark_IsRead()
    {
        using var document = JsonLook.Parse(Encoding.UTF8.GetPreamble().Concat("""{"a":[true]}"""u8.ToArray()).ToArray());

        document.RootElement.Items("a").ShouldHaveSingleItem();
        document.RootElement.Member("b").Text("c").ShouldBeNull();
    }
}
