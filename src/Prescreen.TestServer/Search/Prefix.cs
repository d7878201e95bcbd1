namespace Prescreen.TestServer.Search;

/// <summary>The comparison in front of a date or number; eq where none is written.</summary>
internal static class Prefix
{
    public static (string Comparison, string Number) Split(string text)
        => text.Length > 2 && text[..2] is ("eq" or "ne" or "gt" or "lt" or "ge" or "le" or "sa" or "eb" or "ap") ? (text[..2], text[2..]) : ("eq", text);
}
